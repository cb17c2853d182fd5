import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { CODE, CONTESTED, looked } from "#tests/support/writers.ts";
import type { Contested } from "#tests/support/writers.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const WRITERS = 200;
const KINDS = Object.entries(CONTESTED);

/** A lead that many write, in a file, and a person of commerce. */
async function contested(...kinds: readonly Contested[]) {
  const db = await fileDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  const ctx = contextOn(db, TEST_NOW, { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
  await recordSamples(ctx, { [CODE]: { newLand: true, district: "330206", dates: { lead: "2024-01-02" } } });
  for (const { prepare } of kinds) expect(await prepare(ctx)).toMatchObject({ ok: true });
  return { db, ctx };
}

const count = (db: Db, sql: string) => Number(db.handle.prepare(sql).pluck().get());
const trailOf = (db: Db) => count(db, "SELECT count(*) FROM audit_log");
const rowsOf = (db: Db, { table }: Contested) => ({ all: count(db, `SELECT count(*) FROM ${table}`), inForce: count(db, `SELECT count(*) FROM ${table} WHERE recorded_to IS NULL`) });
const creditOf = (db: Db) => db.handle.prepare("SELECT sum(share_bp) FROM project_credits WHERE recorded_to IS NULL GROUP BY project_id").pluck().all();

async function expectSound(db: Db): Promise<void> {
  for (const sum of creditOf(db)) expect(sum).toBe(10_000);
  expect(await verifyDatabase(contextOn(db, new Date().toISOString()), freshFolder())).toEqual({ ok: true, faults: [] });
}

describe("200 writers at once", () => {
  it.each(KINDS)("of %s: one is accepted on the version all of them saw, the others are told, and nothing is written twice", async (_, kind) => {
    const { db, ctx } = await contested(kind);
    const seen = await looked(ctx, kind);
    const before = { trail: trailOf(db), rows: rowsOf(db, kind) };
    const copy = join(freshFolder(), "luodi.db");
    await db.handle.backup(copy);
    const alone = openDatabase(copy);
    expect((await kind.write({ ...ctx, db: alone }, seen, 0)).ok).toBe(true);
    const after = { trail: trailOf(alone), rows: rowsOf(alone, kind) };
    await alone.close();
    const answers = await Promise.all(Array.from({ length: WRITERS }, (_each, number) => kind.write(ctx, seen, number)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : answer.errors.map(({ code }) => code))))).toEqual(new Set(["stale"]));
    expect({ trail: trailOf(db), rows: rowsOf(db, kind) }).toEqual(after);
    expect(after.trail).toBeGreaterThan(before.trail);
    await expectSound(db);
  });

  it("in four processes: every write that was acknowledged is there once, each on the version before it", { timeout: 180_000 }, async () => {
    const kinds = KINDS.filter(([, { table }]) => table !== "lead_transfers");
    const { db } = await contested(...kinds.map(([, kind]) => kind));
    const before = { trail: trailOf(db), rows: kinds.map(([, kind]) => rowsOf(db, kind)) };
    const write = (first: number) => promisify(execFile)(process.execPath, ["--import", "tsx", "tests/support/write-in-turn.ts", db.path, String(first), String(WRITERS / 4), ...kinds.map(([name]) => name)]);
    const said = await Promise.all([0, 1, 2, 3].map((each) => write(each * (WRITERS / 4))));
    const tally: Record<string, number> = {};
    for (const { stdout } of said) for (const [told, times] of Object.entries(JSON.parse(stdout) as Record<string, number>)) tally[told] = (tally[told] ?? 0) + times;
    expect(Object.keys(tally).toSorted()).toEqual(kinds.flatMap(([name]) => [`${name}: accepted`, `${name}: stale`]).toSorted());
    const accepted = (name: string) => tally[`${name}: accepted`] ?? 0;
    expect(trailOf(db) - before.trail).toBe(kinds.reduce((sum, [name]) => sum + accepted(name), 0));
    for (const [index, [name, kind]] of kinds.entries()) {
      const rows = rowsOf(db, kind);
      const ofOne = kind.table === "project_credits" ? 2 : 1;
      expect([name, rows.all - (before.rows[index]?.all ?? 0), rows.inForce]).toEqual([name, accepted(name) * ofOne, ofOne]);
      expect(accepted(name) + (tally[`${name}: stale`] ?? 0)).toBe(WRITERS);
    }
    await expectSound(db);
  });
});
