import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StartError } from "#app/env.server.ts";
import type { ServerEnv } from "#app/env.server.ts";
import { verifyPassword } from "#app/services/auth/passwords.server.ts";
import { loadReference } from "#app/services/reference/load-reference.server.ts";
import { openForCommand, prepareDatabase } from "#app/services/start-up.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { contextOn, fileDb, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";

const SMALL_DEMO = { size: 20, seed: 1 };

function serverEnv(folder: string, more: Partial<ServerEnv> = {}): ServerEnv {
  return { databasePath: join(folder, "deep", "luodi.db"), dataDir: join(folder, "data"), host: "127.0.0.1", port: 0, sessionSecret: "x".repeat(40), isDemo: true, demoPassword: null, origin: null, ...more } as ServerEnv;
}

const count = (db: Awaited<ReturnType<typeof freshDb>>, table: string) => db.handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

async function started(env: ServerEnv) {
  const lines: string[] = [];
  const db = await prepareDatabase(env, (line) => lines.push(line), SMALL_DEMO);
  return { db, lines };
}

test("a command creates a database that does not exist, with reference lists and without the demo", async () => {
  const env = serverEnv(freshFolder());
  const db = await openForCommand(env, "ready");
  expect([count(db, "districts"), count(db, "users"), count(db, "projects")]).toEqual([21, 0, 0]);
  await db.close();
});

test("a first start fills the demo and tells its logins, with a password only its owner reads", async () => {
  const env = serverEnv(freshFolder());
  const { db, lines } = await started(env);
  const kept = join(env.dataDir, "demo-password");
  const password = readFileSync(kept, "utf8").trim();
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(lines.join("\n")).toContain(password);
  expect(lines.join("\n")).toContain("commerce@luodi.example");
  expect([count(db, "projects"), count(db, "users")]).toEqual([20, 11]);
  const hashOf = () => db.handle.prepare("SELECT password_hash FROM users WHERE email = 'leader@luodi.example'").pluck().get() as string;
  expect(await verifyPassword(hashOf(), password)).toBe(true);
  await db.close();
  const again = await started(env);
  expect(again.lines.join("\n")).toContain(password);
  expect(count(again.db, "projects")).toBe(20);
  await again.db.close();
  const own = await started({ ...env, demoPassword: "another-demo-password" });
  expect(existsSync(kept)).toBe(false);
  expect(await verifyPassword(own.db.handle.prepare("SELECT password_hash FROM users WHERE email = 'leader@luodi.example'").pluck().get() as string, "another-demo-password")).toBe(true);
  await own.db.close();
});

test("a start without the demo has no accounts and tells how to add the first", async () => {
  const { db, lines } = await started(serverEnv(freshFolder(), { isDemo: false }));
  expect([count(db, "projects"), count(db, "users")]).toEqual([0, 0]);
  expect(lines.join("\n")).toContain("user add");
  await db.close();
});

test("a start on somebody's own projects adds demo accounts and no demo projects", async () => {
  const env = serverEnv(freshFolder());
  const db = await openForCommand(env, "ready");
  const columns = "code, version, created_at, updated_at, stage, light";
  db.handle.exec(`INSERT INTO projects (${columns}) VALUES ('NB-2025-0001', 1, '${TEST_NOW}', '${TEST_NOW}', 'attraction', 'none')`);
  await db.close();
  const own = await started(env);
  expect([count(own.db, "projects"), count(own.db, "users")]).toEqual([1, 11]);
  await own.db.close();
});

test("an older database is refused to commands in one line, and migrated by a start", async () => {
  const folder = freshFolder();
  const env = serverEnv(folder, { isDemo: false });
  const newest = migrations.at(-1);
  const db = await fileDb(env.databasePath.replace("/deep/", "/"));
  db.handle.prepare("DELETE FROM schema_migrations WHERE name = ?").run(newest?.name);
  await db.close();
  const older = { ...env, databasePath: env.databasePath.replace("/deep/", "/") };
  if (migrations.length > 1) await expect(openForCommand(older, "ready")).rejects.toThrow(/run `npm run --silent luodi -- migrate`/);
  else await expect(openForCommand(older, "ready")).rejects.toBeInstanceOf(StartError);
});

test("a newer database, one of another program and a file that is none are refused in one line", async () => {
  const folder = freshFolder();
  const at = (name: string) => ({ databasePath: join(folder, name), dataDir: folder });
  const newer = openDatabase(at("newer.db").databasePath);
  await migrateToLatest(newer, TEST_NOW, [...migrations, { name: "9999-later", statements: ["CREATE TABLE later (id INTEGER) STRICT"] }]);
  await newer.close();
  const foreign = openDatabase(at("foreign.db").databasePath);
  foreign.handle.exec("CREATE TABLE somebody_elses (id INTEGER)");
  await foreign.close();
  writeFileSync(at("none.db").databasePath, "this is a letter and no database, however long it goes on");
  await expect(openForCommand(at("newer.db"), "any")).rejects.toThrow(/newer than the program/);
  await expect(openForCommand(at("foreign.db"), "ready")).rejects.toThrow(/another program/);
  await expect(openForCommand(at("none.db"), "ready")).rejects.toThrow(/is not a database/);
  for (const name of ["newer.db", "foreign.db", "none.db"]) await expect(openForCommand(at(name), "ready")).rejects.toBeInstanceOf(StartError);
});

test("loading the reference lists again changes nothing that people changed", async () => {
  const db = await freshDb();
  const ctx = contextOn(db);
  const before = [count(db, "quota_targets"), count(db, "settings"), count(db, "rates"), count(db, "audit_log")];
  await db.transaction(async (trx) => {
    await trx.updateTable("settings").set({ recorded_to: TEST_NOW }).where("key", "=", "landing_variant").execute();
    await trx.insertInto("settings").values({ key: "landing_variant", value: "registered", recorded_from: TEST_NOW, recorded_to: null, recorded_by: null }).execute();
    await trx.deleteFrom("rates").where("on_date", "=", "2024-01-01").execute();
  });
  await loadReference(ctx);
  expect([count(db, "quota_targets"), Number(count(db, "settings")) - 1, Number(count(db, "rates")) + 1, count(db, "audit_log")]).toEqual(before);
  expect(db.handle.prepare("SELECT value FROM settings WHERE key = 'landing_variant' AND recorded_to IS NULL").pluck().get()).toBe("registered");
});
