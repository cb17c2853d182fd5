import { sql } from "kysely";
import type { Expression, SqlBool, Transaction } from "kysely";
import { foldCase } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";

/** Ends every indexed text, so that its last character starts a pair as well. */
const END = "z";

/** A character as letters and digits only, which the tokenizer keeps whole. */
function token(character: string): string {
  return `u${(character.codePointAt(0) ?? 0).toString(16)}`;
}

/** A text as overlapping pairs of characters: two characters find exactly what stands side by side. */
export function pairsOf(text: string): string {
  const characters = [...foldCase(text)].map(token);
  return characters.map((character, index) => `${character}${characters[index + 1] ?? END}`).join(" ");
}

/** The query for a text: a phrase of its pairs, or for one character the pairs that begin with it. */
export function searchQuery(text: string): string {
  const characters = [...foldCase(text)].map(token);
  const [first, second] = characters;
  if (first === undefined) return '""';
  if (second === undefined) return `"${first}u"* OR "${first}${END}"`;
  return `"${characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1]}`).join(" ")}"`;
}

/** The project's current name, code, credit code or an investor contains the text. */
export function searchMatch(text: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref("f.project_id")} in (select rowid from project_search where project_search match ${searchQuery(text)})`;
}

export interface SearchTexts {
  readonly name: string;
  readonly code: string;
  readonly uscc: string | null;
  readonly investors: readonly string[];
}

/** The search texts of a project as they are indexed. */
export function searchColumns(texts: SearchTexts): { name: string; code: string; uscc: string; investors: string } {
  return { name: pairsOf(texts.name), code: pairsOf(texts.code), uscc: pairsOf(texts.uscc ?? ""), investors: texts.investors.map(pairsOf).join(` ${END} `) };
}

/** Replaces what the search finds a project by. */
export async function indexForSearch(trx: Transaction<Database>, projectId: number, texts: SearchTexts): Promise<void> {
  const { name, code, uscc, investors } = searchColumns(texts);
  await sql`delete from project_search where rowid = ${projectId}`.execute(trx);
  await sql`insert into project_search (rowid, name, code, uscc, investors) values (${projectId}, ${name}, ${code}, ${uscc}, ${investors})`.execute(trx);
}
