import type { Insertable, Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { UserRow } from "../schema/people.ts";

type Trx = Transaction<Database>;

const COLUMNS = [
  "id", "email", "name", "role", "district", "unit", "password_hash", "disabled_at", "failed_count", "failed_since", "locked_until", "is_demo",
  "version", "created_at", "updated_at",
] as const;

/** The account with an e-mail in its stored (lower-case) form. */
export async function findUserByEmail(db: Kysely<Database>, email: string): Promise<UserRow | null> {
  return (await db.selectFrom("users").select(COLUMNS).where("email", "=", email).executeTakeFirst()) ?? null;
}

/** The account with an id. */
export async function findUser(db: Kysely<Database>, id: number): Promise<UserRow | null> {
  return (await db.selectFrom("users").select(COLUMNS).where("id", "=", id).executeTakeFirst()) ?? null;
}

export interface ListedUser extends Omit<UserRow, "password_hash"> {
  readonly last_seen_at: string | null;
}

/** Every account by e-mail, with the last time one of its sessions that still exist was used. */
export async function allUsers(db: Kysely<Database>): Promise<ListedUser[]> {
  return db.selectFrom("users").leftJoin("sessions", "sessions.user_id", "users.id")
    .select(["id", "email", "name", "role", "district", "unit", "disabled_at", "failed_count", "failed_since", "locked_until", "is_demo", "version", "users.created_at", "updated_at"])
    .select((eb) => eb.fn.max("sessions.last_seen_at").as("last_seen_at"))
    .groupBy("users.id").orderBy("email").execute();
}

/** The e-mails and roles of the demo's accounts that can sign in. */
export async function demoAccounts(db: Kysely<Database>): Promise<Pick<UserRow, "email" | "role">[]> {
  return db.selectFrom("users").select(["email", "role"]).where("is_demo", "=", 1).where("disabled_at", "is", null).orderBy("id").execute();
}

/** Adds an account and answers its id. */
export async function insertUser(trx: Trx, row: Omit<Insertable<Database["users"]>, "id" | "failed_count" | "failed_since" | "locked_until" | "disabled_at" | "version">): Promise<number> {
  const fresh = { ...row, failed_count: 0, failed_since: null, locked_until: null, disabled_at: null, version: 1 };
  return (await trx.insertInto("users").values(fresh).returning("id").executeTakeFirstOrThrow()).id;
}

export type UserChange = Partial<Pick<UserRow, "name" | "role" | "district" | "unit" | "disabled_at" | "failed_count" | "failed_since" | "locked_until">>;

/** Changes an account if it still has the version that was seen; false when somebody was faster. */
export async function changeUserRow(trx: Trx, id: number, version: number, now: string, change: UserChange): Promise<boolean> {
  const result = await trx.updateTable("users").set({ ...change, version: version + 1, updated_at: now }).where("id", "=", id).where("version", "=", version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Stores a new password hash; the version stays, so that nobody's open form goes stale by it. */
export async function setPasswordHash(trx: Trx, id: number, hash: string, now: string): Promise<void> {
  await trx.updateTable("users").set({ password_hash: hash, updated_at: now }).where("id", "=", id).execute();
}

/** Stores the failed sign-ins of an account. */
export async function setFailures(trx: Trx, id: number, failures: Pick<UserRow, "failed_count" | "failed_since" | "locked_until">): Promise<void> {
  await trx.updateTable("users").set(failures).where("id", "=", id).execute();
}

/** How many administrators can still sign in, apart from one account. */
export async function countOtherAdministrators(trx: Trx, exceptId: number): Promise<number> {
  const row = await trx.selectFrom("users").select((eb) => eb.fn.countAll<number>().as("n"))
    .where("role", "=", "administrator").where("disabled_at", "is", null).where("id", "!=", exceptId).executeTakeFirstOrThrow();
  return Number(row.n);
}
