import { sql } from "kysely";
import type { Kysely, SqlBool, Transaction } from "kysely";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import type { Locale } from "#app/domain/locales.ts";
import type { NoticeKind } from "#app/domain/notices.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { NoticeChoiceRow, NoticeHabitRow, NoticeRow } from "../schema/notices.ts";
import { factsWhere } from "./project-facts.ts";

type Trx = Transaction<Database>;

/** Bound parameters of one statement stay far below the engine's limit. */
const CHUNK = 500;

/** Adds what several people are told, to each whom the event was not told yet, and answers the new ones. */
export async function insertNotices(trx: Trx, rows: readonly Omit<NoticeRow, "id" | "read_at">[]): Promise<{ id: number; userId: number }[]> {
  if (rows.length === 0) return [];
  return trx.insertInto("notices").values(rows.map((row) => ({ ...row, read_at: null }))).onConflict((conflict) => conflict.columns(["event_key", "user_id"]).doNothing()).returning(["id", "user_id as userId"]).execute();
}

/** Which of some events somebody was told of. */
export async function toldEvents(db: Kysely<Database>, keys: readonly string[]): Promise<Set<string>> {
  const told = new Set<string>();
  for (let start = 0; start < keys.length; start += CHUNK) {
    const rows = await db.selectFrom("notices").select("event_key").distinct().where("event_key", "in", keys.slice(start, start + CHUNK)).execute();
    for (const row of rows) told.add(row.event_key);
  }
  return told;
}

/** Who reads notices, as far as it decides which of theirs are still for them. */
export interface NoticeReader {
  readonly userId: number;
  readonly scope: Predicate;
  /** Kinds that the reader's role is told of. */
  readonly kinds: readonly NoticeKind[];
  /** The unit whose matters alone are the reader's; null: not bound to any, "": bound and without one. */
  readonly unit: string | null;
}

/**
 * Somebody's notices that are still for them, the one rule for reading, gathering and sending: those about no project of a kind
 * that their role is told of, those about a project in their scope, and for a unit's people only what they were told for it.
 */
function noticesOf(db: Kysely<Database>, { userId, scope, kinds, unit }: NoticeReader) {
  return db.selectFrom("notices as n").where("n.user_id", "=", userId).$if(unit !== null, (query) => query.where("n.unit", "=", unit))
    .where((eb) => eb.or([
      eb.and([eb("n.project_id", "is", null), eb("n.kind", "in", [...kinds])]),
      eb.exists(factsWhere(db, scope).where(sql<SqlBool>`f.project_id = n.project_id`).select(sql<number>`1`.as("one"))),
    ]));
}

/** Those of some notices that are still for somebody, in the order they came. */
export async function noticesStillFor(db: Kysely<Database>, reader: NoticeReader, ids: readonly number[]): Promise<NoticeRow[]> {
  return noticesOf(db, reader).selectAll("n").where("n.id", "in", sql<number>`(select value from json_each(${JSON.stringify(ids)}))`).orderBy("n.id").execute();
}

