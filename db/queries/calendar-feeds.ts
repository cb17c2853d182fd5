import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { CalendarFeedTable } from "../schema/calendar.ts";

type Trx = Transaction<Database>;

/** The address of somebody's calendar that is in use; null without one. */
export async function feedOf(db: Kysely<Database>, userId: number) {
  const row = await db.selectFrom("calendar_feeds").select(["id", "created_at as createdAt", "last_used_at as lastUsedAt"]).where("user_id", "=", userId).where("revoked_at", "is", null).executeTakeFirst();
  return row ?? null;
}

/** The calendar in use whose secret has a hash, with the account it belongs to. */
export async function findFeedByHash(db: Kysely<Database>, hash: string) {
  const row = await db.selectFrom("calendar_feeds as c").innerJoin("users as u", "u.id", "c.user_id")
    .select(["c.id", "c.locale", "c.last_used_at as lastUsedAt", "u.id as userId", "u.name", "u.role", "u.district", "u.unit", "u.disabled_at as disabledAt"])
    .where("c.hash", "=", hash).where("c.revoked_at", "is", null).executeTakeFirst();
  return row ?? null;
}

/** Adds an address. */
export async function insertFeed(trx: Trx, row: Pick<CalendarFeedTable, "user_id" | "hash" | "locale" | "created_at">): Promise<void> {
  await trx.insertInto("calendar_feeds").values({ ...row, last_used_at: null, revoked_at: null }).execute();
}

/** Ends the address that somebody has in use; false without one. */
export async function revokeFeedRow(trx: Trx, userId: number, at: string): Promise<boolean> {
  return (await trx.updateTable("calendar_feeds").set({ revoked_at: at }).where("user_id", "=", userId).where("revoked_at", "is", null).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Notes that a calendar was read. */
export async function touchFeed(trx: Trx, id: number, at: string): Promise<void> {
  await trx.updateTable("calendar_feeds").set({ last_used_at: at }).where("id", "=", id).execute();
}
