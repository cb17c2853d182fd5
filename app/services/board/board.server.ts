import { isIsoDate } from "#app/domain/dates.ts";
import { and } from "#app/domain/predicate.ts";
import { countedOnce } from "#app/domain/quotas.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { lightTotals, listProjects, projectsInStageOn, stageTotals, stageTotalsOn } from "#db/queries/project-list.ts";
import type { StageTotal } from "#db/queries/project-list.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";
import { aside } from "../readers/aside.server.ts";
import { remembered } from "../remembered.server.ts";
import { cardsOf } from "./cards.server.ts";
import type { BoardCard } from "./cards.server.ts";

export interface BoardColumn {
  readonly stage: ColumnStage;
  readonly count: number;
  readonly totalCny: number;
  /** Projects of at least 1 billion yuan. */
  readonly majorCount: number;
  readonly cards: readonly BoardCard[];
}

export interface Board {
  readonly asOf: string;
  readonly isToday: boolean;
  readonly columns: readonly BoardColumn[];
  readonly lights: Readonly<Record<string, number>>;
}

export interface BoardQuery {
  readonly filter: ProjectFilter;
  readonly asOf?: string | undefined;
  /** How many cards a column shows; columns named in `wide` show all the first `LARGEST_COLUMN`. */
  readonly cardsPerColumn: number;
  readonly wide?: ColumnStage | undefined;
}

/** The most cards one column ever draws; the project list shows the rest. */
export const LARGEST_COLUMN = 300;

export interface BoardTotals {
  readonly asOf: string;
  readonly stages: readonly StageTotal[];
}

/** Count and sum per stage, without projects that are done, have left or are counted elsewhere; on a past day from the milestones. */
export async function boardTotals(ctx: ServiceContext, filter: ProjectFilter, asOf?: string): Promise<Verdict<BoardTotals>> {
  return aside(ctx, "boardTotals", { filter, asOf }, () => totalsHere(ctx, filter, asOf));
}

async function totalsHere(ctx: ServiceContext, filter: ProjectFilter, asOf?: string): Promise<Verdict<BoardTotals>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const today = todayOf(ctx);
  const day = asOf ?? today;
  if (!isIsoDate(day)) return refuse({ code: "bad_date", field: "asOf", params: { value: day } });
  if (day > today) return refuse({ code: "future_date", field: "asOf", params: { value: day, today } });
  const predicate = await filterInScope(ctx, filter);
  const rows = await remembered(ctx.db, `board ${day} ${today} ${JSON.stringify(predicate)}`, () =>
    (day === today ? stageTotals(ctx.db.read, predicate) : stageTotalsOn(ctx.db.read, predicate, day)));
  const empty = (stage: ColumnStage): StageTotal => ({ stage, count: 0, totalCny: 0, majorCount: 0 });
  return accept({ asOf: day, stages: COLUMN_STAGES.map((stage) => rows.find((row) => row.stage === stage) ?? empty(stage)) });
}

/** The board with its cards, largest investment first. */
export async function board(ctx: ServiceContext, query: BoardQuery): Promise<Verdict<Board>> {
  const totals = await boardTotals(ctx, query.filter, query.asOf);
  if (!totals.ok) return totals;
  const today = todayOf(ctx);
  const isToday = totals.value.asOf === today;
  const predicate = and(await filterInScope(ctx, query.filter), countedOnce);
  const columns: BoardColumn[] = [];
  for (const total of totals.value.stages) {
    const stage = total.stage as ColumnStage;
    const limit = query.wide === stage ? LARGEST_COLUMN : query.cardsPerColumn;
    const rows = isToday
      ? await listProjects(ctx.db.read, and(predicate, { op: "statusIn", field: "stage", values: [stage] }), { key: "totalInvestmentCny", descending: true }, limit, 0)
      : await projectsInStageOn(ctx.db.read, predicate, stage, totals.value.asOf, limit);
    columns.push({ stage, count: total.count, totalCny: total.totalCny, majorCount: total.majorCount, cards: await cardsOf(ctx, rows, totals.value.asOf) });
  }
  const lights = isToday ? await boardLights(ctx, query.filter) : accept({});
  return lights.ok ? accept({ asOf: totals.value.asOf, isToday, columns, lights: lights.value }) : lights;
}

/** How many projects in the columns carry each light, whatever light the filter asks for. */
export async function boardLights(ctx: ServiceContext, { light: _light, ...filter }: ProjectFilter): Promise<Verdict<Readonly<Record<string, number>>>> {
  return aside(ctx, "boardLights", filter, async () => {
    const predicate = and(await filterInScope(ctx, filter), countedOnce);
    return accept(await remembered(ctx.db, `lights ${todayOf(ctx)} ${JSON.stringify(predicate)}`, () => lightTotals(ctx.db.read, predicate)));
  });
}
