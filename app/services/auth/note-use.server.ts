import type { Transaction } from "kysely";
import { addMilliseconds, MINUTE_MS } from "#app/domain/instants.ts";
import type { Db } from "#db/connection.server.ts";
import type { Database } from "#db/schema/database.ts";

/** The use of a session or a token is noted at most once in this time. */
const NOTE_EVERY_MS = MINUTE_MS;
const NOTED_LIMIT = 10_000;
const noted = new WeakMap<Db, Map<string, string>>();

/**
 * Notes a use beside the request, which never waits for it: behind a long write the lock would hold up everybody who only
 * reads. A note that fails is made at the next use.
 */
export function noteUse(db: Db, key: string, lastNoted: string | null, now: string, write: (trx: Transaction<Database>) => Promise<void>): void {
  const times = noted.get(db) ?? new Map<string, string>();
  const last = [lastNoted ?? "", times.get(key) ?? ""].sort().at(-1);
  if (last && now < addMilliseconds(last, NOTE_EVERY_MS)) return;
  if (times.size >= NOTED_LIMIT) times.clear();
  noted.set(db, times.set(key, now));
  void db.transaction(write).catch(() => times.delete(key));
}
