import { notApplicableByKind } from "./kinds.ts";
import type { ProjectInput } from "./project-input.ts";
import type { MilestoneType } from "./milestones.ts";
import { closingMilestone, COLUMN_STAGES, STAGES } from "./stages.ts";
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

/** Whether a project may be moved back to a stage at all: only to an earlier one; one that has left is reopened instead. */
export function canMoveBack(from: Stage, to: ColumnStage): Verdict<null> {
  if (from === "left") return refuse({ code: "wrong_stage", field: "toStage", params: { from, to } });
  const start = from === "done" ? COLUMN_STAGES.length : COLUMN_STAGES.indexOf(from);
  return COLUMN_STAGES.indexOf(to) < start ? accept(null) : refuse({ code: "not_back", field: "toStage", params: { from, to } });
}

/** The ways in which somebody may move cards. */
export interface MoveWays {
  readonly forward: boolean;
  readonly back: boolean;
}

/** Whether a card may be moved to a column in one of the ways; refused with the reason against the way it would be. */
export function canMoveIn(ways: MoveWays, from: Stage, to: ColumnStage): Verdict<null> {
  const forward = canMove(from, to);
  if (ways.forward && forward.ok) return forward;
  const back = canMoveBack(from, to);
  return ways.back && back.ok ? back : forward.ok ? refuse({ code: "forbidden" }) : forward;
}

/** What a move back takes away: dates of closing milestones, and that closing milestones do not apply. */
export interface TakenBack {
  readonly milestones: readonly MilestoneType[];
  readonly patch: { readonly dates: Readonly<Partial<Record<MilestoneType, null>>>; readonly notApplicable: readonly MilestoneType[] };
}

/**
 * The closing milestones of a stage and of all after it, which a move back to the stage takes away; what else was reached stays.
 * A stage that the kind of project does not have cannot be gone back to.
 */
export function takenBack(input: Pick<ProjectInput, "kind" | "dates" | "notApplicable">, to: ColumnStage): Verdict<TakenBack> {
  if (notApplicableByKind(input.kind).includes(closingMilestone(to))) return refuse({ code: "stage_not_of_kind", field: "toStage", params: { to } });
  const closings = STAGES.slice(COLUMN_STAGES.indexOf(to)).map((stage): MilestoneType => stage.closedBy);
  const milestones = closings.filter((type) => input.dates[type] !== undefined || input.notApplicable.includes(type));
  return accept({
    milestones,
    patch: {
      dates: Object.fromEntries(milestones.filter((type) => input.dates[type] !== undefined).map((type) => [type, null])),
      notApplicable: input.notApplicable.filter((type) => !closings.includes(type)),
    },
  });
}
