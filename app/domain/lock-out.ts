import { addMilliseconds, MINUTE_MS } from "./instants.ts";

/** So many failed attempts within the window lock an account. */
export const FAILURES_UNTIL_LOCK = 5;
export const FAILURE_WINDOW_MS = 15 * MINUTE_MS;
export const LOCK_MS = 15 * MINUTE_MS;

/** The failed sign-ins of one account: how many since when, and until when it is locked. */
export interface Failures {
  readonly count: number;
  readonly since: string | null;
  readonly lockedUntil: string | null;
}

export const NO_FAILURES: Failures = { count: 0, since: null, lockedUntil: null };

/** Minutes, rounded up, until the lock ends; null when there is no lock, also at the very instant of its end. */
export function lockedMinutes(failures: Failures, now: string): number | null {
  if (failures.lockedUntil === null || failures.lockedUntil <= now) return null;
  return Math.ceil((Date.parse(failures.lockedUntil) - Date.parse(now)) / MINUTE_MS);
}

/** What one more failure makes of them: the fifth within 15 minutes of the first locks for 15 minutes. */
export function afterFailure(failures: Failures, now: string): Failures {
  const isFresh = failures.since !== null && failures.lockedUntil === null && addMilliseconds(failures.since, FAILURE_WINDOW_MS) > now;
  const since = isFresh ? failures.since : now;
  const count = isFresh ? failures.count + 1 : 1;
  return { count, since, lockedUntil: count >= FAILURES_UNTIL_LOCK ? addMilliseconds(now, LOCK_MS) : null };
}

/** Whether failures say nothing any more, so that they can be forgotten. */
export function areOver(failures: Failures, now: string): boolean {
  const windowEnd = failures.since === null ? now : addMilliseconds(failures.since, FAILURE_WINDOW_MS);
  return windowEnd <= now && lockedMinutes(failures, now) === null;
}
