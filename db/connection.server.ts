import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import type { Transaction } from "kysely";
import { ImmediateSqliteDialect, openSqlite } from "./engines/sqlite.server.ts";
import type { SqliteHandle } from "./engines/sqlite.server.ts";
import type { Database } from "./schema/database.ts";

/** How long a transaction may take before the watchdog ends it; bulk work asks for more. */
const TRANSACTION_LIMIT_MS = 5_000;

/** A query used the outer handle while a transaction was open: with one connection behind a mutex it would wait for ever. */
export class OuterHandleError extends Error {
  constructor() {
    super("the outer database handle was used inside a transaction; use the transaction's own handle");
  }
}

/** A transaction took longer than its limit and was rolled back. */
export class TransactionTimeoutError extends Error {}

/** Is told after a transaction was committed; must not throw. */
export interface CommitListener {
  committed(): void;
  closing(): void;
}

/** The open database: `read` answers queries, `transaction` is the only way to write. */
export interface Db {
  readonly read: Kysely<Database>;
  readonly path: string;
  transaction<T>(work: (trx: Transaction<Database>) => Promise<T>, options?: { readonly limitMs?: number }): Promise<T>;
  /** Tells a listener of each commit made through this database, and before it closes. */
  observe(listener: CommitListener): void;
  /** The engine's own handle, for backup and integrity checks. */
  readonly handle: SqliteHandle;
  close(): Promise<void>;
}

/**
 * Opens the database at a path, or a private copy of a snapshot in memory. Reads go through a second, read-only handle so
 * that they go on while a transaction is open; a copy in memory has one handle only.
 */
export function openDatabase(source: string | Buffer, options: { readonly readOnly?: boolean } = {}): Db {
  const inMemory = typeof source !== "string" || source === ":memory:";
  if (!inMemory) mkdirSync(dirname(source), { recursive: true });
  const inside = new AsyncLocalStorage<true>();
  const listeners: CommitListener[] = [];
  const guard = () => {
    if (inside.getStore()) throw new OuterHandleError();
  };
  const handle = openSqlite(source, options);
  const reader = inMemory || options.readOnly ? handle : openSqlite(source, { readOnly: true });
  const write = new Kysely<Database>({ dialect: new ImmediateSqliteDialect(handle, guard) });
  const read = reader === handle ? write : new Kysely<Database>({ dialect: new ImmediateSqliteDialect(reader, guard) });
  return {
    read,
    handle,
    path: inMemory ? ":memory:" : String(source),
    observe: (listener) => void listeners.push(listener),
    transaction: async (work, { limitMs = TRANSACTION_LIMIT_MS } = {}) => {
      const result = await write.transaction().execute((trx) => inside.run(true, () => withinLimit(work(trx), limitMs)));
      for (const listener of listeners) listener.committed();
      return result;
    },
    close: async () => {
      for (const listener of listeners) listener.closing();
      if (reader !== handle) reader.close();
      if (!inMemory && !options.readOnly && handle.open) handle.pragma("wal_checkpoint(TRUNCATE)");
      handle.close();
    },
  };
}

/** Rejects when the work outlasts its limit, so that the transaction around it rolls back. */
async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TransactionTimeoutError(`a transaction took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
