import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";

/** The days of a year on which offices work (true) or rest (false) against the week, in order. */
export async function specialDaysOf(db: Kysely<Database>, year: number): Promise<Map<string, boolean>> {
  const rows = await db.selectFrom("special_days").selectAll().where("on_day", ">=", `${year}-01-01`).where("on_day", "<=", `${year}-12-31`).orderBy("on_day").execute();
  return new Map(rows.map((row) => [row.on_day, row.is_working === 1]));
}

/** The first and the last year with special days; null without any. */
export async function specialYears(db: Kysely<Database>): Promise<{ first: number; last: number } | null> {
  const row = await db.selectFrom("special_days").select((eb) => [eb.fn.min("on_day").as("first"), eb.fn.max("on_day").as("last")]).executeTakeFirst();
  return row?.first && row.last ? { first: Number(row.first.slice(0, 4)), last: Number(row.last.slice(0, 4)) } : null;
}

/** Makes a day a special one, whatever it was. */
export async function putSpecialDay(trx: Transaction<Database>, day: string, isWorking: boolean): Promise<void> {
  await trx.deleteFrom("special_days").where("on_day", "=", day).execute();
  await trx.insertInto("special_days").values({ on_day: day, is_working: isWorking ? 1 : 0 }).execute();
}

/** Makes the special days of a run ordinary ones again; how many there were. */
export async function dropSpecialDays(trx: Transaction<Database>, from: string, to: string, isWorking: boolean): Promise<string[]> {
  const rows = await trx.deleteFrom("special_days").where("on_day", ">=", from).where("on_day", "<=", to).where("is_working", "=", isWorking ? 1 : 0).returning("on_day").execute();
  return rows.map((row) => row.on_day).toSorted();
}
