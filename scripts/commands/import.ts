import { AMOUNT_UNITS } from "#app/domain/kinds.ts";
import { importFile } from "#app/services/import/import-file.server.ts";
import type { ImportReport } from "#app/services/import/import-options.ts";
import { words } from "#app/i18n/words.ts";
import { UsageError } from "../command.ts";
import type { Command, Outcome } from "../command.ts";
import { readNamedFile } from "../read-named-file.ts";
import { refusedOutcome } from "../refused-outcome.ts";

function readYear(text: string | boolean | undefined): number | null {
  if (text === undefined) return null;
  const year = /^\d{4}$/.test(String(text)) ? Number(text) : Number.NaN;
  if (!(year >= 1990 && year <= 2100)) throw new UsageError("--year takes a year from 1990 to 2100");
  return year;
}

function linesOf(report: ImportReport, dryRun: boolean): string[] {
  const text = words("en").importing;
  const issues = report.issues.map((issue) => `${issue.severity} ${text.issueAt({ row: issue.row, column: issue.column })}, ${JSON.stringify(issue.cell)}: ${issue.message}`);
  const sums = report.controlSums.filter((sum) => sum.matches === false)
    .map((sum) => text.controlSum({ row: sum.row, column: sum.column, stated: String(sum.stated), computed: String(sum.computed) }));
  const counts = [text.rowsRead({ n: report.rows }), text.created({ n: report.created }), text.updated({ n: report.updated }), text.unchanged({ n: report.unchanged }), text.rejected({ n: report.rejected })];
  return [...issues, ...sums, `${counts.join(", ")}.`, report.committed ? text.committed : dryRun ? text.dryRun : text.refused];
}

export const importCommand: Command = {
  name: "import",
  usage: "FILE [--sheet NAME] [--dry-run] [--unit yi|wan|yuan] [--year Y]",
  options: { sheet: { type: "string" }, "dry-run": { type: "boolean" }, unit: { type: "string" }, year: { type: "string" } },
  positionals: [1, 1],
  run: async ({ ctx, values, positionals }): Promise<Outcome> => {
    const unit = values.unit === undefined ? null : (AMOUNT_UNITS.find((known) => known === values.unit) ?? null);
    if (values.unit !== undefined && unit === null) throw new UsageError(`--unit takes one of ${AMOUNT_UNITS.join(", ")}`);
    const year = readYear(values.year);
    const dryRun = values["dry-run"] === true;
    const file = await readNamedFile(positionals[0] ?? "");
    if (!file.ok) return refusedOutcome(file.errors);
    const sheet = values.sheet === undefined ? null : String(values.sheet);
    const verdict = await importFile(ctx, { ...file.value, options: { sheet, unit, year, locale: values.json === true ? "zh-CN" : "en" } }, { dryRun });
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const lines = linesOf(verdict.value, dryRun);
    if (verdict.value.rejected === 0) return { ok: true, json: verdict.value, lines };
    return { ok: false, code: "rows_rejected", detail: words("en").importing.refused, errors: [], json: verdict.value, lines };
  },
};
