import { sql } from "kysely";
import type { Expression, SqlBool, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import { pairsOf, searchQuery } from "./search.ts";

/** What a company is found by. */
export interface CompanyTexts {
  readonly names: readonly string[];
  readonly uscc: string | null;
}

/** The search texts of a company as they are indexed; names stand apart, so that no pair reaches over two of them. */
export function companyColumns({ names, uscc }: CompanyTexts): { names: string; uscc: string } {
  return { names: names.map(pairsOf).join(" z "), uscc: pairsOf(uscc ?? "") };
}

/** Makes the search find a new company. */
export async function indexNewCompany(trx: Transaction<Database>, item: number, texts: CompanyTexts): Promise<void> {
  const { names, uscc } = companyColumns(texts);
  await sql`insert into company_search (rowid, names, uscc) values (${item}, ${names}, ${uscc})`.execute(trx);
}

/** Replaces what the search finds a company by. */
export async function indexCompany(trx: Transaction<Database>, item: number, texts: CompanyTexts): Promise<void> {
  await forgetCompany(trx, item);
  await indexNewCompany(trx, item, texts);
}

/** Takes a company out of the search. */
export async function forgetCompany(trx: Transaction<Database>, item: number): Promise<void> {
  await sql`delete from company_search where rowid = ${item}`.execute(trx);
}

/** A name or the credit code of the company `c` contains the text. */
export function companyMatch(text: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref("c.item")} in (select rowid from company_search where company_search match ${searchQuery(text)})`;
}

/** The companies that share pieces of a name, those that share the rarest first. */
export function companiesSharing(pieces: readonly string[], limit: number) {
  const query = pieces.map(searchQuery).join(" OR ");
  return sql<{ item: number }>`select rowid as item from company_search where company_search match ${query} order by rank limit ${limit}`;
}

/** The projects whose name or investors share pieces of a name, those that share the rarest first. */
export function projectsSharing(pieces: readonly string[], limit: number) {
  const query = `{name investors} : (${pieces.map(searchQuery).join(" OR ")})`;
  return sql<{ project_id: number }>`select rowid as project_id from project_search where project_search match ${query} order by rank limit ${limit}`;
}
