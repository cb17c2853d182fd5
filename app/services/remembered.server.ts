import type { Db } from "#db/connection.server.ts";
import { newestChange } from "#db/queries/audit.ts";

const REMEMBERED_LIMIT = 300;
const memories = new WeakMap<Db, { seq: number; values: Map<string, unknown> }>();

/**
 * A computed figure, remembered until anything changes: every change adds an audit row, so the number of the newest one says
 * whether what is remembered still holds, also when another process wrote. Keys must name everything else it depends on.
 */
export async function remembered<T>(db: Db, key: string, compute: () => Promise<T>): Promise<T> {
  const seq = await newestChange(db.read);
  let memory = memories.get(db);
  if (!memory || memory.seq !== seq) memories.set(db, (memory = { seq, values: new Map() }));
  const known = memory.values.get(key);
  if (known !== undefined) return known as T;
  const value = await compute();
  if (memory.values.size >= REMEMBERED_LIMIT) memory.values.clear();
  memory.values.set(key, value);
  return value;
}
