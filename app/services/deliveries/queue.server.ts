import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import { insertDelivery } from "#db/queries/deliveries.ts";
import type { Database } from "#db/schema/database.ts";

/** A message to be sent: to whom, through what, which notices it tells, when it is queued and when it may leave. */
export interface QueuedDelivery {
  readonly userId: number;
  readonly channel: DeliveryChannel;
  readonly noticeIds: readonly number[];
  readonly at: string;
  readonly notBefore: string;
}

/** Queues a message in the transaction of the change it tells of, and answers the id that it has over every try. */
export async function queueDelivery(trx: Transaction<Database>, { userId, channel, noticeIds, at, notBefore }: QueuedDelivery): Promise<string> {
  const id = randomUUID();
  await insertDelivery(trx, { id, user_id: userId, channel, notice_ids: JSON.stringify(noticeIds), not_before: notBefore, created_at: at });
  return id;
}
