import { addDays, effectiveDate } from "./dates.ts";
import type { PartialDate } from "./dates.ts";
import { belongsTo, MILESTONE_PROFILES, USUAL_SEQUENCE, usualBefore } from "./milestone-profiles.ts";
import type { PathFacts } from "./milestone-profiles.ts";
import type { MilestoneType } from "./milestones.ts";
import { COLUMN_STAGES, stageOfMilestone } from "./stages.ts";
import type { ColumnStage } from "./stages.ts";

/** The date of a milestone that a template proposes. */
export interface ProposedPlan {
  readonly type: MilestoneType;
  readonly planOn: string;
}

export interface TemplateBase {
  /** The stage the project stands in: what belongs to earlier ones is not planned any more. */
  readonly stage: ColumnStage;
  /** The day from which the template counts; what was reached before it counts from it. */
  readonly from: string;
  /** Actual or planned dates that are known. */
  readonly known: ReadonlyMap<MilestoneType, PartialDate>;
}

/**
 * A date for each milestone that is usual for the project and has neither a date nor a plan, from its present stage on: the usual days
 * after what comes before it, never before the day the template counts from. Known dates are kept and the others follow them.
 */
export function planFromTemplate(facts: PathFacts, { stage, from, known }: TemplateBase): ProposedPlan[] {
  const isAhead = (type: MilestoneType) => {
    const own = stageOfMilestone(type);
    return own !== null && COLUMN_STAGES.indexOf(own) >= COLUMN_STAGES.indexOf(stage);
  };
  const isProposed = (type: MilestoneType) => MILESTONE_PROFILES[type].isPlanned && isAhead(type) && !known.has(type) && belongsTo(type, facts);
  const days = new Map<MilestoneType, string>();
  const proposals: ProposedPlan[] = [];
  for (const type of USUAL_SEQUENCE) {
    const given = known.get(type);
    if (given !== undefined) days.set(type, effectiveDate(given));
    if (!isProposed(type)) continue;
    const before = usualBefore(type, (other) => days.has(other), (other) => belongsTo(other, facts));
    const planOn = [...before].map(([other, count]) => addDays(latest(days.get(other) ?? from, from), count)).reduce(latest, from);
    days.set(type, planOn);
    proposals.push({ type, planOn });
  }
  return proposals;
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
