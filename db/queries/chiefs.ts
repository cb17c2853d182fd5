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

/** Projects at work within a statement, the worst light first, with their last visit. */
export async function chiefProjects(db: Kysely<Database>, predicate: Predicate, limit: number): Promise<ChiefProjectRow[]> {
  const visitedOn = sql<string | null>`(SELECT max(v.on_date) FROM project_updates AS v WHERE v.project_id = f.project_id AND v.recorded_to IS NULL AND v.channel IN ('visit_out', 'visit_in'))`;
  return factsWhere(db, predicate).where("p.stage", "not in", ["done", "left"]).where("f.archived_on", "is", null)
    .select(["f.project_id", "p.code", "f.name", "f.bureau_chief as chief", "f.total_cny", "p.stage", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", visitedOn.as("visitedOn")])
    .orderBy(sql`CASE p.light WHEN 'red' THEN 1 WHEN 'yellow' THEN 2 WHEN 'green' THEN 3 ELSE 4 END`).orderBy("f.total_cny", "desc").orderBy("f.project_id").limit(limit).execute();
}
