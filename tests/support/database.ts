import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { loadReference } from "#app/services/reference/load-reference.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.server.ts";
import { onTestFinished } from "vitest";

/** The instant at which tests take place unless they say otherwise: noon in Shanghai on 15 July 2025. */
export const TEST_NOW = "2025-07-15T04:00:00.000Z";

let snapshot: Promise<Buffer> | null = null;

async function makeSnapshot(): Promise<Buffer> {
  const db = openDatabase(":memory:");
  await migrateToLatest(db, TEST_NOW);
  await loadReference({ db, actor: SYSTEM, now: TEST_NOW });
  const image = db.handle.serialize();
  await db.close();
  return image;
}

/** A database in memory of its own, with the newest schema and the reference lists; closed when the test ends. */
export async function freshDb(): Promise<Db> {
  snapshot ??= makeSnapshot();
  const db = openDatabase(await snapshot);
  onTestFinished(() => db.close());
  return db;
}

/** An empty folder that goes when the test ends. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "luodi-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database in a file of its own, with the newest schema and the reference lists; closed and removed when the test ends. */
export async function fileDb(path = join(freshFolder(), "luodi.db")): Promise<Db> {
  snapshot ??= makeSnapshot();
  const image = openDatabase(await snapshot);
  await image.handle.backup(path);
  await image.close();
  const db = openDatabase(path);
  onTestFinished(() => (db.handle.open ? db.close() : undefined));
  return db;
}

/** A service context on a database. */
export function contextOn(db: Db, now = TEST_NOW, actor: Principal = SYSTEM): ServiceContext {
  return { db, actor, now };
}
