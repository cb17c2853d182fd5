import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { Words } from "./words.ts";

/** Why a light is red or yellow, or that it rests while the project stands still; null for the others. Days late are negative while the plan date lies ahead. */
export function lightReason(words: Words, reading: { readonly light: Light; readonly lightMilestone: MilestoneType | null; readonly lightDaysLate: number | null; readonly isSuspended?: boolean }): string | null {
  if (reading.isSuspended) return words.lights.suspended;
  const { light, lightMilestone, lightDaysLate } = reading;
  if (light === "red" && lightMilestone === null && lightDaysLate !== null) return words.lights.overdueIssue({ n: lightDaysLate });
  if (lightMilestone === null || lightDaysLate === null || (light !== "red" && light !== "yellow")) return null;
  const milestone = words.milestones.name[lightMilestone];
  if (lightDaysLate > 0) return words.lights.overdue({ milestone, n: lightDaysLate });
  return lightDaysLate === 0 ? words.lights.dueTodayIdle({ milestone }) : words.lights.dueIdle({ milestone, n: -lightDaysLate });
}
