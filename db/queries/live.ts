import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";

/** A row of the trail as those who follow it need it: no values, only what it is about. */
export interface NewsRow {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly objectType: string;
  readonly projectId: number | null;
  /** The code of the project it is about. */
  readonly code: string | null;
}

/** The rows of the trail after one of them, oldest first. */
export async function newsAfter(db: Kysely<Database>, seq: number, limit: number): Promise<NewsRow[]> {
  return db.selectFrom("audit_log as a").leftJoin("projects as p", "p.id", "a.project_id")
    .select(["a.seq as seq", "a.at as at", "a.action as action", "a.object_type as objectType", "a.project_id as projectId", "p.code as code"])
    .where("a.seq", ">", seq).orderBy("a.seq").limit(limit).execute();
}

/** Which of some projects a scope lets be seen, as known at an instant (null: now). */
export async function seenProjects(db: Kysely<Database>, ids: readonly number[], scope: Predicate, knownAt: string | null): Promise<Set<number>> {
  const rows = await factsWhere(db, scope, knownAt).select("f.project_id as id").where("f.project_id", "in", [...ids]).execute();
  return new Set(rows.map(({ id }) => id));
}

/** The number of the newest notice; 0 where there is none. */
export async function newestNotice(db: Kysely<Database>): Promise<number> {
  return (await db.selectFrom("notices").select("id").orderBy("id", "desc").limit(1).executeTakeFirst())?.id ?? 0;
}

/** Whom notices after one of them are for. */
export async function noticesAfter(db: Kysely<Database>, id: number): Promise<{ id: number; userId: number }[]> {
  return db.selectFrom("notices").select(["id", "user_id as userId"]).where("id", ">", id).orderBy("id").execute();
}

/** The project that an issue is about, by the issue's number. */
export async function projectOfIssue(db: Kysely<Database>, number: string): Promise<number | null> {
  return (await db.selectFrom("issues").select("project_id as id").where("number", "=", number).where("recorded_to", "is", null).executeTakeFirst())?.id ?? null;
}

/** The newest row of the trail from before an instant; 0 where there is none. */
export async function newestRowBefore(db: Kysely<Database>, at: string): Promise<number> {
  return (await db.selectFrom("audit_log").select("seq").where("at", "<", at).orderBy("seq", "desc").limit(1).executeTakeFirst())?.seq ?? 0;
}
