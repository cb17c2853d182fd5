import { addMilliseconds, HOUR_MS, MINUTE_MS, SECOND_MS } from "./instants.ts";
import type { Refusal } from "./verdict.ts";

export const ROBOT_KINDS = ["dingtalk", "wecom", "feishu"] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

export const DELIVERY_STATES = ["queued", "sending", "delivered", "dead", "dropped"] as const;
/** Waiting; being sent; arrived; given up after its tries; not sent because its receiver may not see it any more. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Where a message goes: to the receiver's e-mail address, or to one of the receiver's group robots. */
export type DeliveryChannel = "email" | `robot:${number}`;

/** The number of the robot of a channel; null for e-mail. */
export function robotOf(channel: DeliveryChannel): number | null {
  return channel === "email" ? null : Number(channel.slice("robot:".length));
}

/** What came of a try: it arrived, it is not to be sent at all, or it failed, perhaps for good. */
export type SendOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "dropped"; readonly reason: Refusal }
  | { readonly kind: "failed"; readonly reason: Refusal; readonly isFinal: boolean }
  /** Broken off by this side, and not counted. */
  | { readonly kind: "stopped" };

/** How long after each failed try the next one comes; after the last pause nobody tries again. */
const PAUSES: readonly number[] = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS];

/** When a message is tried again after so many failed tries; null: given up. */
export function nextTry(failedTries: number, at: string): string | null {
  const pause = PAUSES[failedTries - 1];
  return pause === undefined ? null : addMilliseconds(at, pause);
}
