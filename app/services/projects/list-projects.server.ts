import { and } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { filterPredicate } from "#app/schemas/project-filter.ts";
import type { ProjectFilter, Sort } from "#app/schemas/project-filter.ts";
import { countProjects, listProjects as queryProjects } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { liaisonIdsNamed } from "#db/queries/people.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { remembered } from "../remembered.server.ts";

export interface ProjectListInput {
  readonly filter: ProjectFilter;
  readonly sort: Sort;
  readonly page: number;
  readonly size: number;
}

export interface ProjectPage {
  readonly items: readonly StoredProject[];
  readonly total: number;
  readonly totalCny: number;
  readonly page: number;
  readonly size: number;
}

/** What a filter means for a principal: the filter and the scope as one statement. */
export async function filterInScope(ctx: ServiceContext, filter: ProjectFilter): Promise<Predicate> {
  const liaisonIds = filter.liaison?.length ? await liaisonIdsNamed(ctx.db.read, filter.liaison) : null;
  return and(scopeOf(ctx.actor), filterPredicate(filter, liaisonIds));
}

/** One page of the projects that the actor sees, with the number and sum of all that the filter holds for. */
export async function listProjects(ctx: ServiceContext, input: ProjectListInput): Promise<Verdict<ProjectPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const predicate = await filterInScope(ctx, input.filter);
  const totals = await remembered(ctx.db, `count ${todayOf(ctx)} ${JSON.stringify(predicate)}`, () => countProjects(ctx.db.read, predicate));
  const items = await queryProjects(ctx.db.read, predicate, input.sort, input.size, (input.page - 1) * input.size);
  return accept({ items, total: totals.count, totalCny: totals.totalCny, page: input.page, size: input.size });
}
