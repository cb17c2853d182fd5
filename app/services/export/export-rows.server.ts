import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import { CANONICAL_COLUMNS } from "#app/domain/spreadsheet/canonical-columns.ts";
import { projectCell } from "#app/domain/spreadsheet/project-cells.ts";
import type { ExportCell } from "#app/domain/spreadsheet/project-cells.ts";
import { inputOfRow } from "#db/codecs.ts";
import { liaisonAccounts } from "#db/queries/imports.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import { updatesOf } from "#db/queries/updates.ts";
import type { Database } from "#db/schema/database.ts";

const PAGE = 500;

/** The cells of every project that the statement holds for, in pages by id, others getting their turn in between. */
export async function* exportRows(db: Kysely<Database>, predicate: Predicate): AsyncGenerator<ExportCell[][]> {
  const emails = new Map((await liaisonAccounts(db)).map((account) => [account.id, account.email] as const));
  for (let after = 0; ;) {
    const projects = await projectsAfter(db, predicate, after, PAGE);
    const lastUpdates = new Map((await updatesOf(db, projects.map((project) => project.project_id))).map((update) => [update.project_id, update.on_date] as const));
    yield projects.map((project) => {
      const input = inputOfRow(project);
      const around = { liaison: input.liaisonId === null ? null : (emails.get(input.liaisonId) ?? null), lastUpdateOn: lastUpdates.get(project.project_id) ?? null };
      return CANONICAL_COLUMNS.map((column) => projectCell(input, around, column));
    });
    const last = projects.at(-1);
    if (!last || projects.length < PAGE) return;
    after = last.project_id;
    await nextTurn();
  }
}
