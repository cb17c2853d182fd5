import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import { keepAuditHead, readAuditHead } from "#app/services/operations/audit-head.server.ts";
import { ensureStatusesAreCurrent, refreshStatuses } from "#app/services/operations/refresh-statuses.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

let kept: Promise<Buffer> | null = null;

async function makeDemo(): Promise<Buffer> {
  const db = await freshDb();
  await fillDemo(contextOn(db), { size: 30, seed: 5 });
  return db.handle.serialize();
}

/** A copy of a small demo, made once for this file. */
async function demoCopy(): Promise<Db> {
  kept ??= makeDemo();
  return openDatabase(await kept);
}

/** Breaks a copy of the demo in one way that no service could, and tells what `verify` finds. */
async function faultsAfter(...statements: readonly string[]) {
  const db = await demoCopy();
  db.handle.pragma("foreign_keys = OFF");
  for (const { name } of db.handle.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]) db.handle.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) db.handle.exec(statement);
  const result = await verifyDatabase(contextOn(db), freshFolder());
  await db.close();
  expect(result.ok).toBe(result.faults.length === 0);
  return [...new Set(result.faults.map((fault) => fault.check))];
}

test("a healthy database has no faults", async () => {
  expect(await faultsAfter()).toEqual([]);
});

test.each([
  ["a changed audit row", ["UPDATE audit_log SET actor_name = 'x' WHERE seq = 7"], ["audit_chain"]],
  ["a removed audit row", ["DELETE FROM audit_log WHERE seq = 7"], ["audit_chain"]],
  ["a stage that its milestones do not say", ["UPDATE projects SET stage = CASE stage WHEN 'landing' THEN 'construction' ELSE 'landing' END WHERE id = 3"], ["derived"]],
  ["a light of its own", ["UPDATE projects SET light = CASE light WHEN 'red' THEN 'green' ELSE 'red' END WHERE id = 4"], ["derived"]],
  ["two versions in force", ["DROP INDEX project_facts_current", "UPDATE project_facts SET recorded_to = NULL WHERE id = (SELECT min(id) FROM project_facts WHERE recorded_to IS NOT NULL)"], ["versions", "derived"]],
  ["a gap between versions", ["UPDATE project_facts SET recorded_to = '2019-01-01T00:00:00.000Z' WHERE id = (SELECT min(id) FROM project_facts WHERE recorded_to IS NOT NULL)"], ["versions"]],
  ["a changed frozen value", ["UPDATE project_facts SET total_cny = total_cny + 1 WHERE id = (SELECT min(id) FROM project_facts WHERE total_cny > 0)"], ["money"]],
  ["credit that does not add up", ["UPDATE project_credits SET share_bp = share_bp - 1 WHERE id = (SELECT min(id) FROM project_credits WHERE recorded_to IS NULL)"], ["credits"]],
  ["projects that are each a part of the other", ["UPDATE project_facts SET part_of = (SELECT code FROM projects WHERE id = 3 - project_id) WHERE project_id IN (1, 2) AND recorded_to IS NULL"], ["relations"]],
  ["a project that its investor does not lead to", ["DELETE FROM project_parties WHERE project_id = (SELECT min(project_id) FROM project_parties)"], ["parties"]],
  ["an investor without a record", ["UPDATE company_names SET recorded_to = recorded_from WHERE name_key = (SELECT min(party_key) FROM project_parties WHERE party_key GLOB '*[^0-9A-Z]*')"], ["parties"]],
  ["a company that the search does not find", ["DELETE FROM company_search WHERE rowid = (SELECT min(root) FROM company_roots)"], ["companies"]],
  ["a company under another's key", ["UPDATE company_names SET name_key = 'x' WHERE id = (SELECT min(id) FROM company_names WHERE recorded_to IS NULL)"], ["companies"]],
  ["a document whose content is gone", ["INSERT INTO files (sha256, size, media_type, created_at) VALUES ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1, 'application/pdf', '2025-07-01T00:00:00.000Z')"], ["files"]],
  ["a reference to nothing", ["UPDATE project_facts SET district = '999999' WHERE id = 1"], ["foreign_keys"]],
] as const)("%s is found", async (_, statements, checks) => {
  expect(await faultsAfter(...statements)).toEqual(expect.arrayContaining([...checks]));
});

test("a file whose content is not what its name says is found", async () => {
  const [db, folder] = [await demoCopy(), freshFolder()];
  mkdirSync(join(folder, "files", "aa"), { recursive: true });
  writeFileSync(join(folder, "files", "aa", "a".repeat(64)), "示例");
  expect((await verifyDatabase(contextOn(db), folder)).faults).toMatchObject([{ check: "files", object: "a".repeat(64) }]);
  await db.close();
});

test("a trail whose tail was cut is found by the head kept outside; one that grew on is not", async () => {
  const [db, folder] = [await demoCopy(), freshFolder()];
  keepAuditHead(db, folder);
  const touch = (target: Db) => target.transaction((trx) => sql`UPDATE users SET version = version`.execute(trx));
  await touch(db);
  const expectedSeq = db.handle.prepare("SELECT max(seq) FROM audit_log").pluck().get();
  await db.close();
  expect(readAuditHead(folder)?.seq).toBe(expectedSeq);
  const cut = await demoCopy();
  cut.handle.exec("DROP TRIGGER audit_log_no_delete");
  cut.handle.exec("DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)");
  expect((await verifyDatabase(contextOn(cut), folder)).faults.map((fault) => fault.check)).toContain("audit_head");
  await cut.close();
  const grown = await demoCopy();
  await recordSamples(contextOn(grown), { "NB-2025-9001": {} });
  expect((await verifyDatabase(contextOn(grown), folder)).ok).toBe(true);
  await grown.close();
});

test("statuses follow the days, and a further call on the same day looks at nothing", async () => {
  const db = await demoCopy();
  const lights = () => db.handle.prepare("SELECT group_concat(light, '') FROM projects").pluck().get();
  const before = lights();
  const inAYear = contextOn(db, "2026-07-15T04:00:00.000Z");
  await ensureStatusesAreCurrent(inAYear);
  expect(lights()).not.toBe(before);
  expect((await verifyDatabase(inAYear, freshFolder())).ok).toBe(true);
  expect(await refreshStatuses(inAYear)).toBe(0);
  await db.close();
});

test("statuses that are due to be derived anew are no fault before they are", async () => {
  const db = await demoCopy();
  expect((await verifyDatabase(contextOn(db, "2026-07-15T04:00:00.000Z"), freshFolder())).faults).toEqual([]);
  await db.close();
  expect(TEST_NOW < "2026").toBe(true);
});
