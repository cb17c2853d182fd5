import { sql } from "kysely";
import type { Insertable, Kysely, Transaction } from "kysely";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import type { Database } from "../schema/database.ts";
import type { DeliveryRow } from "../schema/deliveries.ts";

type Trx = Transaction<Database>;

/** Adds a message that is to leave. */
export async function insertDelivery(trx: Trx, row: Pick<Insertable<Database["deliveries"]>, "id" | "user_id" | "channel" | "notice_ids" | "not_before" | "created_at">): Promise<void> {
  await trx.insertInto("deliveries").values({ ...row, state: "queued", next_try_at: row.not_before, leased_until: null, last_error: null, delivered_at: null }).execute();
}

/** Messages whose time has come, and those that somebody took and never finished, none through the channels that are busy: each found by index, however many wait. */
export function dueQueries(db: Kysely<Database>, now: string, busy: readonly DeliveryChannel[]) {
  const free = db.selectFrom("deliveries").selectAll().$if(busy.length > 0, (query) => query.where("channel", "not in", busy)).limit(1);
  return [free.where("state", "=", "queued").where("next_try_at", "<=", now).orderBy("next_try_at"), free.where("state", "=", "sending").where("leased_until", "<=", now)] as const;
}

/** The next message that is to be taken up: one whose time has come before one that was left lying. */
export async function dueDelivery(db: Kysely<Database>, now: string, busy: readonly DeliveryChannel[]): Promise<DeliveryRow | null> {
  const [waiting, left] = dueQueries(db, now, busy);
  return (await waiting.executeTakeFirst()) ?? (await left.executeTakeFirst()) ?? null;
}

/** Lets the messages for somebody whose time has come wait until a moment. */
export async function postponeDue(trx: Trx, userId: number, now: string, until: string): Promise<void> {
  const theirs = trx.updateTable("deliveries").where("user_id", "=", userId);
  await theirs.set({ next_try_at: until }).where("state", "=", "queued").where("next_try_at", "<=", now).execute();
  await theirs.set({ state: "queued", leased_until: null, next_try_at: until }).where("state", "=", "sending").where("leased_until", "<=", now).execute();
}

/** Takes a message for oneself until a moment. */
export async function leaseDelivery(trx: Trx, id: string, until: string): Promise<void> {
  await trx.updateTable("deliveries").set({ state: "sending", leased_until: until }).where("id", "=", id).execute();
}

export type DeliveryEnd = Partial<Pick<DeliveryRow, "state" | "next_try_at" | "last_error" | "delivered_at">>;

/** Notes what came of a try. What arrived is noted whoever has it; anything else only while it is still one's own. */
export async function endTry(trx: Trx, { id, leased_until }: Pick<DeliveryRow, "id" | "leased_until">, end: DeliveryEnd, counted: boolean): Promise<void> {
  await trx.updateTable("deliveries").set({ ...end, leased_until: null }).set((eb) => ({ attempts: eb("attempts", "+", counted ? 1 : 0) })).where("id", "=", id)
    .where("state", "in", end.state === "delivered" ? ["sending", "queued"] : ["sending"])
    .$if(end.state !== "delivered", (query) => query.where("leased_until", "=", leased_until))
    .execute();
}

/** What the page lists: messages in some states, those that were queued last first, with whom they are for. */
export async function listDeliveries(db: Kysely<Database>, states: readonly DeliveryRow["state"][], limit: number) {
  return db.selectFrom("deliveries as d").innerJoin("users as u", "u.id", "d.user_id").leftJoin("robots as r", (join) => join.on(sql<boolean>`d.channel = 'robot:' || r.id`))
    .select(["d.id", "d.channel", "d.state", "d.attempts", "d.next_try_at as nextTryAt", "d.not_before as notBefore", "d.last_error as lastError", "d.created_at as createdAt", "d.delivered_at as deliveredAt",
      "u.name as receiver", "r.kind as robotKind", "r.name as robotName", sql<number>`json_array_length(d.notice_ids)`.as("notices")])
    .where("d.state", "in", states).orderBy("d.created_at", "desc").orderBy("d.id").limit(limit).execute();
}

/** How many messages are in each state. */
export async function countDeliveries(db: Kysely<Database>): Promise<{ state: DeliveryRow["state"]; count: number }[]> {
  return db.selectFrom("deliveries").select(["state", (eb) => eb.fn.countAll<number>().as("count")]).groupBy("state").execute();
}

/** A message by its id. */
export async function findDelivery(db: Kysely<Database>, id: string): Promise<DeliveryRow | null> {
  return (await db.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Puts a message that was given up back in the queue, its tries counted anew; false when it is no longer there. */
export async function requeueDelivery(trx: Trx, id: string, at: string): Promise<boolean> {
  const result = await trx.updateTable("deliveries").set({ state: "queued", next_try_at: at, attempts: 0 }).where("id", "=", id).where("state", "in", ["dead", "queued"]).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes a waiting or dead message out of the queue for good; false when it is sent or being sent. */
export async function dropDelivery(trx: Trx, id: string, reason: string): Promise<boolean> {
  const result = await trx.updateTable("deliveries").set({ state: "dropped", last_error: reason }).where("id", "=", id).where("state", "in", ["dead", "queued"]).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Of which kinds the notices in some messages are. */
export async function kindsOfNotices(db: Kysely<Database>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom("deliveries as d").innerJoin(sql<{ value: number }>`json_each(d.notice_ids)`.as("each"), (join) => join.onTrue()).innerJoin("notices as n", "n.id", "each.value")
    .select(["d.id as delivery", "n.kind"]).distinct().where("d.id", "in", ids).execute();
}

/** Forgets messages that are over and were queued before a moment; answers how many. */
export async function forgetDeliveriesBefore(trx: Trx, before: string): Promise<number> {
  return Number((await trx.deleteFrom("deliveries").where("state", "in", ["delivered", "dead", "dropped"]).where("created_at", "<", before).executeTakeFirst()).numDeletedRows);
}

/** Lets nothing leave that waits, messages and webhooks alike, until somebody says so for each. */
export async function holdWhatWaits(trx: Trx, reason: string): Promise<void> {
  await trx.updateTable("deliveries").set({ state: "dead", leased_until: null, last_error: reason }).where("state", "in", ["queued", "sending"]).execute();
  await trx.updateTable("webhooks").set({ state: "paused", leased_until: null, last_error: reason }).where("state", "!=", "paused").execute();
}
