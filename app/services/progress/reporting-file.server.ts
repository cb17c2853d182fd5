import { PassThrough, Readable } from "node:stream";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { formatList } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { words } from "#app/i18n/words.ts";
import type { ReportingQuery } from "#app/schemas/progress-form.ts";
import type { ServiceContext } from "../context.server.ts";
import { csvLine } from "../export/csv-text.ts";
import type { ExportFormat } from "../export/export-projects.server.ts";
import { MEDIA_TYPES } from "../export/project-file.server.ts";
import type { ProjectFile } from "../export/project-file.server.ts";
import { writeSheet } from "../export/write-xlsx.server.ts";
import { whoReported } from "./who-reported.server.ts";
import type { ReportingLine } from "./who-reported.server.ts";

const BYTE_ORDER_MARK = "\ufeff";
const WIDE_WIDTH = 32;

/** Exactly the projects that the list of a month's reports shows, as a file; amounts in whole yuan. */
export async function reportingFile(ctx: ServiceContext, locale: Locale, query: ReportingQuery, format: ExportFormat): Promise<Verdict<ProjectFile>> {
  const found = await whoReported(ctx, query);
  if (!found.ok) return found;
  const { fields, progress } = words(locale);
  const head = [fields.code, fields.name, fields.district, fields.liaison, progress.month, progress.state, progress.done, progress.cumulative, progress.planned, progress.behind, progress.next, `${progress.percent} %`];
  const rows = found.value.lines.map((line) => cellsOf(line, found.value.month, locale));
  const output = new PassThrough();
  if (format === "csv") output.end(`${BYTE_ORDER_MARK}${[head, ...rows].map(csvLine).join("")}`);
  else writeSheet(progress.title, head.map((header) => ({ header, ...(header === fields.name ? { width: WIDE_WIDTH } : {}) })), [rows], output).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return accept({ fileName: `luodi-progress-${found.value.month}.${format}`, mediaType: MEDIA_TYPES[format], stream: Readable.toWeb(output) as ReadableStream });
}

function cellsOf(line: ReportingLine, month: string, locale: Locale): (string | number | null)[] {
  const { progress } = words(locale);
  const { report } = line;
  const district = line.district === null ? null : locale === "en" ? line.district.en : line.district.zh;
  return [
    line.code, line.name, district, line.liaison, month, formatList(locale, line.standings.map((standing) => progress.standing[standing])), report?.doneCny ?? null, report?.cumulativeCny ?? null,
    line.plannedCny, line.behindCny, report?.nextCny ?? null, report?.percent ?? null,
  ];
}
