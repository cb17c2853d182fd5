import { afterFailure, areOver, lockedMinutes, NO_FAILURES } from "#app/domain/lock-out.ts";
import type { Failures } from "#app/domain/lock-out.ts";
import type { Db } from "#db/connection.server.ts";
import type { UserRow } from "#db/schema/people.ts";

type FailureColumns = Pick<UserRow, "failed_count" | "failed_since" | "locked_until">;

/** The columns of an account that has signed in or was unlocked. */
export const FORGIVEN: FailureColumns = { failed_count: 0, failed_since: null, locked_until: null };

/** The failed sign-ins that an account row holds. */
export function failuresOf(row: FailureColumns): Failures {
  return { count: row.failed_count, since: row.failed_since, lockedUntil: row.locked_until };
}

/** The columns after one more failure. */
export function failuresAfter(row: FailureColumns, now: string): FailureColumns {
  const next = afterFailure(failuresOf(row), now);
  return { failed_count: next.count, failed_since: next.since, locked_until: next.lockedUntil };
}

/** E-mails without an account lock like the others, so that a lock tells nothing; they are kept in memory, and not all of them. */
const STRANGERS_KEPT = 10_000;
const strangers = new WeakMap<Db, Map<string, Failures>>();

/** Minutes for which an e-mail without an account reads as locked. */
export function strangerLockedMinutes(db: Db, email: string, now: string): number | null {
  return lockedMinutes(strangers.get(db)?.get(email) ?? NO_FAILURES, now);
}

/** Counts a failure of an e-mail without an account. */
export function strangerFails(db: Db, email: string, now: string): void {
  const known = strangers.get(db) ?? new Map<string, Failures>();
  strangers.set(db, known);
  if (known.size >= STRANGERS_KEPT) for (const [key, failures] of known) if (areOver(failures, now)) known.delete(key);
  if (known.size >= STRANGERS_KEPT) known.delete(known.keys().next().value ?? "");
  known.set(email, afterFailure(known.get(email) ?? NO_FAILURES, now));
}
