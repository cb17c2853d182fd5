import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { MilestonePlanRow, ProjectFactsRow } from "../schema/projects.ts";
import type { AuditRow } from "../schema/trail.ts";
import { factsWhere } from "./project-facts.ts";

/** Every version of a project's milestone plans, oldest first. */
export async function planVersions(db: Kysely<Database>, projectId: number): Promise<MilestonePlanRow[]> {
  return db.selectFrom("milestone_plans").selectAll().where("project_id", "=", projectId).orderBy("id").execute();
}

/** The documents that prove one milestone of a project, as they are now. */
export async function documentsOfMilestone(db: Kysely<Database>, projectId: number, milestone: string): Promise<{ item: number; name: string; kind: string }[]> {
  return db.selectFrom("documents").select(["item", "name", "kind"]).where("project_id", "=", projectId).where("milestone", "=", milestone).where("recorded_to", "is", null).orderBy("item").execute();
}

/** The facts of a project in its n-th version, counted from 1; null for a version that there never was. */
export async function factsVersion(db: Kysely<Database>, projectId: number, version: number): Promise<ProjectFactsRow | null> {
  const row = await db.selectFrom("project_facts").selectAll().where("project_id", "=", projectId).orderBy("id").limit(1).offset(version - 1).executeTakeFirst();
  return row ?? null;
}

/** One page of the rows about a project, newest first. */
export async function trailPage(db: Kysely<Database>, projectId: number, limit: number, offset: number): Promise<AuditRow[]> {
  return db.selectFrom("audit_log").selectAll().where("project_id", "=", projectId).orderBy("seq", "desc").limit(limit).offset(offset).execute();
}

/** Projects within a scope by their codes. */
export async function namesOfCodes(db: Kysely<Database>, codes: readonly string[], scope: Predicate): Promise<{ code: string; name: string }[]> {
  if (codes.length === 0) return [];
  return factsWhere(db, scope).where("p.code", "in", [...codes]).select(["p.code", "f.name"]).execute();
}

const MOST_RELATED = 50;

/** Projects within a scope that call themselves a part or a duplicate of another. */
export async function projectsPointingTo(db: Kysely<Database>, code: string, scope: Predicate): Promise<{ code: string; name: string; part_of: string | null }[]> {
  return factsWhere(db, scope).where((eb) => eb.or([eb("f.part_of", "=", code), eb("f.duplicate_of", "=", code)]))
    .select(["p.code", "f.name", "f.part_of"]).orderBy("p.code").limit(MOST_RELATED).execute();
}
