import { addDays, effectiveDate } from "./dates.ts";
import type { PartialDate } from "./dates.ts";
import type { ProjectFacts } from "./facts.ts";
import type { Light } from "./kinds.ts";
import { redFrom } from "./open-issues.ts";
import type { OpenIssue } from "./open-issues.ts";
import { lightOn } from "./lights.ts";
import type { MilestoneType } from "./milestones.ts";
import { isNotApplicable } from "./predicate.ts";
import { closingMilestone, STAGES, stageOn, stageSince } from "./stages.ts";
import type { Stage } from "./stages.ts";
import { isSuspendedOn } from "./suspension.ts";

/** A milestone's plan as it stands. */
export interface MilestonePlan {
  readonly type: MilestoneType;
  readonly planOn: PartialDate | null;
}

/** What is derived from a project's facts and plans on a day. */
export interface ProjectStatus {
  readonly stage: Stage;
  readonly stageSince: string | null;
  readonly light: Light;
  readonly lightMilestone: MilestoneType | null;
  readonly lightDueOn: string | null;
  readonly nextMilestone: MilestoneType | null;
  readonly nextDueOn: string | null;
  /** The first later day on which any of this may read otherwise; null when nothing can change by time alone. */
  readonly until: string | null;
}

/**
 * Derives stage, light and next milestone of a project on a day. Projects that are done or have left carry no light, and neither do
 * those that stand still: once resumed they are held against the plan as it then stands. An overdue blocking issue makes the light
 * red whatever the plan says: then no milestone decides it, and what was due is the issue.
 */
export function statusOn(facts: ProjectFacts, plans: readonly MilestonePlan[], today: string, issues: readonly OpenIssue[] = []): ProjectStatus {
  const stage = stageOn(facts, today);
  const since = stageSince(facts, today);
  const nextDates = [...STAGES.map((entry) => entry.closedBy), "terminated" as const].map((type) => facts.on[type]).filter((on): on is string => on !== null && on > today);
  if (stage === "done" || stage === "left") {
    return { stage, stageSince: since, light: "none", lightMilestone: null, lightDueOn: null, nextMilestone: null, nextDueOn: null, until: earliest(nextDates) };
  }
  const pauseEnds = [facts.suspendedOn, facts.resumedOn].flatMap((on) => (on === null || effectiveDate(on) <= today ? [] : [effectiveDate(on)]));
  const open = plans.flatMap((plan) => (plan.planOn !== null && facts.on[plan.type] === null && !isNotApplicable(facts, plan.type)
    ? [{ type: plan.type, dueOn: effectiveDate(plan.planOn) }] : []));
  const isSuspended = isSuspendedOn(facts, today);
  const reading = lightOn(isSuspended ? [] : open, facts.updates.at(-1) ?? null, today);
  const [issueRedFrom = null] = isSuspended ? [] : issues.flatMap((issue) => redFrom(issue) ?? []).sort();
  const isIssueRed = issueRedFrom !== null && issueRedFrom <= today && reading.light !== "red";
  const next = open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0] ?? { type: closingMilestone(stage), dueOn: null };
  return {
    stage, stageSince: since, ...(isIssueRed ? { light: "red", lightMilestone: null, lightDueOn: addDays(issueRedFrom, -1) } : {
      light: reading.light, lightMilestone: reading.light === "green" ? null : reading.milestone,
      lightDueOn: reading.light === "green" ? null : (open.find((plan) => plan.type === reading.milestone)?.dueOn ?? null),
    }),
    nextMilestone: next.type, nextDueOn: next.dueOn,
    until: earliest([...nextDates, ...pauseEnds, ...(reading.changesOn ? [reading.changesOn] : []), ...(issueRedFrom !== null && issueRedFrom > today ? [issueRedFrom] : [])]),
  };
}

function earliest(days: readonly string[]): string | null {
  return days.toSorted()[0] ?? null;
}
