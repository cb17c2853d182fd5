import { setImmediate as nextTurn } from "node:timers/promises";
import type { Transaction } from "kysely";
import { yearOf } from "#app/domain/dates.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { insertImport } from "#db/queries/imports.ts";
import { lastCodeNumber } from "#db/queries/project-facts.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields, createProjectRecord, reviseProjectRecord } from "../projects/record-project.server.ts";
import type { RecordExtras } from "../projects/record-project.server.ts";
import { ROWS_A_TURN } from "./parse-table.server.ts";
import type { ImportPlan } from "./plan-import.server.ts";
import type { PlannedRow } from "./plan-row.ts";

type Trx = Transaction<Database>;

/** Somebody changed a project between planning and writing; the import is planned anew. */
export class PlanOutdatedError extends Error {}

/** Codes NB-YYYY-NNNN, counted on from the database and from those that the file itself gives. */
class CodeMaker {
  readonly #last = new Map<string, number>();
  readonly #given: ReadonlySet<string>;
  readonly #trx: Trx;
  constructor(trx: Trx, given: ReadonlySet<string>) {
    this.#trx = trx;
    this.#given = given;
  }
  async next(dates: ProjectInput["dates"], today: string): Promise<string> {
    const year = String(yearOf(dates.lead ?? dates.signed ?? today));
    let number = this.#last.get(year) ?? (await lastCodeNumber(this.#trx, year));
    let code: string;
    do code = `NB-${year}-${String(++number).padStart(4, "0")}`;
    while (this.#given.has(code));
    this.#last.set(year, number);
    return code;
  }
}

function extrasOf(row: PlannedRow, plan: ImportPlan): RecordExtras {
  return {
    action: row.action === "create" ? "project.create" : "project.edit", rates: plan.rates, plans: row.plans,
    ...(row.updateOn === null ? {} : { update: { kind: "loaded" as const, on: row.updateOn } }), ...(row.clearsUpdates ? { clearsLoadedUpdates: true } : {}),
  };
}

async function writeRow(trx: Trx, ctx: ServiceContext, row: PlannedRow, plan: ImportPlan, codes: CodeMaker): Promise<void> {
  if (row.stored === null) {
    const code = row.input.code || (await codes.next(row.input.dates, todayOf(ctx)));
    await createProjectRecord(trx, ctx, { ...row.input, code }, extrasOf(row, plan));
    return;
  }
  const revision = await reviseProjectRecord(trx, ctx, row.stored, row.input, extrasOf(row, plan));
  if (revision.changed === "stale") throw new PlanOutdatedError();
}

/** Writes every new and changed project and the file's own trail. Others get their turn now and then. */
export async function writeImport(trx: Trx, ctx: ServiceContext, plan: ImportPlan, file: { readonly sha256: string; readonly name: string; readonly options: string }): Promise<void> {
  const changed = plan.rows.filter((row) => row.action !== "unchanged");
  const codes = new CodeMaker(trx, new Set(plan.rows.map((row) => row.input.code)));
  for (const [place, row] of changed.entries()) {
    await writeRow(trx, ctx, row, plan, codes);
    if (place % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
  }
  const counts = { created: changed.filter((row) => row.action === "create").length, updated: changed.filter((row) => row.action === "update").length, unchanged: plan.rows.length - changed.length };
  await insertImport(trx, { sha256: file.sha256, options: file.options, file_name: file.name, row_count: plan.rows.length, ...counts, at: ctx.now, by_user: ctx.actor.userId });
  await appendAudit(trx, { ...actorFields(ctx), action: "import.run", objectType: "import", objectCode: file.sha256.slice(0, 12), projectId: null, before: null, after: { file: file.name, sha256: file.sha256, rows: plan.rows.length, ...counts } });
}
