import { canMoveBack, takenBack } from "#app/domain/moves.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { inputOfRow } from "#db/codecs.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { ServiceContext } from "../context.server.ts";
import { announceChange } from "../quotas/announce-change.server.ts";
import type { FigureEffect } from "../quotas/announce-change.server.ts";
import { changeProjectIn } from "./change-project.server.ts";
import type { Changed, ProjectChange, Trail } from "./change-project.server.ts";
import { onProject } from "./on-project.server.ts";

export interface MoveBack {
  readonly code: string;
  /** The version that the announced figures were worked out on. */
  readonly version: number;
  readonly toStage: ColumnStage;
  readonly reason: string;
  readonly formKey?: string | undefined;
}

/** What a move back takes away and which figures it changes, before it is confirmed. */
export interface MoveBackAsked {
  readonly to: ColumnStage;
  readonly milestones: readonly MilestoneType[];
  readonly effects: readonly FigureEffect[];
}

const TRAIL: Trail = { action: "project.moveBack", needs: "project.moveBack" };

function changeFor(stored: StoredProject, to: ColumnStage): Verdict<{ milestones: readonly MilestoneType[]; change: ProjectChange }> {
  const possible = canMoveBack(stored.stage as Stage, to);
  if (!possible.ok) return possible;
  const taken = takenBack(inputOfRow(stored), to);
  if (!taken.ok) return taken;
  return accept({ milestones: taken.value.milestones, change: { code: stored.code, version: stored.version, patch: taken.value.patch } });
}

/** What moving a project back would take away and change in the figures; writes nothing. */
export async function askedToMoveBack(ctx: ServiceContext, stored: StoredProject, to: ColumnStage): Promise<Verdict<MoveBackAsked>> {
  const asked = changeFor(stored, to);
  if (!asked.ok) return asked;
  return accept({ to, milestones: asked.value.milestones, effects: await announceChange(ctx, asked.value.change, TRAIL) });
}

/** Takes a project back to an earlier stage by taking away the closing milestones from there on, with the reason why. */
export async function moveBack(ctx: ServiceContext, { formKey, ...back }: MoveBack): Promise<Verdict<Changed>> {
  return onProject(ctx, { code: back.code, needs: "project.moveBack", formKey, content: back }, async (trx, stored) => {
    if (stored.version !== back.version) return refuse({ code: "stale", field: "version", params: { given: back.version, present: stored.version } });
    const asked = changeFor(stored, back.toStage);
    return asked.ok ? changeProjectIn(trx, ctx, { ...asked.value.change, remarks: { moveBackReason: back.reason } }, TRAIL) : asked;
  });
}
