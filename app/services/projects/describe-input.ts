import { dateFieldOf } from "#app/domain/check-project.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";

export type FieldValues = Readonly<Record<string, unknown>>;

/** Each milestone with the name of its date, worked out once: imports compare thousands of projects. */
const DATE_FIELDS = MILESTONE_TYPES.map((type) => [type, dateFieldOf(type)] as const);

/** Everything people said about a project as flat fields, for comparing versions and for the trail. */
export function fieldsOf(input: ProjectInput): FieldValues {
  const { dates, ...said } = input;
  const fields: Record<string, unknown> = { ...said };
  for (const [type, field] of DATE_FIELDS) fields[field] = dates[type] ?? null;
  return fields;
}

/** The fields that differ between two versions, each with its value before and after. */
export function changedFields(before: FieldValues, after: FieldValues): { before: FieldValues; after: FieldValues } | null {
  const keys = Object.keys(after).filter((key) => isOther(before[key] ?? null, after[key] ?? null));
  if (keys.length === 0) return null;
  return { before: Object.fromEntries(keys.map((key) => [key, before[key] ?? null])), after: Object.fromEntries(keys.map((key) => [key, after[key] ?? null])) };
}

function isOther(before: unknown, after: unknown): boolean {
  return before !== after && (typeof before === "object" || typeof after === "object") ? JSON.stringify(before) !== JSON.stringify(after) : before !== after;
}
