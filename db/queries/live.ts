import { sql } from "kysely";
import type { Kysely } from "kysely";
import { NOTHING_ATTACHED } from "#app/domain/attached-facts.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { factsOfRow } from "../codecs.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";
import { knownVersions } from "./versions.ts";

/** A row of the trail as those who follow it need it: what it is about, and what says who may see it. */
export interface NewsRow {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly objectType: string;
  readonly projectId: number | null;
  /** The code of the project it is about. */
  readonly code: string | null;
  /** The fields that a change of what hangs on a project left, as JSON; null for one of the project itself, which whoever sees the project may see. */
  readonly after: string | null;
}

/** The rows of the trail after one of them, oldest first. */
export async function newsAfter(db: Kysely<Database>, seq: number, limit: number): Promise<NewsRow[]> {
  return db.selectFrom("audit_log as a").leftJoin("projects as p", "p.id", "a.project_id")
    .select(["a.seq as seq", "a.at as at", "a.action as action", "a.object_type as objectType", "a.project_id as projectId", "p.code as code", sql<string | null>`CASE WHEN a.object_type <> 'project' THEN a.after END`.as("after")])
    .where("a.seq", ">", seq).orderBy("a.seq").limit(limit).execute();
}

/** What scopes read of some projects, as known at an instant (null: now), by the project's id; loaded once for however many readers. */
export async function factsForScopes(db: Kysely<Database>, ids: readonly number[], knownAt: string | null): Promise<Map<number, ProjectFacts>> {
  const rows = await factsWhere(db, EVERYTHING, knownAt).selectAll("f").select("p.code").where("f.project_id", "in", [...ids]).execute();
  const asked = await db.selectFrom("admission_opinions as t").select(["t.project_id", "t.unit"]).where("t.project_id", "in", [...ids]).where(knownVersions(knownAt))
    .union(db.selectFrom("issue_units as t").select(["t.project_id", "t.unit"]).where("t.project_id", "in", [...ids]).where(knownVersions(knownAt))).execute();
  const credits = await db.selectFrom("project_credits as t").select(["t.project_id", "t.district", "t.share_bp as shareBp"]).where("t.project_id", "in", [...ids]).where(knownVersions(knownAt)).execute();
  const of = <T extends { project_id: number }>(all: readonly T[], id: number) => all.filter(({ project_id }) => project_id === id);
  return new Map(rows.map((row) => [row.project_id, factsOfRow(row, [], { ...NOTHING_ATTACHED, askedUnits: of(asked, row.project_id).map(({ unit }) => unit), credits: of(credits, row.project_id) })]));
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
