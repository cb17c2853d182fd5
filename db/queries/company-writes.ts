import { sql } from "kysely";
import type { Transaction } from "kysely";
import type { CompanyFields } from "#app/domain/companies.ts";
import { forgetCompany, indexCompany } from "../engines/company-search.ts";
import type { Database } from "../schema/database.ts";
import type { CompanyMergeRow, CompanyRow } from "../schema/companies.ts";
import { namesOfCompanies } from "./companies.ts";
import { closeVersion } from "./versions.ts";

type Trx = Transaction<Database>;
/** Who records something and when. */
export interface Recording {
  readonly at: string;
  readonly by: number | null;
}

type CompanySaid = CompanyFields & Pick<CompanyRow, "name" | "district">;

/** Adds a version of a company. */
export async function insertCompanyVersion(trx: Trx, item: number, { name, uscc, country, parent, note, district }: CompanySaid, { at, by }: Recording): Promise<void> {
  await trx.insertInto("companies").values({ item, name, uscc, country, parent, note, district, recorded_from: at, recorded_to: null, recorded_by: by }).execute();
}

/** Puts a version of a company in the place of the present one; false when somebody was faster. */
export async function replaceCompany(trx: Trx, present: CompanyRow, said: CompanySaid, { at, by }: Recording): Promise<boolean> {
  if (!(await closeVersion(trx, "companies", present.id, at))) return false;
  await insertCompanyVersion(trx, present.item, said, { at: at > present.recorded_from ? at : present.recorded_from, by });
  return true;
}

/** Gives a company a further name. */
export async function insertName(trx: Trx, company: number, { name, key }: { readonly name: string; readonly key: string }, { at, by }: Recording): Promise<void> {
  await trx.insertInto("company_names").values({ company, name, name_key: key, recorded_from: at, recorded_to: null, recorded_by: by }).execute();
}

/** Makes the search find a company by everything it goes by. */
export async function reindexCompany(trx: Trx, item: number, uscc: string | null): Promise<void> {
  const names = await namesOfCompanies(trx, [item]);
  await indexCompany(trx, item, { names: names.map((row) => row.name), uscc });
}

/** Leads one record, and all that lead to it, to another. */
export async function insertMerge(trx: Trx, merge: Pick<CompanyMergeRow, "kept" | "merged" | "taken" | "reason">, { at, by }: Recording): Promise<void> {
  await trx.insertInto("company_merges").values({ ...merge, recorded_from: at, recorded_to: null, recorded_by: by }).execute();
  await trx.updateTable("company_roots").set({ root: merge.kept }).where("root", "=", merge.merged).execute();
  await forgetCompany(trx, merge.merged);
}

/** Lets a record stand for itself again, with all that lead to it; false when somebody was faster. */
export async function closeMerge(trx: Trx, merge: Pick<CompanyMergeRow, "id" | "merged">, at: string): Promise<boolean> {
  if (!(await closeVersion(trx, "company_merges", merge.id, at))) return false;
  await sql`with recursive led (item) as (select ${merge.merged} union select m.merged from company_merges m join led on m.kept = led.item where m.recorded_to is null)
    update company_roots set root = ${merge.merged} where item in (select item from led)`.execute(trx);
  return true;
}
