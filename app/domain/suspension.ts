import { effectiveDate } from "./dates.ts";
import type { PartialDate } from "./dates.ts";
import type { ProjectFacts } from "./facts.ts";

type SuspensionFacts = Pick<ProjectFacts, "suspendedOn" | "resumedOn">;

/** A time in which a project stood still; open while it has not been resumed. */
export interface Suspension {
  readonly suspendedOn: PartialDate;
  readonly resumedOn: PartialDate | null;
}

/** Suspended on a day: suspended by then and not resumed by then; both count from the last day of the period given. */
export function isSuspendedOn({ suspendedOn, resumedOn }: SuspensionFacts, asOf: string): boolean {
  if (suspendedOn === null || effectiveDate(suspendedOn) > asOf) return false;
  return resumedOn === null || effectiveDate(resumedOn) < effectiveDate(suspendedOn) || effectiveDate(resumedOn) > asOf;
}

/** Whether a project stood still on a day, by all of its suspensions. */
export function isSuspendedIn(suspensions: readonly Suspension[], asOf: string): boolean {
  return suspensions.some((suspension) => isSuspendedOn(suspension, asOf));
}

/**
 * All suspensions of a project, read from the versions of its facts in their order. A version that is suspended anew after one that
 * was resumed begins another; any other change corrects the latest one, and taking its date away removes it.
 */
export function suspensionsOf<T extends SuspensionFacts>(versions: readonly T[]): (T & Suspension)[] {
  const found: (T & Suspension)[] = [];
  let last: SuspensionFacts = { suspendedOn: null, resumedOn: null };
  for (const version of versions) {
    const { suspendedOn, resumedOn } = version;
    const isAnother = suspendedOn !== null && (last.suspendedOn === null || (last.resumedOn !== null && resumedOn === null && suspendedOn !== last.suspendedOn));
    if (last.suspendedOn !== null && !isAnother) found.pop();
    if (suspendedOn !== null) found.push({ ...version, suspendedOn });
    last = version;
  }
  return found;
}
