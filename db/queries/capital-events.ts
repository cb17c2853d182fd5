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
