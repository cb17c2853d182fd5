import { and, happenedBy, not, or } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";
import { COLUMN_STAGES, STAGES } from "./stages.ts";
import type { ColumnStage } from "./stages.ts";

/** The statements that a stage of the funnel counts on a day. */
export interface FunnelStage {
  readonly stage: ColumnStage;
  /** Stands in the stage on the day. */
  readonly here: Predicate;
  /** Every stage before is closed and this one applies: the project stands here or went through. */
  readonly reached: Predicate;
  /** Of the reached: the stage is closed. */
  readonly passed: Predicate;
}

/** The six stages on a day; a project to which a stage does not apply is not counted in it, terminated ones stay counted. */
export function funnelOn(asOf: string): readonly FunnelStage[] {
  const isClosed = (index: number): Predicate[] => {
    const stage = STAGES[index];
    return stage ? [or({ op: "notApplicable", milestone: stage.closedBy }, happenedBy(stage.closedBy, asOf))] : [];
  };
  return COLUMN_STAGES.map((stage, index) => {
    const closedBy = STAGES.find((entry) => entry.id === stage)?.closedBy ?? "signed";
    const before = Array.from({ length: index }, (_, earlier) => isClosed(earlier)).flat();
    const reached = and(...before, not({ op: "notApplicable", milestone: closedBy }));
    return { stage, here: { op: "inStage", stages: [stage], asOf }, reached, passed: and(reached, happenedBy(closedBy, asOf)) };
  });
}
