import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { checkFilter } from "../projects/check-filter.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { boardTotals } from "./board.server.ts";

/** The document of `board`, as the API and the command answer it. */
export interface BoardDocument {
  readonly asOf: string;
  readonly stages: readonly { readonly stage: ColumnStage; readonly count: number; readonly totalCny: number }[];
}

/** Count and sum per stage of the projects that a filter holds for. */
export async function boardDocument(ctx: ServiceContext, given: ProjectFilter, asOf?: string): Promise<Verdict<BoardDocument>> {
  const filter = await checkFilter(ctx, given);
  if (!filter.ok) return filter;
  const totals = await boardTotals(ctx, filter.value, asOf);
  if (!totals.ok) return totals;
  return accept({ asOf: totals.value.asOf, stages: totals.value.stages.map(({ stage, count, totalCny }) => ({ stage: stage as ColumnStage, count, totalCny })) });
}
