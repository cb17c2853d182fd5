import { effectiveDate } from "./dates.ts";
import type { ProjectFacts } from "./facts.ts";

/** Suspended on a day: suspended by then and not resumed by then; both count from the last day of the period given. */
export function isSuspendedOn({ suspendedOn, resumedOn }: Pick<ProjectFacts, "suspendedOn" | "resumedOn">, asOf: string): boolean {
  if (suspendedOn === null || effectiveDate(suspendedOn) > asOf) return false;
  return resumedOn === null || effectiveDate(resumedOn) < effectiveDate(suspendedOn) || effectiveDate(resumedOn) > asOf;
}
