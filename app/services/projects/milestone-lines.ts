import type { PartialDate } from "#app/domain/dates.ts";
import { effectiveDate, shanghaiDate } from "#app/domain/dates.ts";
import { notApplicableByKind } from "#app/domain/kinds.ts";
import { belongsTo, usualUnit } from "#app/domain/milestone-profiles.ts";
import type { PathFacts } from "#app/domain/milestone-profiles.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { slipDays, slipOf } from "#app/domain/slip.ts";
import type { Slip } from "#app/domain/slip.ts";
import { STAGES } from "#app/domain/stages.ts";
import { pushedBySlips } from "#app/domain/slip-effects.ts";
import type { PushedMilestone } from "#app/domain/slip-effects.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import type { HeldMilestone } from "#app/domain/unit-slip.ts";
import type { MilestonePlanRow } from "#db/schema/projects.ts";

/** A milestone of one project as its page shows it; dates in the precision they were given with. */
export interface MilestoneLine {
  readonly type: MilestoneType;
  readonly stage: ColumnStage;
  readonly isClosing: boolean;
  readonly planOn: PartialDate | null;
  readonly baselineOn: PartialDate | null;
  readonly forecastOn: PartialDate | null;
  readonly actualOn: PartialDate | null;
  /** How often the plan was changed after it was first made. */
  readonly replans: number;
  readonly slip: Slip | null;
  /** Days behind the frozen plan, by today for an open one; negative when earlier. */
  readonly slipDays: number | null;
  /** The unit that holds it, and the one that usually does; null while the project's district is unknown. */
  readonly unit: string | null;
  readonly usualUnit: string | null;
  /** Usual for this project by its kind, land and industry. */
  readonly belongs: boolean;
  readonly notApplicable: "said" | "kind" | null;
  /** Why it does not apply, or why its plan replaced the one before. */
  readonly reason: string | null;
  /** Something is known of it, or its stage closes with it. */
  readonly isShown: boolean;
}

/** Every milestone of a project but its termination, in the order of the stages, the closing one last in each. */
export function milestoneLines(input: ProjectInput, plans: readonly MilestonePlanRow[], today: string): MilestoneLine[] {
  const ruledOut = notApplicableByKind(input.kind);
  const path = pathFacts(input);
  return STAGES.flatMap((stage) => [...stage.others, stage.closedBy].map((type): MilestoneLine => {
    const versions = plans.filter((plan) => plan.type === type);
    const plan = versions.find((entry) => entry.recorded_to === null);
    const dates = { planOn: plan?.plan_on ?? null, baselineOn: plan?.baseline_on ?? null, forecastOn: plan?.forecast_on ?? null, actualOn: input.dates[type] ?? null };
    const notApplicable = ruledOut.includes(type) ? "kind" : input.notApplicable.includes(type) ? "said" : null;
    const isClosing = type === stage.closedBy;
    const isKnown = dates.actualOn !== null || dates.planOn !== null || dates.forecastOn !== null || notApplicable === "said";
    const usual = usualUnit(type, input.district);
    return {
      type, stage: stage.id, isClosing, ...dates, replans: replansOf(versions).length, notApplicable, reason: plan?.reason ?? null,
      slip: notApplicable === null ? slipOf(dates, today) : null, slipDays: notApplicable === null ? slipDays(dates, today) : null,
      unit: plan?.unit ?? usual, usualUnit: usual, belongs: belongsTo(type, path), isShown: isKnown || (isClosing && notApplicable === null),
    };
  }));
}

/** What of a project decides which milestones are usual for it. */
export function pathFacts({ kind, division, district, newLand, dates, notApplicable }: Pick<ProjectInput, "kind" | "division" | "district" | "newLand" | "dates" | "notApplicable">): PathFacts {
  return { kind, division, district, newLand, reached: new Set(Object.keys(dates) as MilestoneType[]), ruledOut: new Set(notApplicable) };
}

/** What slips do to the milestones that still lie ahead of a project; nothing once it is over. */
export function pushedMilestones({ milestones, today, card }: { readonly milestones: readonly MilestoneLine[]; readonly today: string; readonly card: { readonly stage: Stage } }): PushedMilestone[] {
  if (card.stage === "done" || card.stage === "left") return [];
  return pushedBySlips(milestones.filter((line) => line.notApplicable === null), today);
}

/** A plan that replaced another: both dates, and the version that brought the new one. */
export interface Replan {
  readonly from: PartialDate;
  readonly to: PartialDate;
  readonly version: MilestonePlanRow;
}

/** Changes of one milestone's plan date from one known day to another, oldest first; the first plan is none, a changed forecast neither. */
export function replansOf(versions: readonly MilestonePlanRow[]): Replan[] {
  const replans: Replan[] = [];
  let last: string | null = null;
  for (const version of versions) {
    const planOn = version.plan_on;
    if (planOn === null) continue;
    if (last !== null && effectiveDate(planOn) !== effectiveDate(last)) replans.push({ from: last, to: planOn, version });
    last = planOn;
  }
  return replans;
}

/** A milestone with everybody who held it, from the versions of its plan; before the first version it lay with the usual unit. */
export function heldMilestone(line: Pick<MilestoneLine, "type" | "baselineOn" | "planOn" | "forecastOn" | "actualOn" | "usualUnit" | "replans">, versions: readonly MilestonePlanRow[]): HeldMilestone {
  const own = versions.filter((version) => version.type === line.type);
  const holders = own.map((version) => ({ unit: version.unit ?? line.usualUnit, from: shanghaiDate(version.recorded_from) }))
    .filter((holder, index, all) => index === 0 || holder.unit !== all[index - 1]?.unit);
  const planned = own.find((version) => version.plan_on !== null);
  return {
    type: line.type, baselineOn: line.baselineOn, planOn: line.planOn, forecastOn: line.forecastOn, actualOn: line.actualOn, replans: line.replans,
    holders: holders.length > 0 ? holders : [{ unit: line.usualUnit, from: "" }], plannedFrom: planned ? shanghaiDate(planned.recorded_from) : null,
  };
}
