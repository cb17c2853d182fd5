import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { UserRow } from "../schema/people.ts";

/** Every account, in the order in which they were added. */
export async function allUsers(db: Kysely<Database>): Promise<UserRow[]> {
  return db.selectFrom("users").selectAll().orderBy("id").execute();
}

/** Adds an account of the demo. */
export async function insertDemoUser(trx: Transaction<Database>, account: Pick<UserRow, "email" | "name" | "role" | "district" | "unit" | "password_hash"> & { at: string }): Promise<void> {
  const { at, ...columns } = account;
  await trx.insertInto("users").values({ ...columns, is_demo: 1, disabled_at: null, failed_count: 0, failed_since: null, locked_until: null, version: 1, created_at: at, updated_at: at }).execute();
}

/** Gives demo accounts other passwords and ends their sessions. */
export async function setDemoPassword(trx: Transaction<Database>, accounts: readonly { id: number; passwordHash: string }[], at: string): Promise<void> {
  for (const { id, passwordHash } of accounts) {
    await trx.updateTable("users").set((eb) => ({ password_hash: passwordHash, failed_count: 0, failed_since: null, locked_until: null, version: eb("version", "+", 1), updated_at: at }))
      .where("id", "=", id).where("is_demo", "=", 1).execute();
    await trx.deleteFrom("sessions").where("user_id", "=", id).execute();
  }
}
