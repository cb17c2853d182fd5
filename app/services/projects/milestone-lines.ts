import type { PartialDate } from "#app/domain/dates.ts";
import { notApplicableByKind } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { slipOf } from "#app/domain/slip.ts";
import type { Slip } from "#app/domain/slip.ts";
import { STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
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
  readonly notApplicable: "said" | "kind" | null;
  /** Why it does not apply. */
  readonly reason: string | null;
  /** Something is known of it, or its stage closes with it. */
  readonly isShown: boolean;
}

/** Every milestone of a project but its termination, in the order of the stages, the closing one last in each. */
export function milestoneLines(input: ProjectInput, plans: readonly MilestonePlanRow[], today: string): MilestoneLine[] {
  const ruledOut = notApplicableByKind(input.kind);
  return STAGES.flatMap((stage) => [...stage.others, stage.closedBy].map((type): MilestoneLine => {
    const versions = plans.filter((plan) => plan.type === type);
    const plan = versions.find((entry) => entry.recorded_to === null);
    const dates = { planOn: plan?.plan_on ?? null, baselineOn: plan?.baseline_on ?? null, forecastOn: plan?.forecast_on ?? null, actualOn: input.dates[type] ?? null };
    const notApplicable = ruledOut.includes(type) ? "kind" : input.notApplicable.includes(type) ? "said" : null;
    const isClosing = type === stage.closedBy;
    const isKnown = dates.actualOn !== null || dates.planOn !== null || dates.forecastOn !== null || notApplicable === "said";
    return {
      type, stage: stage.id, isClosing, ...dates, replans: replansOf(versions), notApplicable, reason: plan?.reason ?? null,
      slip: notApplicable === null ? slipOf(dates, today) : null, isShown: isKnown || (isClosing && notApplicable === null),
    };
  }));
}

/** Changes of the plan date from one known day to another; the first plan is none, a changed forecast neither. */
function replansOf(versions: readonly MilestonePlanRow[]): number {
  let last: string | null = null;
  let count = 0;
  for (const { plan_on: planOn } of versions) {
    if (planOn === null) continue;
    if (last !== null && planOn !== last) count += 1;
    last = planOn;
  }
  return count;
}
