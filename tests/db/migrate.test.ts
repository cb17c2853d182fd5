import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "#db/connection.server.ts";
import { isAtHead, migrateToLatest, pendingMigrations, SchemaError } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { freshFolder, TEST_NOW } from "#tests/support/database.ts";

const second = { name: "9002-second", statements: ["CREATE TABLE second_a (id INTEGER PRIMARY KEY) STRICT", "CREATE TABLE second_b (id INTEGER PRIMARY KEY) STRICT"] };
const broken = { name: "9002-broken", statements: ["CREATE TABLE second_a (id INTEGER PRIMARY KEY) STRICT", "CREATE TABLE no good"] };

const tablesIn = (path: string): string[] => {
  const db = openDatabase(path, { readOnly: true });
  const names = db.handle.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'second%'").pluck().all() as string[];
  db.handle.close();
  return names;
};

test("a new database gets every migration once, with its checksum", async () => {
  const db = openDatabase(join(freshFolder(), "luodi.db"));
  const result = await migrateToLatest(db, TEST_NOW);
  expect(result).toEqual({ applied: migrations.map((migration) => migration.name), backup: null });
  expect(await migrateToLatest(db, TEST_NOW)).toEqual({ applied: [], backup: null });
  expect(isAtHead(db)).toBe(true);
  await db.close();
});

test("a migration that fails half-way leaves nothing of itself, and the backup made before it opens", async () => {
  const path = join(freshFolder(), "luodi.db");
  const db = openDatabase(path);
  await migrateToLatest(db, TEST_NOW);
  await expect(migrateToLatest(db, TEST_NOW, [...migrations, broken])).rejects.toThrow(/syntax error/);
  expect(tablesIn(path)).toEqual([]);
  expect(pendingMigrations(db)).toEqual([]);
  const { backup } = await migrateToLatest(db, TEST_NOW, [...migrations, second]);
  expect(tablesIn(path)).toEqual(["second_a", "second_b"]);
  await db.close();
  expect(backup !== null && existsSync(backup)).toBe(true);
  const kept = openDatabase(backup ?? "", { readOnly: true });
  expect(kept.handle.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(isAtHead(kept)).toBe(true);
  await kept.close();
});

test("a process killed in the middle of a migration leaves nothing of it", async () => {
  const path = join(freshFolder(), "luodi.db");
  const db = openDatabase(path);
  await migrateToLatest(db, TEST_NOW);
  await db.close();
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/migrate-and-hang.ts", path], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(tablesIn(path)).toEqual([]);
  const again = openDatabase(path);
  expect(isAtHead(again)).toBe(true);
  expect((await migrateToLatest(again, TEST_NOW, [...migrations, second])).applied).toEqual([second.name]);
  await again.close();
});

test("a database whose migration differs from the program's is refused", async () => {
  const db = openDatabase(":memory:");
  await migrateToLatest(db, TEST_NOW, [...migrations, second]);
  const changed = { ...second, statements: [...second.statements, "CREATE TABLE second_c (id INTEGER) STRICT"] };
  expect(() => pendingMigrations(db, [...migrations, changed])).toThrow(SchemaError);
  await expect(migrateToLatest(db, TEST_NOW, [...migrations, changed])).rejects.toThrow(/is not the one this program has/);
  await db.close();
});

test("a database newer than the program is refused", async () => {
  const db = openDatabase(":memory:");
  await migrateToLatest(db, TEST_NOW, [...migrations, second]);
  await expect(migrateToLatest(db, TEST_NOW)).rejects.toThrow(/newer than the program/);
  expect(isAtHead(db)).toBe(false);
  await db.close();
});

test("a project of the first schema keeps its versions, and its stage and light are derived anew", async () => {
  const db = openDatabase(":memory:");
  await migrateToLatest(db, TEST_NOW, migrations.slice(0, 1));
  db.handle.exec(`INSERT INTO projects (id, code, version, created_at, updated_at, stage, light, status_until) VALUES (1, 'A', 1, '${TEST_NOW}', '${TEST_NOW}', 'attraction', 'green', '2027-01-01');
    INSERT INTO project_facts (project_id, recorded_from, name, investors, currency, rate_before_first, flags, month_precision, year_precision, not_applicable, lead_on)
      VALUES (1, '${TEST_NOW}', '示例甲', '[]', 'CNY', 0, 0, 0, 0, 0, '2025-01-01');
    INSERT INTO project_updates (project_id, kind, on_date, note, recorded_from) VALUES (1, 'follow_up', '2025-02-01', '示例', '${TEST_NOW}')`);
  await migrateToLatest(db, TEST_NOW);
  expect(db.handle.prepare("SELECT name, lead_on, first_contact_on, archived_on FROM project_facts").all()).toEqual([{ name: "示例甲", lead_on: "2025-01-01", first_contact_on: null, archived_on: null }]);
  expect(db.handle.prepare("SELECT kind, on_date, note, contacts, channel FROM project_updates").all()).toEqual([{ kind: "follow_up", on_date: "2025-02-01", note: "示例", contacts: "[]", channel: null }]);
  expect(db.handle.prepare("SELECT status_until FROM projects").pluck().get()).toBe("2000-01-01");
  expect(() => db.handle.exec("UPDATE project_facts SET archived_on = '2025-01-01'")).toThrow(/a version never changes/);
  await db.close();
});
