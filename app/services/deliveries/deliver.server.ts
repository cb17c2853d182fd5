import type { Transaction } from "kysely";
import { nextTry } from "#app/domain/deliveries.ts";
import type { DeliveryChannel, SendOutcome } from "#app/domain/deliveries.ts";
import { addMilliseconds, SECOND_MS } from "#app/domain/instants.ts";
import { leavesAtOnce } from "#app/domain/notice-habits.ts";
import type { Db } from "#db/connection.server.ts";
import { dueDelivery, endTry, leaseDelivery, postponeDue } from "#db/queries/deliveries.ts";
import type { DeliveryEnd } from "#db/queries/deliveries.ts";
import type { Database } from "#db/schema/database.ts";
import type { DeliveryRow } from "#db/schema/deliveries.ts";
import { ownHabits } from "../notices/habits.server.ts";
import { tellOfDeadDelivery } from "../notices/tell-of-faults.server.ts";
import { severalAtOnce } from "../outbound/at-once.server.ts";
import type { Round } from "../outbound/keep-sending.server.ts";
import type { Outbound } from "../outbound/outbound.server.ts";
import { send } from "./send.server.ts";

/** Longer than any sending may take: whoever has not finished by then is gone, and somebody else takes the message under the same id. */
const LEASE_MS = 30 * SECOND_MS;
/** So many messages are on their way at once in one process, and so many of them through one channel, so that one that hangs holds up no other. */
const AT_ONCE = 8;
const THROUGH_MAIL = 3;
const THROUGH_ONE_ROBOT = 1;

export interface Deliverer {
  readonly db: Db;
  readonly outbound: Outbound;
  readonly clock: () => string;
  readonly leaseMs?: number;
}

/** What a round of sending did. */
export interface DeliveryCounts {
  sent: number;
  failed: number;
  dropped: number;
}

/** Sends every message whose time has come, several at once, until none is left or it is time to stop. */
export async function deliverDue(deliverer: Deliverer, round: Round): Promise<DeliveryCounts> {
  const counts: DeliveryCounts = { sent: 0, failed: 0, dropped: 0 };
  await severalAtOnce<DeliveryRow>(round, {
    most: AT_ONCE, take: (underWay) => take(deliverer, busyOf(underWay.map(({ channel }) => channel))), work: (delivery) => deliverOne(deliverer, delivery, counts, round.breakOff),
  });
  return counts;
}

/** The channels through which nothing more may go just now. */
function busyOf(channels: readonly DeliveryChannel[]): DeliveryChannel[] {
  const most = (channel: DeliveryChannel) => (channel === "email" ? THROUGH_MAIL : THROUGH_ONE_ROBOT);
  return [...new Set(channels)].filter((channel) => channels.filter((other) => other === channel).length >= most(channel));
}

/** Takes the next message for this process alone; looks without a lock first, for mostly there is none. */
async function take({ db, clock, leaseMs = LEASE_MS }: Deliverer, busy: readonly DeliveryChannel[]): Promise<DeliveryRow | null> {
  if ((await dueDelivery(db.read, clock(), busy)) === null) return null;
  return db.transaction(async (trx) => {
    const now = clock();
    const delivery = await dueAwake(trx, now, busy);
    if (delivery === null) return null;
    const until = addMilliseconds(now, leaseMs);
    await leaseDelivery(trx, delivery.id, until);
    return { ...delivery, state: "sending", leased_until: until };
  });
}

/** The next message for somebody who may be disturbed now; what comes late, or is tried again, in somebody's quiet hours waits for their end. */
async function dueAwake(trx: Transaction<Database>, now: string, busy: readonly DeliveryChannel[]): Promise<DeliveryRow | null> {
  for (;;) {
    const delivery = await dueDelivery(trx, now, busy);
    if (delivery === null) return null;
    const leavesAt = leavesAtOnce(now, await ownHabits(trx, delivery.user_id));
    if (leavesAt === now) return delivery;
    await postponeDue(trx, delivery.user_id, now, leavesAt);
  }
}

/** Sends one message and notes what came of it; a fault of our own counts as a failed try too, so that no message is taken up for ever. */
async function deliverOne({ db, outbound, clock }: Deliverer, delivery: DeliveryRow, counts: DeliveryCounts, signal: AbortSignal): Promise<void> {
  const faults: unknown[] = [];
  const outcome = await send({ db, outbound, now: clock(), signal }, delivery).catch((error: unknown): SendOutcome => {
    faults.push(error);
    return { kind: "failed", isFinal: false, reason: { code: "internal" } };
  });
  if (outcome.kind === "sent") counts.sent++;
  if (outcome.kind === "failed") counts.failed++;
  if (outcome.kind === "dropped") counts.dropped++;
  const at = clock();
  const end = endOf(outcome, delivery, at);
  await db.transaction(async (trx) => {
    await endTry(trx, delivery, end, outcome.kind === "sent" || outcome.kind === "failed");
    if (end.state === "dead") await tellOfDeadDelivery(trx, at, delivery);
  });
  if (faults.length > 0) throw faults[0];
}

/** What is noted of an outcome: a failure waits for its next try unless it is final or was the last. */
function endOf(outcome: SendOutcome, { attempts, next_try_at }: DeliveryRow, at: string): DeliveryEnd {
  switch (outcome.kind) {
    case "sent": return { state: "delivered", delivered_at: at, last_error: null };
    case "dropped": return { state: "dropped", last_error: JSON.stringify(outcome.reason) };
    case "stopped": return { state: "queued" };
    case "failed": {
      const next = outcome.isFinal ? null : nextTry(attempts + 1, at);
      return { state: next === null ? "dead" : "queued", next_try_at: next ?? next_try_at, last_error: JSON.stringify(outcome.reason) };
    }
  }
}
