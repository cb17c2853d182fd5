import { createHash } from "node:crypto";
import { controlSums } from "#app/domain/spreadsheet/control-sums.ts";
import type { ParsedRow } from "#app/domain/spreadsheet/row-values.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { auditHead } from "#db/queries/audit.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { loadLookups } from "./import-lookups.server.ts";
import type { ImportFile, ImportReport } from "./import-options.ts";
import { hasErrors, reportOf } from "./import-report.ts";
import { parseTable, unknownColumns } from "./parse-table.server.ts";
import { planImport } from "./plan-import.server.ts";
import type { ImportPlan } from "./plan-import.server.ts";
import { readTable } from "./read-table.server.ts";
import { PlanOutdatedError, writeImport } from "./write-import.server.ts";
import type { Lookups } from "#app/domain/spreadsheet/row-context.ts";

const WRITING_LIMIT_MS = 120_000;
/** Plans are made outside the transaction, so that nobody waits for them; the last one is made inside and cannot go stale. */
const PLANS_OUTSIDE = 2;

interface FileNote {
  readonly sha256: string;
  readonly name: string;
  readonly options: string;
}

function isWorthWriting(plan: ImportPlan): boolean {
  return !hasErrors(plan.rows) && plan.rows.some((row) => row.action !== "unchanged");
}

/** Plans and writes; a plan that something overtook is made again. Nothing is written where nothing changes or anything is wrong. */
async function planAndWrite(ctx: ServiceContext, parsed: readonly ParsedRow[], lookups: Lookups, file: FileNote): Promise<ImportPlan> {
  for (let attempt = 0; attempt < PLANS_OUTSIDE; attempt++) {
    const plan = await planImport(ctx.db.read, ctx, parsed, lookups);
    if (!isWorthWriting(plan)) return plan;
    try {
      await ctx.db.transaction(async (trx) => {
        if ((await auditHead(trx)).seq !== plan.restsOnSeq) throw new PlanOutdatedError();
        await writeImport(trx, ctx, plan, file);
      }, { limitMs: WRITING_LIMIT_MS });
      return plan;
    } catch (error) {
      if (!(error instanceof PlanOutdatedError)) throw error;
    }
  }
  return ctx.db.transaction(async (trx) => {
    const plan = await planImport(trx, ctx, parsed, lookups);
    if (isWorthWriting(plan)) await writeImport(trx, ctx, plan, file);
    return plan;
  }, { limitMs: WRITING_LIMIT_MS });
}

/**
 * Imports a workbook or CSV: all rows or none, and the same file again changes nothing. A file that cannot be read is
 * refused; doubtful cells are in the report. A dry run stores nothing and shows what was understood.
 */
export async function importFile(ctx: ServiceContext, file: ImportFile, { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<Verdict<ImportReport>> {
  const allowed = authorise(ctx, "import.run");
  if (!allowed.ok) return allowed;
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const { sheet = null, unit = null, year = null, locale = DEFAULT_LOCALE } = file.options ?? {};
  const table = await readTable(bytes, sheet);
  if (!table.ok) return table;
  const lookups = await loadLookups(ctx.db);
  const parsed = await parseTable(table.value, lookups, { today: todayOf(ctx), unit, year });
  const note: FileNote = { sha256: createHash("sha256").update(bytes).digest("hex"), name: file.fileName, options: JSON.stringify({ sheet, unit, year }) };
  const plan = dryRun ? await planImport(ctx.db.read, ctx, parsed, lookups) : await planAndWrite(ctx, parsed, lookups, note);
  const named = { sha256: note.sha256, name: note.name, sheet: table.value.grid.sheet, otherSheets: table.value.otherSheets };
  return accept(reportOf({
    file: named, rows: plan.rows, headerIssues: unknownColumns(table.value), controlSums: controlSums(table.value.layout, parsed), lookups, locale, dryRun,
  }));
}
