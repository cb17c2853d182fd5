import { z } from "zod";
import { TABLE_COLUMNS } from "./project-columns.ts";
import { pageFields, projectFilterFields, projectFilterSchema } from "./project-filter.ts";
import type { ProjectFilter } from "./project-filter.ts";

const columns = z.union([z.string(), z.array(z.string())]).transform((value) => (Array.isArray(value) ? value : [value]).flatMap((entry) => entry.split(",")))
  .pipe(z.array(z.enum(TABLE_COLUMNS)));

/** The address of the project list; the clocks of other pages travel along, the list always shows today. */
export const projectTableSchema = z.strictObject({
  ...projectFilterFields, ...pageFields, cols: columns.optional(), asOf: z.string().max(40).optional(), knownAt: z.string().max(40).optional(), year: z.string().max(10).optional(),
});
export type ProjectTableQuery = z.output<typeof projectTableSchema>;

/** The filter within the address of a list or board. */
export function filterIn(query: ProjectFilter): ProjectFilter {
  const keys = Object.keys(projectFilterSchema.shape) as (keyof ProjectFilter)[];
  return Object.fromEntries(keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])));
}
