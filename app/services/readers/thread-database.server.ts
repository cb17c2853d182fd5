import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";

/** The database of the program once more, for a thread that may write. */
export function openForThread(path: string): Db {
  return openDatabase(path);
}
