import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { renewCalendarSecret } from "#app/services/auth/calendar-secrets.server.ts";
import { backUp } from "#app/services/operations/backup.server.ts";
import { restoreBackup } from "#app/services/operations/restore.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { wholeLife } from "#db/migrations/0002-whole-life.ts";
import { canaryWorld, everyRoute } from "#tests/support/canary.ts";
import { WALK } from "#tests/support/canary-walk.ts";
import { contextOn, freshFolder } from "#tests/support/database.ts";
import { COMMERCE_WALK, SETTINGS_WALK } from "#tests/support/office-walk.ts";

/** How many rows each table holds and what all of them say together; a restore ends the sessions, and backup and restore tell of themselves at the end of the trail. */
function contentOf(db: Db, trail: number): Record<string, string> {
  const tables = db.handle.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'sessions' ORDER BY name").pluck().all() as string[];
  return Object.fromEntries(tables.map((table) => {
    const rows = (db.handle.prepare(`SELECT * FROM "${table}" ${table === "audit_log" ? `WHERE seq <= ${trail}` : ""}`).raw().all() as unknown[][]).map((row) => JSON.stringify(row)).toSorted();
    return [table, `${rows.length} rows ${createHash("sha256").update(rows.join("\n")).digest("hex")}`];
  }));
}

/** The tables of the second schema; a project waits for its parties only between an import and the next start. */
const WHOLE_LIFE = wholeLife.statements.flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []).filter((table) => table !== "projects_without_parties");

test("a backup of a database with rows in every table of the whole life is restored elsewhere row by row, and verifies", { timeout: 200_000 }, async () => {
  const [{ db, dataDir, today, commerce, caller }, routes] = [await canaryWorld(), await everyRoute()];
  const administrator = await caller("administrator", "administrator");
  for (const step of [...COMMERCE_WALK, ...WALK, ...SETTINGS_WALK]) {
    const { status, text } = await (SETTINGS_WALK.includes(step) ? administrator : commerce).call(routes.get(step.route)?.action, step.call(db, today));
    expect(status < 400, `${step.route} ${text.slice(0, 400)}`).toBe(true);
  }
  const now = new Date().toISOString();
  expect((await renewCalendarSecret(contextOn(db, now, { ...SYSTEM, userId: commerce.id }), "zh-CN", undefined)).ok).toBe(true);
  const trail = Number(db.handle.prepare("SELECT max(seq) FROM audit_log").pluck().get());
  const before = contentOf(db, trail);
  expect(WHOLE_LIFE.length).toBeGreaterThan(20);
  expect(WHOLE_LIFE.filter((table) => before[table]?.startsWith("0 ") ?? true)).toEqual([]);
  const [file, folder] = [join(freshFolder(), "whole.backup"), freshFolder()];
  expect((await backUp(contextOn(db, now), dataDir, file)).ok).toBe(true);
  const elsewhere = { databasePath: join(folder, "luodi.db"), dataDir: join(folder, "data") };
  expect(await restoreBackup(elsewhere, file, now)).toMatchObject({ ok: true });
  const copy = openDatabase(elsewhere.databasePath);
  expect(contentOf(copy, trail)).toEqual(before);
  expect(await verifyDatabase(contextOn(copy, now), elsewhere.dataDir)).toEqual({ ok: true, faults: [] });
  await copy.close();
});
