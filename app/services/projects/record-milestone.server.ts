import { closingsBefore, dateFieldOf } from "#app/domain/check-project.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { neededFor } from "#app/domain/override.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { canMove } from "#app/domain/moves.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProject, checkChange } from "./change-project.server.ts";
import type { Changed, Trail } from "./change-project.server.ts";
import type { ProjectPatch } from "./project-patch.ts";

export interface MilestoneRecord {
  readonly code: string;
  readonly version: number | null;
  readonly type: MilestoneType;
  readonly actualOn: PartialDate;
  /** Further fields that the gate asks for, filled in the same step. */
  readonly patch?: ProjectPatch;
  readonly orderReason?: string | null;
}

/** Records the day on which a milestone was reached, with whatever its gate asks for, in one step. */
export async function recordMilestone(ctx: ServiceContext, record: MilestoneRecord): Promise<Verdict<Changed>> {
  const dates = { ...record.patch?.dates, [record.type]: record.actualOn };
  return changeProject(ctx, {
    code: record.code, version: record.version, patch: { ...record.patch, dates }, orderReason: record.orderReason ?? null,
  }, TRAIL);
}

export interface ProjectMove {
  readonly code: string;
  readonly version: number;
  readonly toStage: ColumnStage;
  /** Dates of the closing milestones on the way, and whatever else the gates ask for. */
  readonly patch: ProjectPatch;
  readonly orderReason?: string | null;
  readonly overrideReason?: string | null;
}

const TRAIL: Trail = { action: "milestone.record", needs: "project.move" };

/**
 * Moves a project to a later column by recording every closing milestone on the way. Each one without a date is a reason of
 * its own, beside what the gates lack. Backwards is a move of its own.
 */
export async function moveProject(ctx: ServiceContext, move: ProjectMove): Promise<Verdict<Changed>> {
  const reasons = await reasonsAgainstMove(ctx, move);
  if (reasons.length > 0) return refuse(...reasons);
  return changeProject(ctx, { code: move.code, version: move.version, patch: move.patch, orderReason: move.orderReason ?? null, overrideReason: move.overrideReason ?? null }, TRAIL);
}

/** Every reason against a move, without writing anything; a move that would be accepted has none. */
export async function reasonsAgainstMove(ctx: ServiceContext, move: ProjectMove): Promise<readonly Refusal[]> {
  const allowed = authorise(ctx, neededFor(ctx.actor, TRAIL.needs, move.overrideReason));
  if (!allowed.ok) return allowed.errors;
  const stored = await findProject(ctx.db.read, move.code, scopeOf(ctx.actor));
  if (!stored) return [{ code: "not_found", field: "code" }];
  if (move.version !== stored.version) return [{ code: "stale", field: "version", params: { given: move.version, present: stored.version } }];
  const possible = canMove(stored.stage as Stage, move.toStage);
  if (!possible.ok) return possible.errors;
  const today = todayOf(ctx);
  const missing = closingsBefore(await wholeFacts(ctx.db.read, stored), move.toStage, today).filter((type) => move.patch.dates?.[type] == null);
  const checked = await checkChange(ctx.db.read, ctx, {
    code: move.code, version: move.version, patch: withPlaceholders(move.patch, missing, today), orderReason: missing.length > 0 ? UNTIL_DATED : (move.orderReason ?? null),
    overrideReason: move.overrideReason ?? null,
  }, TRAIL);
  const undated = missing.map((type) => ({ code: "required", field: dateFieldOf(type), params: { milestone: type } }));
  return [...undated, ...(checked.ok ? [] : checked.errors)];
}

/** The order of dates is not judged while one of them is missing. */
const UNTIL_DATED = "-";

/** Today stands in for a date not given yet, so that the other reasons can be told in the same answer. */
function withPlaceholders(patch: ProjectPatch, missing: readonly MilestoneType[], today: string): ProjectPatch {
  return { ...patch, dates: { ...patch.dates, ...Object.fromEntries(missing.map((type) => [type, today])) } };
}
