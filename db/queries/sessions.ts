import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { SessionRow } from "../schema/people.ts";

type Trx = Transaction<Database>;

/** A session with the account it belongs to. */
export interface SessionWithUser {
  readonly idHash: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly district: string | null;
  readonly unit: string | null;
  readonly disabledAt: string | null;
}

/** The session whose identifier has a hash. */
export async function findSessionRow(db: Kysely<Database>, idHash: string): Promise<SessionWithUser | null> {
  const row = await db.selectFrom("sessions").innerJoin("users", "users.id", "sessions.user_id")
    .select(["id_hash as idHash", "sessions.created_at as createdAt", "last_seen_at as lastSeenAt", "expires_at as expiresAt", "user_id as userId", "email", "name", "role", "district", "unit", "disabled_at as disabledAt"])
    .where("id_hash", "=", idHash).executeTakeFirst();
  return row ?? null;
}

export async function insertSession(trx: Trx, row: SessionRow): Promise<void> {
  await trx.insertInto("sessions").values(row).execute();
}

/** Notes that a session was used. */
export async function touchSessionRow(trx: Trx, idHash: string, now: string): Promise<void> {
  await trx.updateTable("sessions").set({ last_seen_at: now }).where("id_hash", "=", idHash).execute();
}

/** Ends one session; true if it was there. */
export async function deleteSession(trx: Trx, idHash: string): Promise<boolean> {
  return (await trx.deleteFrom("sessions").where("id_hash", "=", idHash).executeTakeFirst()).numDeletedRows > 0n;
}

/** Ends every session of an account, or all but one; answers how many. */
export async function deleteSessionsOf(trx: Trx, userId: number, exceptHash: string | null = null): Promise<number> {
  const all = trx.deleteFrom("sessions").where("user_id", "=", userId);
  return Number((await (exceptHash === null ? all : all.where("id_hash", "!=", exceptHash)).executeTakeFirst()).numDeletedRows);
}

/** Forgets sessions past their end or unused for longer than they may be; answers how many. */
export async function deleteOverSessions(trx: Trx, now: string, idleSince: string): Promise<number> {
  return Number((await trx.deleteFrom("sessions").where((eb) => eb.or([eb("expires_at", "<=", now), eb("last_seen_at", "<=", idleSince)])).executeTakeFirst()).numDeletedRows);
}

/** The sessions of an account, the last used first. */
export async function sessionsOf(db: Kysely<Database>, userId: number): Promise<Pick<SessionRow, "id_hash" | "created_at" | "last_seen_at" | "expires_at">[]> {
  return db.selectFrom("sessions").select(["id_hash", "created_at", "last_seen_at", "expires_at"]).where("user_id", "=", userId).orderBy("last_seen_at", "desc").execute();
}
