import { sql } from "kysely";
import type { Insertable, Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { WebhookRow } from "../schema/webhooks.ts";

type Trx = Transaction<Database>;

/** Every webhook by name, with whose scope decides and who added it. */
export async function allWebhooks(db: Kysely<Database>) {
  return db.selectFrom("webhooks as w").innerJoin("users as o", "o.id", "w.owner_id").leftJoin("users as c", "c.id", "w.created_by")
    .selectAll("w").select(["o.name as owner", "o.role as ownerRole", "c.name as createdBy"]).orderBy("w.name").execute();
}

/** A webhook by its id. */
export async function findWebhook(db: Kysely<Database>, id: number): Promise<WebhookRow | null> {
  return (await db.selectFrom("webhooks").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Whether a name is taken. */
export async function isWebhookName(db: Kysely<Database>, name: string): Promise<boolean> {
  return (await db.selectFrom("webhooks").select("id").where("name", "=", name).executeTakeFirst()) !== undefined;
}

/** Adds a webhook and answers its id. */
export async function insertWebhook(trx: Trx, row: Pick<Insertable<Database["webhooks"]>, "name" | "owner_id" | "origin" | "address_sealed" | "secret_sealed" | "sent_seq" | "created_at" | "created_by">): Promise<number> {
  const fresh = { ...row, state: "active" as const, next_try_at: row.created_at, failing_since: null, leased_until: null, last_error: null, last_sent_at: null };
  return (await trx.insertInto("webhooks").values(fresh).returning("id").executeTakeFirstOrThrow()).id;
}

/** Removes a webhook with what is sealed of it. */
export async function removeWebhookRow(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom("webhooks").where("id", "=", id).execute();
}

/** Pauses a webhook, or lets it go on from where it stopped. */
export async function setWebhookPaused(trx: Trx, id: number, isPaused: boolean, at: string): Promise<void> {
  const resumed = { state: "active" as const, attempts: 0, failing_since: null, last_error: null, next_try_at: at };
  await trx.updateTable("webhooks").set(isPaused ? { state: "paused" } : resumed).where("id", "=", id).execute();
}

/** A webhook that nobody is telling, whose time has come and that lags behind the trail. */
export async function dueWebhook(db: Kysely<Database>, now: string, busy: readonly number[]): Promise<WebhookRow | null> {
  const row = await db.selectFrom("webhooks").selectAll().where("state", "!=", "paused").where("next_try_at", "<=", now)
    .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
    .where("sent_seq", "<", (eb) => eb.selectFrom("audit_log").select(({ fn }) => fn.coalesce(fn.max("seq"), sql<number>`0`).as("seq")))
    .$if(busy.length > 0, (query) => query.where("id", "not in", busy))
    .orderBy("next_try_at").limit(1).executeTakeFirst();
  return row ?? null;
}

/** Takes a webhook for oneself until a moment. */
export async function leaseWebhook(trx: Trx, id: number, until: string): Promise<void> {
  await trx.updateTable("webhooks").set({ leased_until: until }).where("id", "=", id).execute();
}

type Leased = Pick<WebhookRow, "id" | "leased_until">;

/** Notes how far a webhook was told, with the lease prolonged; null when it is no longer one's own, else its state. */
export async function advanceWebhook(trx: Trx, { id, leased_until }: Leased, seq: number, until: string, sentAt: string | null): Promise<WebhookRow["state"] | null> {
  const row = await trx.updateTable("webhooks")
    .set({ sent_seq: seq, attempts: 0, failing_since: null, last_error: null, leased_until: until, state: sql`CASE state WHEN 'paused' THEN 'paused' ELSE 'active' END` })
    .$if(sentAt !== null, (query) => query.set({ last_sent_at: sentAt }))
    .where("id", "=", id).where("leased_until", "=", leased_until).returning("state").executeTakeFirst();
  return row?.state ?? null;
}

/** Lets go of a webhook, after a failure with what went wrong and when to try again (null: it is paused). */
export async function releaseWebhook(trx: Trx, { id, leased_until }: Leased, failure: { readonly error: string; readonly since: string; readonly nextTryAt: string | null; readonly attempts: number } | null): Promise<void> {
  const nextState = failure?.nextTryAt === null ? sql<WebhookRow["state"]>`'paused'` : sql<WebhookRow["state"]>`CASE state WHEN 'paused' THEN 'paused' ELSE 'failing' END`;
  await trx.updateTable("webhooks").set({ leased_until: null })
    .$if(failure !== null, (query) => query.set({ state: nextState, last_error: failure?.error ?? null, failing_since: failure?.since ?? null, attempts: failure?.attempts ?? 0 }))
    .$if(failure !== null && failure.nextTryAt !== null, (query) => query.set({ next_try_at: failure?.nextTryAt ?? "" }))
    .where("id", "=", id).where("leased_until", "=", leased_until).execute();
}
