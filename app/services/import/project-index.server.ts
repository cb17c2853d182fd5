import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Investor } from "#app/domain/facts.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { ProjectIndex } from "#app/domain/spreadsheet/match-rows.ts";
import { matchingFieldsAfter } from "#db/queries/imports.ts";
import type { Database } from "#db/schema/database.ts";

const PAGE = 2_000;

/** Every project that the scope lets be seen, by what rows of a file name it by. */
export async function indexProjects(db: Kysely<Database>, scope: Predicate): Promise<ProjectIndex> {
  const index = new ProjectIndex();
  for (let after = 0; ;) {
    const rows = await matchingFieldsAfter(db, scope, after, PAGE);
    for (const row of rows) {
      index.add({ projectId: row.project_id, code: row.code, name: row.name, district: row.district, projectCode: row.project_code, investors: JSON.parse(row.investors) as Investor[], partOf: row.part_of, duplicateOf: row.duplicate_of });
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return index;
    after = last.project_id;
    await nextTurn();
  }
}
