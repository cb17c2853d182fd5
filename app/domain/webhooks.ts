import { addMilliseconds, HOUR_MS, MINUTE_MS, SECOND_MS } from "./instants.ts";

export const WEBHOOK_STATES = ["active", "failing", "paused"] as const;
/** Told of every change; not reached at the moment; told nothing until somebody resumes it. */
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** The setting that holds the origins webhooks may reach; nothing on it, and there are none. */
export const WEBHOOK_ORIGINS = "webhook_origins";

const PAUSES: readonly number[] = [10 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS];
const LONGEST_PAUSE = HOUR_MS;
/** A system that was not reached for so long is paused. */
const GIVEN_UP_AFTER_MS = 24 * HOUR_MS;

/** When a change is told again after so many failed tries in a row; null: too long, the webhook is paused and the change waits. */
export function nextTelling(failedTries: number, failingSince: string, at: string): string | null {
  return at >= addMilliseconds(failingSince, GIVEN_UP_AFTER_MS) ? null : addMilliseconds(at, PAUSES[failedTries - 1] ?? LONGEST_PAUSE);
}
