import { scopeOf } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectJson } from "#app/schemas/project-json.ts";
import { countProjects } from "#db/queries/project-list.ts";
import { findRecord, listRecords } from "#db/queries/project-records.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";
import type { ProjectListInput } from "../projects/list-projects.server.ts";
import { remembered } from "../remembered.server.ts";
import { checkFilter } from "../projects/check-filter.server.ts";
import { projectJson } from "./present-project.server.ts";

export interface ProjectPageJson {
  readonly items: readonly ProjectJson[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

/** One project as JSON; what the actor may not see is not found. */
export async function readProject(ctx: ServiceContext, code: string): Promise<Verdict<ProjectJson>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const record = await findRecord(ctx.db.read, code, scopeOf(ctx.actor));
  return record ? accept(projectJson(record)) : refuse({ code: "not_found", field: "code" });
}

/** One page of projects as JSON with the number of all that the filter holds for. */
export async function readProjects(ctx: ServiceContext, input: ProjectListInput): Promise<Verdict<ProjectPageJson>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const filter = await checkFilter(ctx, input.filter);
  if (!filter.ok) return filter;
  const predicate = await filterInScope(ctx, filter.value);
  const { count } = await remembered(ctx.db, `count ${todayOf(ctx)} ${JSON.stringify(predicate)}`, () => countProjects(ctx.db.read, predicate));
  const records = await listRecords(ctx.db.read, predicate, input.sort, input.size, (input.page - 1) * input.size);
  return accept({ items: records.map(projectJson), total: count, page: input.page, size: input.size });
}
