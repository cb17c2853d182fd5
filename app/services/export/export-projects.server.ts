import type { Writable } from "node:stream";
import { and } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { exportRows } from "./export-rows.server.ts";
import { writeCsv } from "./write-csv.server.ts";
import { writeXlsx } from "./write-xlsx.server.ts";

export const EXPORT_FORMATS = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The format that a file name's ending asks for; null for another ending. */
export function formatOf(fileName: string): ExportFormat | null {
  return EXPORT_FORMATS.find((format) => fileName.toLowerCase().endsWith(`.${format}`)) ?? null;
}

/** Streams every project that the actor sees and the statement holds for, all canonical columns; the import reads it back unchanged. */
export async function exportProjects(ctx: ServiceContext, wanted: { readonly format: ExportFormat; readonly predicate: Predicate }, output: Writable): Promise<Verdict<{ rows: number }>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const pages = exportRows(ctx.db.read, and(scopeOf(ctx.actor), wanted.predicate));
  return accept({ rows: wanted.format === "csv" ? await writeCsv(pages, output) : await writeXlsx(pages, output) });
}
