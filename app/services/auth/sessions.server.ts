import type { Transaction } from "kysely";
import { addMilliseconds, HOUR_MS, MINUTE_MS } from "#app/domain/instants.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import type { Db } from "#db/connection.server.ts";
import { deleteOverSessions, findSessionRow, insertSession, touchSessionRow } from "#db/queries/sessions.ts";
import type { Database } from "#db/schema/database.ts";
import { noteUse } from "./note-use.server.ts";
import { principalOf, roleOf } from "./principal.ts";
import { newSecret, secretHash } from "./secrets.server.ts";

/** A session ends when nobody used it for this long. */
export const IDLE_LIMIT_MS = 30 * MINUTE_MS;
/** A session ends this long after the sign-in, used or not. */
export const ABSOLUTE_LIMIT_MS = 12 * HOUR_MS;

/** The same for people. */
export const SESSION_LIMITS = { idleMinutes: IDLE_LIMIT_MS / MINUTE_MS, hours: ABSOLUTE_LIMIT_MS / HOUR_MS };

/** A session in use and who it belongs to. */
export interface LiveSession {
  readonly idHash: string;
  readonly email: string;
  readonly principal: Principal;
  readonly role: Role;
}

/** Opens a session under a new identifier, which only the caller ever sees, and clears away the ones that are over. */
export async function openSession(trx: Transaction<Database>, userId: number, now: string): Promise<string> {
  const id = newSecret();
  await deleteOverSessions(trx, now, addMilliseconds(now, -IDLE_LIMIT_MS));
  await insertSession(trx, { id_hash: secretHash(id), user_id: userId, created_at: now, last_seen_at: now, expires_at: addMilliseconds(now, ABSOLUTE_LIMIT_MS) });
  return id;
}

/** The session with an identifier, unless it is unknown, over, idle for too long, or its account is disabled. */
export async function findSession(db: Db, id: string, now: string): Promise<LiveSession | null> {
  const found = await sessionInForce(db, secretHash(id), now);
  if (found) noteUse(db, `session ${found.idHash}`, found.lastSeenAt, now, (trx) => touchSessionRow(trx, found.idHash, now));
  return found;
}

/** The session with a hash while it is in force; looking is no use of it. */
export async function sessionInForce(db: Db, idHash: string, now: string): Promise<(LiveSession & { readonly lastSeenAt: string }) | null> {
  const row = await findSessionRow(db.read, idHash);
  if (!row || row.disabledAt !== null || row.expiresAt <= now || addMilliseconds(row.lastSeenAt, IDLE_LIMIT_MS) <= now) return null;
  return { idHash: row.idHash, email: row.email, principal: principalOf(row), role: roleOf(row), lastSeenAt: row.lastSeenAt };
}
