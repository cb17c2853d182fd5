import { PassThrough, Readable } from "node:stream";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkFilter } from "../projects/check-filter.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";
import { exportProjects } from "./export-projects.server.ts";
import type { ExportFormat } from "./export-projects.server.ts";

/** The media type of each format. */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

export interface ProjectFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly stream: ReadableStream;
}

/** Exactly the projects that a filter shows to the actor, as a file that is written while it is read. */
export async function projectFile(ctx: ServiceContext, filter: ProjectFilter, format: ExportFormat): Promise<Verdict<ProjectFile>> {
  const checked = await checkFilter(ctx, filter);
  if (!checked.ok) return checked;
  const predicate = await filterInScope(ctx, checked.value);
  const output = new PassThrough();
  exportProjects(ctx, { format, predicate }, output).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return accept({ fileName: `luodi-projects-${todayOf(ctx)}.${format}`, mediaType: MEDIA_TYPES[format], stream: Readable.toWeb(output) as ReadableStream });
}
