import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { CompiledQuery, SqliteDialect, SqliteDriver } from "kysely";
import type { DatabaseConnection, Driver, SqliteDialectConfig } from "kysely";

const BUSY_TIMEOUT_MS = 5_000;
const PREPARED_LIMIT = 500;

/** Settings that better-sqlite3 and SQLite do not keep in the file: they are made on every open. */
const PRAGMAS = [
  "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", `busy_timeout = ${BUSY_TIMEOUT_MS}`, "recursive_triggers = ON",
  "trusted_schema = OFF", "cell_size_check = ON", "journal_size_limit = 67108864", "cache_size = -32768", "temp_store = MEMORY",
] as const;

export type SqliteHandle = InstanceType<typeof Database>;

/** Opens a database file (or a copy in memory made from a snapshot) with every pragma set. */
export function openSqlite(source: string | Buffer, options: { readonly readOnly?: boolean } = {}): SqliteHandle {
  const handle = new Database(source, { readonly: options.readOnly ?? false, timeout: BUSY_TIMEOUT_MS });
  for (const pragma of PRAGMAS) {
    if (options.readOnly && pragma.startsWith("journal_mode")) continue;
    handle.pragma(pragma);
  }
  return handle;
}

/** better-sqlite3 compiles a statement on each `prepare`; the most recent ones are kept. */
function preparing(handle: SqliteHandle): SqliteDialectConfig["database"] {
  const prepared = new Map<string, Database.Statement>();
  return {
    close: () => void handle.close(),
    prepare: (text: string) => {
      const known = prepared.get(text);
      if (known && !known.busy) return known;
      const statement = handle.prepare(text);
      if (prepared.size >= PREPARED_LIMIT) prepared.delete(prepared.keys().next().value ?? "");
      prepared.set(text, statement);
      return statement;
    },
  } as unknown as SqliteDialectConfig["database"];
}

/** Takes the write lock at the start: a deferred transaction that reads first loses to a second process at its first write. */
class ImmediateDriver extends SqliteDriver implements Driver {
  readonly #guard: () => void;
  constructor(config: SqliteDialectConfig, guard: () => void) {
    super(config);
    this.#guard = guard;
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#guard();
    return super.acquireConnection();
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** The SQLite dialect over one handle; `guard` runs whenever a query asks for the connection outside a transaction. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #guard: () => void;
  constructor(handle: SqliteHandle, guard: () => void) {
    const config = { database: preparing(handle) };
    super(config);
    this.#config = config;
    this.#guard = guard;
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#guard);
  }
}

/**
 * Whether another process has the database open. Leaving WAL mode needs the file for oneself, and folds the WAL into it; a
 * file that is missing or too damaged to ask is in nobody's use.
 */
export function isInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const handle = new Database(path, { timeout: 0 });
    try {
      return handle.pragma("journal_mode = DELETE", { simple: true }) !== "delete";
    } finally {
      handle.close();
    }
  } catch (error) {
    return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
  }
}
