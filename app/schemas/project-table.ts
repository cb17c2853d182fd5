import { z } from "zod";
import { pageFields, projectFilterFields, projectFilterSchema } from "./project-filter.ts";
import type { ProjectFilter } from "./project-filter.ts";

/** The columns a reader may choose, in their order; the project's name always stands. */
export const TABLE_COLUMNS = [
  "code", "investor", "capital", "industry", "chain", "district", "stage", "totalCny", "signedOn", "landedOn", "daysInStage", "nextMilestone", "planDate", "liaison", "bureauChief", "updated",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** What stands without a choice. */
export const DEFAULT_COLUMNS: readonly TableColumn[] = ["code", "investor", "capital", "industry", "district", "stage", "totalCny", "signedOn", "daysInStage", "nextMilestone", "planDate", "liaison"];

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
