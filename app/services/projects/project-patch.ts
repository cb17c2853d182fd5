import type { PartialDate } from "#app/domain/dates.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";

/** Fields to change; a date of null takes the date away, an absent field stays. The code never changes. */
export interface ProjectPatch extends Partial<Omit<ProjectInput, "code" | "dates">> {
  readonly dates?: Readonly<Partial<Record<MilestoneType, PartialDate | null>>>;
}

/** The input with a patch laid over it. */
export function patched(input: ProjectInput, patch: ProjectPatch): ProjectInput {
  const { dates: changedDates = {}, ...fields } = patch;
  const dates: Partial<Record<MilestoneType, PartialDate>> = { ...input.dates };
  for (const type of MILESTONE_TYPES) {
    const given = changedDates[type];
    if (given === null) delete dates[type];
    else if (given !== undefined) dates[type] = given;
  }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...input, ...known, dates };
}
