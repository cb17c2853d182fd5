import { effectiveDate } from "./dates.ts";
import type { PartialDate } from "./dates.ts";
import type { ProjectFacts } from "./facts.ts";
import type { Light } from "./kinds.ts";
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
 * those that stand still: once resumed they are held against the plan as it then stands.
 */
export function statusOn(facts: ProjectFacts, plans: readonly MilestonePlan[], today: string): ProjectStatus {
  const stage = stageOn(facts, today);
  const since = stageSince(facts, today);
  const nextDates = [...STAGES.map((entry) => entry.closedBy), "terminated" as const].map((type) => facts.on[type]).filter((on): on is string => on !== null && on > today);
  if (stage === "done" || stage === "left") {
    return { stage, stageSince: since, light: "none", lightMilestone: null, lightDueOn: null, nextMilestone: null, nextDueOn: null, until: earliest(nextDates) };
  }
  const pauseEnds = [facts.suspendedOn, facts.resumedOn].flatMap((on) => (on === null || effectiveDate(on) <= today ? [] : [effectiveDate(on)]));
  const open = plans.flatMap((plan) => (plan.planOn !== null && facts.on[plan.type] === null && !isNotApplicable(facts, plan.type)
    ? [{ type: plan.type, dueOn: effectiveDate(plan.planOn) }] : []));
  const reading = lightOn(isSuspendedOn(facts, today) ? [] : open, facts.updates.at(-1) ?? null, today);
  const next = open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0] ?? { type: closingMilestone(stage), dueOn: null };
  return {
    stage, stageSince: since, light: reading.light, lightMilestone: reading.light === "green" ? null : reading.milestone,
    lightDueOn: reading.light === "green" ? null : (open.find((plan) => plan.type === reading.milestone)?.dueOn ?? null),
    nextMilestone: next.type, nextDueOn: next.dueOn, until: earliest([...nextDates, ...pauseEnds, ...(reading.changesOn ? [reading.changesOn] : [])]),
  };
}

function earliest(days: readonly string[]): string | null {
  return days.toSorted()[0] ?? null;
}
