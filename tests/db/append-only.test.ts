import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { emptyInput } from "#app/domain/project-input.ts";
import { createProjectRecord } from "#app/services/projects/record-project.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";

let db: Db;
const run = (text: string) => db.transaction((trx) => sql.raw(text).execute(trx));
const count = (table: string) => db.handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

beforeEach(async () => {
  db = await freshDb();
  const ctx = contextOn(db);
  await db.transaction((trx) => createProjectRecord(trx, ctx, { ...emptyInput("NB-2025-0001", "示例项目"), amount: 1_000_000_000 }, {
    action: "project.create", rates: [], plans: [{ type: "signed", planOn: "2025-12-01" }], update: { kind: "follow_up", on: "2025-07-10" },
  }));
  await run("INSERT INTO capital_events (company, type, on_date, amount_cny, recorded_from) VALUES ('示例股份', 'listed', '2024-05-01', 1, '2025-07-15T04:00:00.000Z')");
});

const VERSIONED = [
  ["project_facts", "total_cny = 5", "name"], ["milestone_plans", "plan_on = '2026-01-01'", "type"], ["project_updates", "on_date = '2024-01-01'", "kind"],
  ["quota_targets", "numerator = 1", "quota_id"], ["settings", "value = 'registered'", "key"], ["capital_events", "amount_cny = 2", "company"],
] as const;

test.each(VERSIONED)("a version in %s can neither be changed, replaced nor removed, and is closed once", async (table, change) => {
  const before = db.handle.prepare(`SELECT * FROM ${table}`).all();
  await expect(run(`UPDATE ${table} SET ${change}`)).rejects.toThrow(/never changes/);
  await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(/keeps every version/);
  await expect(run(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).rejects.toThrow(/keeps every version/);
  await expect(run(`UPDATE ${table} SET recorded_from = '2020-01-01T00:00:00.000Z'`)).rejects.toThrow(/never changes/);
  await expect(run(`UPDATE ${table} SET recorded_to = '2019-01-01T00:00:00.000Z'`)).rejects.toThrow(/closed once/);
  expect(db.handle.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  await run(`UPDATE ${table} SET recorded_to = '2025-08-01T00:00:00.000Z'`);
  await expect(run(`UPDATE ${table} SET recorded_to = '2025-09-01T00:00:00.000Z'`)).rejects.toThrow(/closed once/);
  await expect(run(`UPDATE ${table} SET recorded_to = NULL`)).rejects.toThrow(/closed once/);
});

test.each(VERSIONED)("every column of %s but the end of a version is guarded", (table) => {
  const trigger = db.handle.prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?").pluck().get(`${table}_no_change`) as string;
  const guarded = /UPDATE OF (.+?) ON/.exec(trigger)?.[1]?.split(", ").toSorted();
  const columns = (db.handle.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name).filter((name) => name !== "recorded_to").toSorted();
  expect(guarded).toEqual(columns);
});

test("the trail can only grow", async () => {
  const rows = count("audit_log");
  await expect(run("UPDATE audit_log SET actor_name = 'x'")).rejects.toThrow(/append-only/);
  await expect(run("DELETE FROM audit_log WHERE seq = 1")).rejects.toThrow(/append-only/);
  await expect(run("INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE seq = 1")).rejects.toThrow(/append-only/);
  expect(count("audit_log")).toBe(rows);
});

test("a project has one version in force, never two", async () => {
  const columns = (db.handle.pragma("table_info(project_facts)") as { name: string }[]).map((column) => column.name).filter((name) => name !== "id").join(", ");
  await expect(run(`INSERT INTO project_facts (${columns}) SELECT ${columns} FROM project_facts`)).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
});
