import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { BureauChiefRow } from "../schema/chiefs.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";

/** Every bureau chief in the present version, who came first first. */
export async function allChiefs(db: Kysely<Database>): Promise<BureauChiefRow[]> {
  return db.selectFrom("bureau_chiefs").selectAll().where("recorded_to", "is", null).orderBy("from_on").orderBy("item").execute();
}

/** Adds a version of a chief. */
export async function insertChief(trx: Transaction<Database>, row: Omit<BureauChiefRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("bureau_chiefs").values({ ...row, recorded_to: null }).execute();
}

/** A project that is at work, as the page of chiefs shows it. */
export interface ChiefProjectRow {
  readonly project_id: number;
  readonly code: string;
  readonly name: string;
  readonly chief: string | null;
  readonly total_cny: number | null;
  readonly stage: string;
  readonly light: string;
  readonly light_milestone: string | null;
  readonly light_due_on: string | null;
  readonly next_milestone: string | null;
  readonly next_due_on: string | null;
  /** The last visit to or from the investor. */
  readonly visitedOn: string | null;
}

/** Projects at work within a statement. */
function atWork(db: Kysely<Database>, predicate: Predicate) {
  return factsWhere(db, predicate).where("p.stage", "not in", ["done", "left"]).where("f.archived_on", "is", null);
}

/** The worst light first, then the largest. */
const MOST_URGENT_FIRST = sql`CASE p.light WHEN 'red' THEN 1 WHEN 'yellow' THEN 2 WHEN 'green' THEN 3 ELSE 4 END, f.total_cny DESC, f.project_id`;

/** A chief whom projects name: how many, and which are the most urgent. */
export interface ChiefCare {
  readonly chief: string;
  readonly count: number;
  readonly urgent: readonly number[];
}

/** Every chief whom projects at work within a statement name, with a few of those. */
export async function careOfChiefs(db: Kysely<Database>, predicate: Predicate, few: number): Promise<ChiefCare[]> {
  const ranked = atWork(db, predicate).where("f.bureau_chief", "is not", null).select([
    "f.project_id as id", sql<string>`f.bureau_chief`.as("chief"), sql<number>`count(*) OVER (PARTITION BY f.bureau_chief)`.as("count"),
    sql<number>`row_number() OVER (PARTITION BY f.bureau_chief ORDER BY ${MOST_URGENT_FIRST})`.as("place"),
  ]);
  const rows = await db.selectFrom(ranked.as("r")).where("r.place", "<=", few).select(["r.id", "r.chief", "r.count"]).orderBy("r.chief").orderBy("r.place").execute();
  const care = new Map<string, { chief: string; count: number; urgent: number[] }>();
  for (const { id, chief, count } of rows) {
    const own = care.get(chief) ?? { chief, count, urgent: [] };
    own.urgent.push(id);
    care.set(chief, own);
  }
  return [...care.values()];
}

/** How many projects are at work within a statement. */
export async function countAtWork(db: Kysely<Database>, predicate: Predicate): Promise<number> {
  return (await atWork(db, predicate).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}

/** The ids of a page of the projects at work within a statement, the most urgent first. */
export async function urgentAtWork(db: Kysely<Database>, predicate: Predicate, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<number[]> {
  const rows = await atWork(db, predicate).select("f.project_id").orderBy(MOST_URGENT_FIRST).limit(limit).offset(offset).execute();
  return rows.map((row) => row.project_id);
}

/** Projects by their ids, the most urgent first, with their last visit. */
export async function chiefProjects(db: Kysely<Database>, scope: Predicate, ids: readonly number[]): Promise<ChiefProjectRow[]> {
  if (ids.length === 0) return [];
  const visitedOn = sql<string | null>`(SELECT max(v.on_date) FROM project_updates AS v WHERE v.project_id = f.project_id AND v.recorded_to IS NULL AND v.channel IN ('visit_out', 'visit_in'))`;
  return factsWhere(db, scope).where("f.project_id", "in", [...ids])
    .select(["f.project_id", "p.code", "f.name", "f.bureau_chief as chief", "f.total_cny", "p.stage", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", visitedOn.as("visitedOn")])
    .orderBy(MOST_URGENT_FIRST).execute();
}
