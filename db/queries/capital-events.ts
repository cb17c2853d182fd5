import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { CapitalEventRow } from "../schema/reference.ts";

/** Capital events in their present versions. */
export async function currentEvents(db: Kysely<Database>): Promise<CapitalEventRow[]> {
  return db.selectFrom("capital_events").selectAll().where("recorded_to", "is", null).orderBy("id").execute();
}

/** Adds an event, in place of an earlier version of it if there is one. */
export async function recordEvent(trx: Transaction<Database>, replaced: number | null, row: Omit<CapitalEventRow, "id" | "recorded_to">): Promise<void> {
  if (replaced !== null) await trx.updateTable("capital_events").set({ recorded_to: sql<string>`max(recorded_from, ${row.recorded_from})` }).where("id", "=", replaced).execute();
  await trx.insertInto("capital_events").values({ ...row, recorded_to: null }).execute();
}

/** One version of an event by its id, present or replaced. */
export async function findEvent(db: Kysely<Database>, id: number): Promise<CapitalEventRow | null> {
  return (await db.selectFrom("capital_events").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Versions that were recorded at the very instant at which another one was closed. */
export async function eventsRecordedAt(db: Kysely<Database>, instant: string, after: number): Promise<CapitalEventRow[]> {
  return db.selectFrom("capital_events").selectAll().where("recorded_from", "=", instant).where("id", ">", after).orderBy("id").execute();
}

/** A page of the present events of a type and a year, the newest first, with how many there are, their sum, and the years that have any. */
export async function eventPage(db: Kysely<Database>, { type, year }: { readonly type: CapitalEventRow["type"] | null; readonly year: number | null }, limit: number, offset: number) {
  const present = db.selectFrom("capital_events").where("recorded_to", "is", null);
  const ofType = type === null ? present : present.where("type", "=", type);
  const wanted = year === null ? ofType : ofType.where("on_date", ">=", `${year}-01-01`).where("on_date", "<=", `${year}-12-31`);
  const rows = await wanted.selectAll().orderBy("on_date", "desc").orderBy("id", "desc").limit(limit).offset(offset).execute();
  const totals = await wanted.select([sql<number>`count(*)`.as("total"), sql<number>`coalesce(sum(amount_cny), 0)`.as("totalCny")]).executeTakeFirstOrThrow();
  const years = await present.select(sql<string>`substr(on_date, 1, 4)`.as("year")).distinct().orderBy("year", "desc").execute();
  return { rows, ...totals, years: years.map((row) => Number(row.year)) };
}
