import { COLUMN_STAGES } from "./stages.ts";
import type { ColumnStage, Stage } from "./stages.ts";
import { accept, refuse } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Whether a card may be moved from its stage to a column at all. Only forwards, over any number of columns; its own column and
 * earlier ones are refused, and so is every column for a project that is done or has left.
 */
export function canMove(from: Stage, to: ColumnStage): Verdict<null> {
  const start = COLUMN_STAGES.findIndex((stage) => stage === from);
  if (start < 0) return refuse({ code: "wrong_stage", field: "toStage", params: { from, to } });
  return COLUMN_STAGES.indexOf(to) > start ? accept(null) : refuse({ code: "move_backwards", field: "toStage", params: { from, to } });
}
