import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { StartError } from "#app/env.server.ts";
import type { DatabaseEnv, ServerEnv } from "#app/env.server.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { isAtHead, isEmptyDatabase, migrateToLatest, pendingMigrations, SchemaError } from "#db/migrate.server.ts";
import { hasProjects, hasReference, hasUsers } from "#db/queries/write-reference.ts";
import { recordMissingParties } from "./companies/record-parties.server.ts";
import { sweepFiles } from "./files/file-store.server.ts";
import { keepAuditHead } from "./operations/audit-head.server.ts";
import { ensureStatusesAreCurrent, followTheDays } from "./operations/refresh-statuses.server.ts";
import { loadReference } from "./reference/load-reference.server.ts";

const MIGRATE_LINE = "the database is older than this program: run `npm run --silent luodi -- migrate`";
const FIRST_USER_LINE =
  "No accounts yet. Add the first one, its password on stdin: npm run --silent luodi -- user add --email you@example.org --name NAME --role administrator";

type Print = (line: string) => void;

/** One line for what an operator can mend; anything else stays the error it is. */
function asStartError(error: unknown, path: string): unknown {
  if (error instanceof StartError) return error;
  if (error instanceof SchemaError) return new StartError(`DATABASE_URL: ${error.message}`);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "SQLITE_NOTADB") return new StartError(`DATABASE_URL: ${path} is not a database`);
  if (code === "SQLITE_CORRUPT") return new StartError(`DATABASE_URL: ${path} is damaged; restore a backup`);
  if (/^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR|SQLITE_FULL|E[A-Z]+$)/.test(code)) return new StartError(`DATABASE_URL: cannot use ${path} (${code})`);
  return error;
}

function open(path: string): Db {
  mkdirSync(dirname(path), { recursive: true });
  return openDatabase(path);
}

/** Creates what a new database needs: the schema and the reference lists. */
async function createDatabase(db: Db, now: string): Promise<void> {
  await migrateToLatest(db, now);
  if (!(await hasReference(db.read))) await loadReference({ db, actor: SYSTEM, now });
}

/**
 * Opens the database for a command. One that does not exist is created, migrated and given the reference lists; an older
 * one is opened only for a command that takes `any`, a newer one never.
 */
export async function openForCommand(env: DatabaseEnv, need: "ready" | "any"): Promise<Db> {
  return withDatabase(env, async (db, now) => {
    if (isEmptyDatabase(db)) return createDatabase(db, now);
    const isOlder = pendingMigrations(db).length > 0;
    if (need === "any") return;
    if (isOlder) throw new StartError(MIGRATE_LINE);
    if (!(await hasReference(db.read))) await createDatabase(db, now);
    await ensureStatusesAreCurrent({ db, now });
  });
}

/** Whether the database is reachable and has exactly this program's schema. */
export function isDatabaseReady(db: Db): boolean {
  return isAtHead(db);
}

/** Opens the database, does the work, and closes it again should the work fail. */
async function withDatabase(env: DatabaseEnv, work: (db: Db, now: string) => Promise<void>): Promise<Db> {
  let db: Db | null = null;
  try {
    db = open(env.databasePath);
    keepAuditHead(db, env.dataDir);
    await work(db, new Date().toISOString());
    return db;
  } catch (error) {
    await db?.close();
    throw asStartError(error, env.databasePath);
  }
}

/**
 * Makes the database ready for the server: creates it, or backs up and migrates an older one, loads missing reference
 * lists, adds the demo where it is wanted (to one without accounts;
 * its projects only where there are none), and prints what the operator needs to sign in.
 */
export async function prepareDatabase(env: ServerEnv, print: Print, demo?: { readonly size: number; readonly seed: number }): Promise<Db> {
  return withDatabase(env, async (db, now) => {
    const isNew = isEmptyDatabase(db);
    if (isNew) print("creating the database …");
    const { applied, backup } = await migrateToLatest(db, now);
    if (backup) print(`migrated (${applied.join(", ")}); the database as it was is kept in ${backup}`);
    if (applied.length > 0 || !(await hasReference(db.read))) await loadReference({ db, actor: SYSTEM, now });
    await recordMissingParties({ db, now });
    await addDemoOrHint(env, db, now, print, demo);
    await ensureStatusesAreCurrent({ db, now });
    const failed = (error: unknown) => print(`the statuses could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`);
    await sweepFiles(db, env.dataDir, now);
    followTheDays(db, failed);
  });
}

async function addDemoOrHint(env: ServerEnv, db: Db, now: string, print: Print, options?: { readonly size: number; readonly seed: number }): Promise<void> {
  const isWithoutUsers = !(await hasUsers(db.read));
  if (!env.isDemo) {
    if (isWithoutUsers) print(FIRST_USER_LINE);
    return;
  }
  const demo = await import("./demo/demo.server.ts");
  const ctx = { db, actor: SYSTEM, now };
  if (isWithoutUsers && !(await hasProjects(db.read))) {
    print("filling the demo …");
    await demo.createDemo(ctx, { dataDir: env.dataDir, password: env.demoPassword }, options);
  } else if (isWithoutUsers) {
    await demo.createDemoAccounts(ctx, { dataDir: env.dataDir, password: env.demoPassword });
  }
  for (const line of await demo.demoLogins(ctx, { dataDir: env.dataDir, password: env.demoPassword })) print(line);
}
