import type { Refusal } from "#app/domain/verdict.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { trailPage } from "#db/queries/project-page.ts";
import type { ServiceContext } from "../context.server.ts";

/** Who changed a project last, when, and in which version it is since. */
export interface LatestChange {
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** Rows that time alone brought are passed over; a few at most follow each other. */
const LOOKED_THROUGH = 8;

/** The newest change of a project that the actor sees; null for one they do not. */
export async function latestChange(ctx: ServiceContext, code: string): Promise<LatestChange | null> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return null;
  const row = (await trailPage(ctx.db.read, stored.project_id, LOOKED_THROUGH, 0)).find(({ action }) => action !== "project.advance");
  return { by: row?.actor_name ?? "", at: row?.at ?? stored.updated_at, version: stored.version };
}

/** Who was faster, where that is why a change was refused. */
export async function conflictIn(ctx: ServiceContext, code: string, errors: readonly Refusal[]): Promise<LatestChange | null> {
  return errors.some((error) => error.code === "stale") ? latestChange(ctx, code) : null;
}
