import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import { indexNewCompany } from "../engines/company-search.ts";
import type { Database } from "../schema/database.ts";

/** Sets by what a project is found. */
export async function writePartyKeys(trx: Transaction<Database>, projectId: number, keys: readonly string[], isNew: boolean): Promise<void> {
  if (!isNew) await sql`delete from project_parties where project_id = ${projectId}`.execute(trx);
  for (const key of keys) await sql`insert or ignore into project_parties (party_key, project_id) values (${key}, ${projectId})`.execute(trx);
}

/** Whether a company goes by the name with this key. */
export async function isNamed(db: Kysely<Database>, key: string): Promise<boolean> {
  const { rows } = await sql`select 1 from company_names where name_key = ${key} and recorded_to is null`.execute(db);
  return rows.length > 0;
}

/** What a new record of a company says. */
export interface NewCompany {
  readonly name: string;
  readonly key: string;
  readonly country: string | null;
  readonly uscc: string | null;
  readonly parent: number | null;
  readonly note: string | null;
  readonly district: string | null;
}

/** Adds the record of a company under its name; answers its item. */
export async function insertCompany(trx: Transaction<Database>, company: NewCompany, at: string, by: number | null): Promise<number> {
  const { rows } = await sql<{ item: number }>`insert into company_roots (item, root) select coalesce(max(item), 0) + 1, coalesce(max(item), 0) + 1 from company_roots returning item`.execute(trx);
  const item = rows[0]?.item ?? 0;
  await sql`insert into companies (item, name, uscc, country, parent, note, district, recorded_from, recorded_to, recorded_by)
    values (${item}, ${company.name}, ${company.uscc}, ${company.country}, ${company.parent}, ${company.note}, ${company.district}, ${at}, null, ${by})`.execute(trx);
  await sql`insert into company_names (company, name, name_key, recorded_from, recorded_to, recorded_by) values (${item}, ${company.name}, ${company.key}, ${at}, null, ${by})`.execute(trx);
  await indexNewCompany(trx, item, { names: [company.name], uscc: company.uscc });
  return item;
}

/** The next projects that nobody has looked through for companies, with what they say of their investors. */
export async function projectsWithoutParties(db: Kysely<Database>, limit: number): Promise<{ project_id: number; investors: string; uscc: string | null; recorded_from: string }[]> {
  return db.selectFrom("projects_without_parties as w").innerJoin("project_facts as f", "f.project_id", "w.project_id").where("f.recorded_to", "is", null)
    .select(["f.project_id", "f.investors", "f.uscc", "f.recorded_from"]).orderBy("f.project_id").limit(limit).execute();
}

/** Notes that projects were looked through. */
export async function partiesWritten(trx: Transaction<Database>, projectIds: readonly number[]): Promise<void> {
  await trx.deleteFrom("projects_without_parties").where("project_id", "in", [...projectIds]).execute();
}