/** How many notices somebody has not read, up to a limit. */
export async function unreadCount(db: Kysely<Database>, reader: NoticeReader, limit: number): Promise<number> {
  const unread = noticesOf(db, reader).where("n.read_at", "is", null).select("n.id").limit(limit);
  return (await db.selectFrom(unread.as("u")).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}

/** One page of somebody's notices, unread ones first, the newest first; of some kinds only where they are given. */
export async function noticesPage(db: Kysely<Database>, reader: NoticeReader, kinds: readonly NoticeKind[] | null, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<NoticeRow[]> {
  const own = noticesOf(db, reader).selectAll("n");
  return (kinds === null ? own : own.where("n.kind", "in", [...kinds])).orderBy(sql`n.read_at IS NOT NULL`).orderBy("n.at", "desc").orderBy("n.id", "desc").limit(limit).offset(offset).execute();
}

/** How many they are. */
export async function noticesLength(db: Kysely<Database>, reader: NoticeReader, kinds: readonly NoticeKind[] | null): Promise<number> {
  const own = noticesOf(db, reader).select(sql<number>`count(*)`.as("count"));
  return (await (kinds === null ? own : own.where("n.kind", "in", [...kinds])).executeTakeFirstOrThrow()).count;
}

/** The newest notice of somebody; 0 without any. */
export async function newestNotice(db: Kysely<Database>, userId: number): Promise<number> {
  return (await db.selectFrom("notices").select((eb) => eb.fn.max("id").as("id")).where("user_id", "=", userId).executeTakeFirst())?.id ?? 0;
}

/** One notice of somebody about what they still see. */
export async function findNotice(db: Kysely<Database>, reader: NoticeReader, id: number): Promise<NoticeRow | null> {
  return (await noticesOf(db, reader).selectAll("n").where("n.id", "=", id).executeTakeFirst()) ?? null;
}

/** Marks one of somebody's notices read, or all until one, the newest they were shown. */
export async function markRead(trx: Trx, userId: number, which: { readonly id: number } | { readonly until: number }, at: string): Promise<void> {
  const unread = trx.updateTable("notices").set({ read_at: at }).where("user_id", "=", userId).where("read_at", "is", null);
  await ("id" in which ? unread.where("id", "=", which.id) : unread.where("id", "<=", which.until)).execute();
}

/** What people chose, by topic and channel; nothing means off. */
export async function choicesOf(db: Kysely<Database>, userIds: readonly number[]): Promise<NoticeChoiceRow[]> {
  return userIds.length === 0 ? [] : db.selectFrom("notice_choices").selectAll().where("user_id", "in", [...userIds]).execute();
}

/** The habits of people who have said them. */
export async function habitsOf(db: Kysely<Database>, userIds: readonly number[]): Promise<Map<number, NoticeHabitRow>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom("notice_habits").selectAll().where("user_id", "in", [...userIds]).execute();
  return new Map(rows.map((row) => [row.user_id, row]));
}

/** Puts a person's choices and habits in the place of those of a version (0: none yet); false when somebody was faster. */
export async function replaceChoices(trx: Trx, habits: NoticeHabitRow, seen: number, choices: readonly NoticeChoiceRow[]): Promise<boolean> {
  const present = (await habitsOf(trx, [habits.user_id])).get(habits.user_id)?.version ?? 0;
  if (present !== seen) return false;
  await trx.deleteFrom("notice_habits").where("user_id", "=", habits.user_id).execute();
  await trx.insertInto("notice_habits").values({ ...habits, version: seen + 1 }).execute();
  await trx.deleteFrom("notice_choices").where("user_id", "=", habits.user_id).execute();
  if (choices.length > 0) await trx.insertInto("notice_choices").values([...choices]).execute();
  return true;
}

/** Lets a notice wait to leave on a channel until an instant. */
export async function insertWaiting(trx: Trx, row: { readonly notice_id: number; readonly user_id: number; readonly channel: DeliveryChannel; readonly leaves_at: string }): Promise<void> {
  await trx.insertInto("notices_waiting").values(row).execute();
}

/** Who has notices that may leave by an instant, and on which channel. */
export async function leavingBy(db: Kysely<Database>, at: string, limit: number): Promise<{ userId: number; channel: DeliveryChannel }[]> {
  return db.selectFrom("notices_waiting").select(["user_id as userId", "channel"]).where("leaves_at", "<=", at).groupBy(["user_id", "channel"]).orderBy("user_id").orderBy("channel").limit(limit).execute();
}

/** Takes the notices of a person that may leave on a channel by an instant out of the wait; answers which. */
export async function takeWaiting(trx: Trx, userId: number, channel: DeliveryChannel, at: string): Promise<number[]> {
  const rows = await trx.deleteFrom("notices_waiting").where("user_id", "=", userId).where("channel", "=", channel).where("leaves_at", "<=", at).returning("notice_id").execute();
  return rows.map((row) => row.notice_id);
}

/** Lets what a person's notices wait for on a channel be a later instant. */
export async function waitLonger(trx: Trx, userId: number, channel: DeliveryChannel, at: string, until: string): Promise<void> {
  await trx.updateTable("notices_waiting").set({ leaves_at: until }).where("user_id", "=", userId).where("channel", "=", channel).where("leaves_at", "<=", at).execute();
}

/** Forgets notices that were read before a moment and wait nowhere; answers how many. That an issue rose is kept, or it would rise again. */
export async function forgetNoticesBefore(trx: Trx, before: string): Promise<number> {
  const waiting = trx.selectFrom("notices_waiting").select("notice_id");
  return Number((await trx.deleteFrom("notices").where("read_at", "<", before).where("kind", "!=", "issue.escalated").where("id", "not in", waiting).executeTakeFirst()).numDeletedRows);
}

/** Takes all that waits out of the wait: the notices of each person and channel, oldest first. */
export async function takeAllWaiting(trx: Trx): Promise<{ userId: number; channel: DeliveryChannel; noticeIds: number[] }[]> {
  const rows = await trx.selectFrom("notices_waiting").select(["user_id as userId", "channel", sql<string>`json_group_array(notice_id order by notice_id)`.as("ids")]).groupBy(["user_id", "channel"]).execute();
  await trx.deleteFrom("notices_waiting").execute();
  return rows.map(({ ids, ...row }) => ({ ...row, noticeIds: JSON.parse(ids) as number[] }));
}

/** Whether a scope holds a project. */
export async function isInScope(db: Kysely<Database>, scope: Predicate, projectId: number): Promise<boolean> {
  return (await factsWhere(db, scope).where("f.project_id", "=", projectId).select(sql<SqlBool>`1`.as("one")).executeTakeFirst()) !== undefined;
}

/** The language that somebody has messages in; null while nothing was chosen. */
export async function localeOf(db: Kysely<Database>, userId: number): Promise<Locale | null> {
  return (await db.selectFrom("notice_habits").select("locale").where("user_id", "=", userId).executeTakeFirst())?.locale ?? null;
}
