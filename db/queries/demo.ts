import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { UserRow } from "../schema/people.ts";
import type { CapitalEventRow } from "../schema/reference.ts";

/** Every account, in the order in which they were added. */
export async function allUsers(db: Kysely<Database>): Promise<UserRow[]> {
  return db.selectFrom("users").selectAll().orderBy("id").execute();
}

/** Gives demo accounts other passwords and ends their sessions. */
export async function setDemoPassword(trx: Transaction<Database>, accounts: readonly { id: number; passwordHash: string }[], at: string): Promise<void> {
  for (const { id, passwordHash } of accounts) {
    await trx.updateTable("users").set((eb) => ({ password_hash: passwordHash, failed_count: 0, failed_since: null, locked_until: null, version: eb("version", "+", 1), updated_at: at }))
      .where("id", "=", id).where("is_demo", "=", 1).execute();
    await trx.deleteFrom("sessions").where("user_id", "=", id).execute();
  }
}

/** Adds capital events as first versions. */
export async function insertCapitalEvents(trx: Transaction<Database>, rows: readonly Omit<CapitalEventRow, "id">[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto("capital_events").values([...rows]).execute();
}

/** Marks notices read that are older than an instant, each as soon as it came. */
export async function readNoticesBefore(trx: Transaction<Database>, before: string): Promise<void> {
  await trx.updateTable("notices").set((eb) => ({ read_at: eb.ref("at") })).where("at", "<", before).execute();
}
