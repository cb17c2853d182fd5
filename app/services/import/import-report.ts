import type { ControlSum } from "#app/domain/spreadsheet/control-sums.ts";
import { parsedDocument } from "#app/domain/spreadsheet/parsed-document.ts";
import type { Lookups } from "#app/domain/spreadsheet/row-context.ts";
import { isError } from "#app/domain/spreadsheet/row-values.ts";
import type { RowIssue } from "#app/domain/spreadsheet/row-values.ts";
import { issueText } from "#app/i18n/issue-text.ts";
import { words } from "#app/i18n/words.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { ImportIssue, ImportReport } from "./import-options.ts";
import type { PlannedRow } from "./plan-row.ts";

/** What a report is made of. */
export interface ReportParts {
  readonly file: ImportReport["file"];
  readonly rows: readonly PlannedRow[];
  readonly headerIssues: readonly RowIssue[];
  readonly controlSums: readonly ControlSum[];
  readonly lookups: Lookups;
  readonly locale: Locale;
  readonly dryRun: boolean;
}

function worded(issue: RowIssue, locale: Locale): ImportIssue {
  const { row, column, cell, code } = issue;
  return { row, column, cell, severity: isError(issue) ? "error" : "warning", code, message: issueText(words(locale), issue) };
}

function parsedRows(parts: ReportParts): Record<string, unknown>[] {
  const emails = new Map(parts.lookups.accounts.map((account) => [account.id, account.email] as const));
  return parts.rows.map((row) => {
    const { liaisonText, liaisonId } = row.parsed.values;
    const liaison = liaisonText === undefined ? null : (emails.get(row.input.liaisonId === null ? (liaisonId ?? -1) : row.input.liaisonId) ?? null);
    return parsedDocument(row.parsed, { code: row.input.code || null, currency: row.input.currency, liaison });
  });
}

/** Whether any row or head stands in the way of storing the file. */
export function hasErrors(rows: readonly PlannedRow[]): boolean {
  return rows.some((row) => row.issues.some(isError));
}

/** The report of a file. A file refused for errors stored nothing; a dry run says what would be stored. */
export function reportOf(parts: ReportParts): ImportReport {
  const refused = hasErrors(parts.rows);
  const counts = parts.rows.filter((row) => !row.issues.some(isError));
  const count = (action: PlannedRow["action"]) => (refused && !parts.dryRun ? 0 : counts.filter((row) => row.action === action).length);
  const issues = [...parts.headerIssues, ...parts.rows.flatMap((row) => row.issues)].sort((a, b) => a.row - b.row);
  return {
    file: parts.file, rows: parts.rows.length, created: count("create"), updated: count("update"), unchanged: count("unchanged"),
    rejected: parts.rows.length - counts.length, committed: !refused && !parts.dryRun, issues: issues.map((issue) => worded(issue, parts.locale)), controlSums: parts.controlSums,
    ...(parts.dryRun ? { parsed: parsedRows(parts) } : {}),
  };
}
