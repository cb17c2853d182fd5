import type { Month } from "#app/domain/months.ts";
import { projectPath } from "../project/project-address.ts";

/** The part of a project's page about its progress. */
export function progressPath(code: string): string {
  return `${projectPath(code)}/progress`;
}

/** The form of a month's report. */
export function reportPath(code: string, month?: Month): string {
  return `${progressPath(code)}/report${month === undefined ? "" : `?month=${month}`}`;
}

/** The form of the planned curve. */
export function planPath(code: string): string {
  return `${progressPath(code)}/plan`;
}
