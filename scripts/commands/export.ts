import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { checkFilter } from "#app/services/projects/check-filter.server.ts";
import { exportProjects, formatOf } from "#app/services/export/export-projects.server.ts";
import { filterInScope } from "#app/services/projects/list-projects.server.ts";
import { projectFilterFields } from "#app/schemas/project-filter.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";
import { optionsOf, readOptions } from "../read-options.ts";
import { refusedOutcome } from "../refused-outcome.ts";

export const exportCommand: Command = {
  name: "export",
  usage: "FILE.xlsx|FILE.csv [--stage S] [--district CODE] [--industry I] [--chain C] [--kind K] [--liaison L] [--chief N] [--q TEXT] [--min-cny N] [--max-cny N] [--light L]",
  options: optionsOf(Object.keys(projectFilterFields)),
  positionals: [1, 1],
  run: async ({ ctx, values, positionals }) => {
    const path = positionals[0] ?? "";
    const format = formatOf(path);
    if (format === null) throw new UsageError("export writes a file that ends in .xlsx or .csv");
    const query = readOptions(projectFilterFields, values);
    if (!query.ok) return refusedOutcome(query.errors);
    const filter = await checkFilter(ctx, query.value);
    if (!filter.ok) return refusedOutcome(filter.errors);
    const part = `${path}.${process.pid}.part`;
    const output = createWriteStream(part);
    try {
      const predicate = await filterInScope(ctx, filter.value);
      const writing = exportProjects(ctx, { format, predicate }, output).finally(() => output.end());
      const [verdict] = await Promise.all([writing, finished(output)]);
      if (!verdict.ok) return refusedOutcome(verdict.errors);
      await rename(part, path);
      return { ok: true, json: { file: path, rows: verdict.value.rows }, lines: [`${verdict.value.rows} projects written to ${path}.`] };
    } finally {
      await rm(part, { force: true });
    }
  },
};
