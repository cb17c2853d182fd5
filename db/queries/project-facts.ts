import { sql } from "kysely";
import type { CompiledQuery, Kysely, Transaction } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { MilestonePlanRow, NewProjectFactsRow, ProjectFactsRow, ProjectRow } from "../schema/projects.ts";
import { predicateSql, readsProject } from "./predicate-sql.ts";

export type StoredProject = ProjectFactsRow & Omit<ProjectRow, "id">;

function factsAndProjects(db: Kysely<Database>) {
  return db.selectFrom("project_facts as f").innerJoin("projects as p", "p.id", "f.project_id");
}

type FactsQuery = ReturnType<typeof factsAndProjects>;

/** Narrows a query to the versions known at an instant (null: now) for which a statement holds. */
function knownWhere(query: FactsQuery, predicate: Predicate, knownAt: string | null) {
  const versions = knownAt === null
    ? query.where("f.recorded_to", "is", null)
    : query.where("f.recorded_from", "<=", knownAt).where((eb) => eb.or([eb("f.recorded_to", "is", null), eb("f.recorded_to", ">", knownAt)]));
  return versions.where((eb) => predicateSql(eb, predicate, knownAt));
}

/** Facts `f` and projects `p` in the versions known at an instant (null: now), narrowed by a statement. */
export function factsWhere(db: Kysely<Database>, predicate: Predicate, knownAt: string | null = null) {
  return knownWhere(factsAndProjects(db), predicate, knownAt);
}

/** The same for counts and sums over facts alone: without the join, a tenth of the work, where the statement reads no project. */
export function factsToSum(db: Kysely<Database>, predicate: Predicate, knownAt: string | null = null) {
  const alone = () => db.selectFrom("project_facts as f") as unknown as FactsQuery;
  return knownWhere(readsProject(predicate) ? factsAndProjects(db) : alone(), predicate, knownAt);
}

const PROJECT_COLUMNS = ["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"] as const;

/** One project in its present version, if the scope lets it be seen. */
export async function findProject(db: Kysely<Database>, code: string, scope: Predicate): Promise<StoredProject | null> {
  const row = await factsWhere(db, scope).where("p.code", "=", code).selectAll("f").select(PROJECT_COLUMNS).executeTakeFirst();
  return row ?? null;
}

/** The ids of projects by their codes, whoever sees them; for references between projects within the services. */
export async function projectIds(db: Kysely<Database>, codes: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; start < codes.length; start += 500) {
    const rows = await db.selectFrom("projects").select(["id", "code"]).where("code", "in", codes.slice(start, start + 500)).execute();
    for (const row of rows) found.set(row.code, row.id);
  }
  return found;
}

/** The highest number used in codes `NB-YYYY-NNNN` of a year; 0 when none is. */
export async function lastCodeNumber(db: Kysely<Database>, year: string): Promise<number> {
  const prefix = `NB-${year}-`;
  const row = await db.selectFrom("projects").select(sql<number | null>`max(cast(substr(code, ${prefix.length + 1}) as integer))`.as("last"))
    .where("code", ">=", prefix).where("code", "<", `NB-${year}.`).where(sql<boolean>`substr(code, ${prefix.length + 1}) not glob '*[^0-9]*'`).executeTakeFirst();
  return row?.last ?? 0;
}

/** Adds a project's identity with its derived columns. */
export async function insertProject(trx: Transaction<Database>, row: Omit<ProjectRow, "id">): Promise<number> {
  const inserted = await trx.insertInto("projects").values(row).returning("id").executeTakeFirstOrThrow();
  return inserted.id;
}

/** Statements that add facts, by their columns: building one for so many columns takes longer than running it. */
const factsStatements = new Map<string, CompiledQuery>();

/** Adds a version of the facts. */
export async function insertFacts(trx: Transaction<Database>, row: NewProjectFactsRow): Promise<void> {
  const columns = Object.keys(row);
  const key = columns.join();
  const statement = factsStatements.get(key) ?? trx.insertInto("project_facts").values(row).compile();
  factsStatements.set(key, statement);
  await trx.executeQuery({ ...statement, parameters: Object.values(row) });
}

/** Ends the present version at an instant, or at its own beginning should the clock have gone back. */
export async function closeFacts(trx: Transaction<Database>, projectId: number, at: string): Promise<void> {
  await trx.updateTable("project_facts").set({ recorded_to: sql<string>`max(recorded_from, ${at})` }).where("project_id", "=", projectId).where("recorded_to", "is", null).execute();
}

/** Moves a project from one version to the next with its derived columns; false when somebody else was faster. */
export async function advanceProject(trx: Transaction<Database>, projectId: number, fromVersion: number, set: Partial<Omit<ProjectRow, "id" | "code" | "version" | "created_at">>): Promise<boolean> {
  const result = await trx.updateTable("projects").set({ ...set, version: fromVersion + 1 }).where("id", "=", projectId).where("version", "=", fromVersion).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The present milestone plans of projects. */
export async function currentPlans(db: Kysely<Database>, projectIdList: readonly number[]): Promise<MilestonePlanRow[]> {
  if (projectIdList.length === 0) return [];
  return db.selectFrom("milestone_plans").selectAll().where("project_id", "in", [...projectIdList]).where("recorded_to", "is", null).execute();
}

/** Replaces a milestone's plan by a new version; the old one keeps its place in the history. */
export async function replacePlan(trx: Transaction<Database>, row: Omit<MilestonePlanRow, "id" | "recorded_to">): Promise<void> {
  await trx.updateTable("milestone_plans").set({ recorded_to: sql<string>`max(recorded_from, ${row.recorded_from})` })
    .where("project_id", "=", row.project_id).where("type", "=", row.type).where("recorded_to", "is", null).execute();
  await trx.insertInto("milestone_plans").values({ ...row, recorded_to: null }).execute();
}

/** The newest project's id, which tells how large the database is without counting; 0 when empty. */
export async function newestProjectId(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom("projects").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.id ?? 0;
}
