import { createHash } from "node:crypto";
import type { Db } from "./connection.server.ts";
import { migrations } from "./migrations/index.ts";
import type { Migration } from "./migrations/index.ts";

/** The database cannot be used with this program as it is; the message is one line for the operator. */
export class SchemaError extends Error {}

const TABLE = `CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`;

/** SHA-256 over a migration's statements. */
export function checksumOf(migration: Migration): string {
  return createHash("sha256").update(migration.statements.join(";\n")).digest("hex");
}

function appliedMigrations(db: Db): { name: string; checksum: string }[] {
  const exists = db.handle.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'").get();
  return exists ? (db.handle.prepare("SELECT name, checksum FROM schema_migrations ORDER BY name").all() as { name: string; checksum: string }[]) : [];
}

/** The migrations still to run; refuses a database newer than the program or one whose history differs from it. */
export function pendingMigrations(db: Db, known: readonly Migration[] = migrations): readonly Migration[] {
  const applied = appliedMigrations(db);
  for (const [index, row] of applied.entries()) {
    const expected = known[index];
    if (!expected) throw new SchemaError(`the database has migration ${row.name}, which this program does not know: it is newer than the program`);
    if (expected.name !== row.name || checksumOf(expected) !== row.checksum) {
      throw new SchemaError(`migration ${row.name} in the database is not the one this program has`);
    }
  }
  return known.slice(applied.length);
}

/**
 * Brings the schema to the newest version: backs up a database that has data, then runs each pending migration with its
 * record in one transaction, so that a crash leaves either all of a migration or nothing of it.
 */
export async function migrateToLatest(db: Db, now: string, known: readonly Migration[] = migrations): Promise<{ applied: string[]; backup: string | null }> {
  const pending = pendingMigrations(db, known);
  if (pending.length === 0) return { applied: [], backup: null };
  const isNew = appliedMigrations(db).length === 0;
  const backup = isNew || db.path === ":memory:" ? null : `${db.path}.before-${pending[0]?.name}-${now.replace(/[:.]/g, "")}`;
  if (backup) await db.handle.backup(backup);
  db.handle.exec(TABLE);
  const applied: string[] = [];
  for (const migration of pending) {
    const apply = db.handle.transaction(() => {
      if (!pendingMigrations(db, known).includes(migration)) return;
      for (const statement of migration.statements) db.handle.exec(statement);
      db.handle.prepare("INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (?, ?, ?)").run(migration.name, checksumOf(migration), now);
      applied.push(migration.name);
    });
    apply.immediate();
  }
  return { applied, backup };
}

/** Whether the database holds nothing yet; refuses one that holds somebody else's tables. */
export function isEmptyDatabase(db: Db): boolean {
  if (appliedMigrations(db).length > 0) return false;
  const foreign = db.handle.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('schema_migrations') AND name NOT LIKE 'sqlite_%' LIMIT 1").get();
  if (foreign) throw new SchemaError("this database belongs to another program");
  return true;
}

/** Whether the database exists, can be read and has exactly this program's schema. */
export function isAtHead(db: Db): boolean {
  try {
    return pendingMigrations(db).length === 0;
  } catch {
    return false;
  }
}
