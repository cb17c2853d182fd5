import type { MoveWays } from "#app/domain/moves.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import type { Stage } from "#app/domain/stages.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { FILTER_KEYS, workingFilter } from "#app/schemas/project-filter.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import type { BoardPageQuery } from "#app/schemas/board-query.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { board } from "./board.server.ts";
import type { Board } from "./board.server.ts";
import { checkMove } from "./check-move.server.ts";
import type { MoveCheck } from "./check-move.server.ts";
import { boardChoices } from "./choices.server.ts";
import type { BoardChoices } from "./choices.server.ts";

const CARDS_PER_COLUMN = 20;

export interface BoardPage {
  readonly board: Board;
  readonly today: string;
  readonly choices: BoardChoices;
  readonly query: BoardPageQuery;
  /** Which ways cards can be moved: the role may, and the board shows today. */
  readonly ways: MoveWays;
  readonly move: MoveCheck | null;
  readonly mayCreate: boolean;
  /** The project that a form without JavaScript has just moved, as it stands now. */
  readonly moved: { readonly name: string; readonly stage: Stage } | null;
}

/** Everything the board shows for an address. On a past day there is no light to filter by and nothing to move. */
export async function boardPage(ctx: ServiceContext, query: BoardPageQuery): Promise<Verdict<BoardPage>> {
  const today = todayOf(ctx);
  const isToday = query.asOf === undefined || query.asOf === today;
  const { light, ...others } = filterOf(query);
  const filter = workingFilter(isToday && light !== undefined ? { ...others, light } : others);
  const found = await board(ctx, { filter, asOf: query.asOf, cardsPerColumn: CARDS_PER_COLUMN, wide: query.wide });
  if (!found.ok) return found;
  const ways = { forward: isToday && (may(ctx.actor, "project.move") || may(ctx.actor, "gate.override")), back: isToday && may(ctx.actor, "project.moveBack") };
  const move = (ways.forward || ways.back) && query.move !== undefined ? await checkMove(ctx, query.move, query.to ?? null) : null;
  return accept({
    board: found.value, today, choices: await boardChoices(ctx), query, ways, move, mayCreate: may(ctx.actor, "project.create"),
    moved: query.moved === undefined ? null : await standingOf(ctx, query.moved),
  });
}

async function standingOf(ctx: ServiceContext, code: string): Promise<BoardPage["moved"]> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  return stored && { name: stored.name, stage: stored.stage as Stage };
}

function filterOf(query: BoardPageQuery): ProjectFilter {
  return Object.fromEntries(FILTER_KEYS.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])));
}
