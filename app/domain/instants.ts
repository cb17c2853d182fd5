export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

/** An instant (UTC, milliseconds) moved by a duration. */
export function addMilliseconds(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** The later of two instants: a new version never begins before the one it follows, even if the clock went back. */
export function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}
