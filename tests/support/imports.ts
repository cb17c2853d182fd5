import { importFile } from "#app/services/import/import-file.server.ts";
import type { ImportOptions, ImportReport } from "#app/services/import/import-options.ts";
import type { ServiceContext } from "#app/services/context.server.ts";

/** Imports a text as a CSV file; a file that cannot be read fails the test. */
export async function importText(ctx: ServiceContext, text: string, options: ImportOptions & { dryRun?: boolean } = {}): Promise<ImportReport> {
  return importBytes(ctx, Buffer.from(text), options);
}

/** Imports the bytes of a file; a file that cannot be read fails the test. */
export async function importBytes(ctx: ServiceContext, bytes: Uint8Array, { dryRun = false, ...options }: ImportOptions & { dryRun?: boolean } = {}): Promise<ImportReport> {
  const verdict = await importFile(ctx, { bytes, fileName: "test.csv", options }, { dryRun });
  if (!verdict.ok) throw new Error(`refused: ${JSON.stringify(verdict.errors)}`);
  return verdict.value;
}

/** The codes of a report's issues as `row column code`, in order. */
export function issueCodes(report: ImportReport): string[] {
  return report.issues.map((issue) => `${issue.row} ${issue.column} ${issue.code}`);
}

/** A CSV of one project: a head and one row. */
export function oneRow(cells: Readonly<Record<string, string>>): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${Object.keys(cells).map(quoted).join(",")}\n${Object.values(cells).map(quoted).join(",")}\n`;
}
