import { dateFieldOf } from "#app/domain/check-project.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";

export type FieldValues = Readonly<Record<string, unknown>>;

/** Everything people said about a project as flat fields, for comparing versions and for the trail. */
export function fieldsOf(input: ProjectInput): FieldValues {
  const { dates, ...said } = input;
  const given = Object.fromEntries(MILESTONE_TYPES.map((type) => [dateFieldOf(type), dates[type] ?? null]));
  return { ...said, ...given };
}

/** The fields that differ between two versions, each with its value before and after. */
export function changedFields(before: FieldValues, after: FieldValues): { before: FieldValues; after: FieldValues } | null {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  if (keys.length === 0) return null;
  return { before: Object.fromEntries(keys.map((key) => [key, before[key] ?? null])), after: Object.fromEntries(keys.map((key) => [key, after[key] ?? null])) };
}
