import { sql } from "kysely";
import type { Kysely } from "kysely";
import { searchQuery } from "../engines/search.ts";
import type { Database } from "../schema/database.ts";

const MOST_FAULTS = 100;

/** Projects whose shares of the credit are there and do not add up to one. */
export async function unevenCredits(db: Kysely<Database>): Promise<{ code: string; sum: number }[]> {
  return db.selectFrom("project_credits as c").innerJoin("projects as p", "p.id", "c.project_id").where("c.recorded_to", "is", null).groupBy("p.id")
    .having(sql<number>`sum(c.share_bp)`, "!=", 10_000).select(["p.code", sql<number>`sum(c.share_bp)`.as("sum")]).limit(MOST_FAULTS).execute();
}

const DEEPEST = 50;

/** Projects that are counted with another one which, followed to its end, counts nowhere. */
export async function relationsInCircles(db: Kysely<Database>): Promise<{ code: string }[]> {
  const { rows } = await sql<{ code: string }>`with recursive chain (start, at, depth) as (
    select p.code, coalesce(f.part_of, f.duplicate_of), 1 from project_facts f join projects p on p.id = f.project_id where f.recorded_to is null and coalesce(f.part_of, f.duplicate_of) is not null
    union all select c.start, coalesce(f.part_of, f.duplicate_of), c.depth + 1 from chain c join projects p on p.code = c.at join project_facts f on f.project_id = p.id and f.recorded_to is null
    where coalesce(f.part_of, f.duplicate_of) is not null and c.depth < ${DEEPEST}) select distinct start as code from chain where depth = ${DEEPEST} order by start limit ${MOST_FAULTS}`.execute(db);
  return rows;
}

/** The next projects with what they say of their companies and the keys they are found by. */
export async function partiesAfter(db: Kysely<Database>, afterId: number, limit: number) {
  return db.selectFrom("project_facts as f").innerJoin("projects as p", "p.id", "f.project_id").where("f.recorded_to", "is", null).where("f.project_id", ">", afterId).orderBy("f.project_id").limit(limit)
    .select(["f.project_id", "p.code", "f.investors", "f.uscc"])
    .select(sql<string>`(select json_group_array(y.party_key) from project_parties y where y.project_id = f.project_id)`.as("keys"))
    .select(sql<number>`(select count(*) from projects_without_parties w where w.project_id = f.project_id)`.as("waits")).execute();
}

/** Keys of investors' names that lead to no company. */
export async function namesWithoutCompany(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const found = await db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").innerJoin("companies as c", "c.item", "r.root")
    .where("n.recorded_to", "is", null).where("c.recorded_to", "is", null).where("n.name_key", "in", [...keys]).select("n.name_key").execute();
  const known = new Set(found.map((row) => row.name_key));
  return keys.filter((key) => !known.has(key));
}

/** The next names in force with the record that each leads to; null where it leads to none in force. */
export async function companyNamesAfter(db: Kysely<Database>, afterId: number, limit: number) {
  return db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").leftJoin("companies as c", (join) => join.onRef("c.item", "=", "r.root").on("c.recorded_to", "is", null))
    .where("n.recorded_to", "is", null).where("n.id", ">", afterId).orderBy("n.id").limit(limit).select(["n.id", "n.name", "n.name_key", "r.root", "c.item"]).execute();
}

/** Whether the search finds a company by a name. */
export async function isCompanyFound(db: Kysely<Database>, item: number, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from company_search where company_search match ${searchQuery(name)} and rowid = ${item}`.execute(db);
  return rows.length > 0;
}
