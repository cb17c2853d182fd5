import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { addMilliseconds, HOUR_MS } from "#app/domain/instants.ts";
import { compose } from "#app/services/deliveries/compose.server.ts";
import { deliverDue } from "#app/services/deliveries/deliver.server.ts";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import { gatherDigests } from "#app/services/notices/gather-digests.server.ts";
import { notify } from "#app/services/notices/notify.server.ts";
import { ownNotices, unreadNotices } from "#app/services/notices/notices-page.server.ts";
import { remind } from "#app/services/notices/remind.server.ts";
import { backUp } from "#app/services/operations/backup.server.ts";
import { restoreBackup } from "#app/services/operations/restore.server.ts";
import { sweepAway } from "#app/services/operations/sweep.server.ts";
import { singleRound } from "#app/services/outbound/keep-sending.server.ts";
import { outboundOf } from "#app/services/outbound/outbound.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { dueDelivery, dueQueries } from "#db/queries/deliveries.ts";
import { unitsByIssue } from "#db/queries/issues.ts";
import { contextOn, fileDb, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { mailServer } from "#tests/support/mail-server.ts";
import { queueNotice } from "#tests/support/notices.ts";
import { addTestUser, TEST_SECRET } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const deliveries = (db: Db) => db.handle.prepare("SELECT state, next_try_at FROM deliveries ORDER BY id").all() as { state: string; next_try_at: string }[];
const waitUntil = (db: Db, userId: number, at: string) => db.handle.prepare("INSERT INTO notices_waiting (notice_id, user_id, channel, leaves_at) SELECT max(id), ?, 'email', ? FROM notices WHERE user_id = ?").run(userId, at, userId);
const chooses = (db: Db, userId: number, topic: string) => db.handle.prepare("INSERT INTO notice_choices (user_id, topic, channel, mode) VALUES (?, ?, 'email', 'digest')").run(userId, topic);

function sending(db: Db, url: string) {
  const outbound = outboundOf({ sessionSecret: TEST_SECRET, origin: null, mail: { url, from: "Luodi <luodi@luodi.example>" } });
  return async (now: string) => deliverDue({ db, outbound, clock: () => now }, singleRound(new AbortController().signal));
}

async function world(db?: Db) {
  const here = db ?? (await freshDb());
  await recordSamples(contextOn(here), { [CODE]: {} });
  return { db: here, user: await addTestUser(here, "commerce") };
}

test("what waited for a digest does not leave after a restore until somebody says so", async () => {
  const folder = freshFolder();
  const { db, user } = await world(await fileDb(join(folder, "luodi.db")));
  await queueNotice(db, user.id, "email", { code: CODE, at: TEST_NOW });
  db.handle.exec("DELETE FROM deliveries");
  chooses(db, user.id, "issues");
  waitUntil(db, user.id, addMilliseconds(TEST_NOW, HOUR_MS));
  await backUp(contextOn(db), join(folder, "data"), join(folder, "one.backup"));
  const elsewhere = { databasePath: join(folder, "other", "luodi.db"), dataDir: join(folder, "other", "data") };
  const later = addMilliseconds(TEST_NOW, 2 * HOUR_MS);
  expect(await restoreBackup(elsewhere, join(folder, "one.backup"), later)).toMatchObject({ ok: true });
  const copy = openDatabase(elsewhere.databasePath);
  expect(await gatherDigests(contextOn(copy, later))).toEqual({ messages: 0 });
  expect(copy.handle.prepare("SELECT state, notice_ids, last_error FROM deliveries").all()).toEqual([{ state: "dead", notice_ids: "[1]", last_error: '{"code":"held_after_restore"}' }]);
  await copy.close();
});

describe("nothing falls into quiet hours", () => {
  const [LATE, NIGHT, MORNING] = ["2025-07-15T13:30:00.000Z", "2025-07-15T15:00:00.000Z", "2025-07-15T23:00:00.000Z"];
  test("not the next try of what failed at 21:30, nor what waited while the server was down until 23:00", async () => {
    const { db, user } = await world();
    await queueNotice(db, user.id, "email", { code: CODE, at: LATE });
    const { url, taken } = await mailServer();
    for (let at = LATE; at < "2025-07-15T14:00:00.000Z"; at = deliveries(db)[0]?.next_try_at ?? "") await sending(db, "smtp://127.0.0.1:1")(at);
    expect(deliveries(db)[0]?.next_try_at).toBe("2025-07-15T14:12:30.000Z");
    await queueNotice(db, user.id, "email", { code: CODE, at: LATE });
    expect(await sending(db, url)(NIGHT)).toEqual({ sent: 0, failed: 0, dropped: 0 });
    expect(deliveries(db)).toEqual([{ state: "queued", next_try_at: MORNING }, { state: "queued", next_try_at: MORNING }]);
    expect([await sending(db, url)(MORNING), taken.length]).toEqual([{ sent: 2, failed: 0, dropped: 0 }, 2]);
  });
  test("nor a digest that is gathered late", async () => {
    const { db, user } = await world();
    await queueNotice(db, user.id, "email", { code: CODE, at: LATE });
    db.handle.exec("DELETE FROM deliveries");
    chooses(db, user.id, "issues");
    waitUntil(db, user.id, LATE);
    expect([await gatherDigests(contextOn(db, NIGHT)), deliveries(db)]).toEqual([{ messages: 0 }, []]);
    expect([await gatherDigests(contextOn(db, MORNING)), deliveries(db)]).toEqual([{ messages: 1 }, [{ state: "queued", next_try_at: MORNING }]]);
  });
});

test("the next message is found by index however many wait, also past a channel that is busy", async () => {
  const { db, user } = await world();
  db.handle.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    INSERT INTO deliveries (id, user_id, channel, notice_ids, state, not_before, next_try_at, created_at) SELECT 'd' || i, ?, 'robot:1', '[1]', 'queued', ?, ?, ? FROM n`).run(user.id, TEST_NOW, TEST_NOW, TEST_NOW);
  const plans = dueQueries(db.read, TEST_NOW, ["robot:1"]).map((query) => {
    const { sql, parameters } = query.compile();
    return (db.handle.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(({ detail }) => detail);
  });
  expect(plans).toEqual([["SEARCH deliveries USING INDEX deliveries_due (state=? AND next_try_at<?)"], [expect.stringMatching(/^SEARCH deliveries USING INDEX deliveries_\w+ \(state=\?\)$/)]]);
  const measure = async (busy: Parameters<typeof dueDelivery>[2]) => {
    const started = performance.now();
    for (let time = 0; time < 20; time++) await dueDelivery(db.read, TEST_NOW, busy);
    return (performance.now() - started) / 20;
  };
  const [free, behind] = [await measure([]), await measure(["robot:1"])];
  expect(free, `${free} ms, ${behind} ms past a busy channel`).toBeLessThan(5);
  expect(behind).toBeLessThan(50);
});

describe("a notice that was told is read, gathered and sent only while it is still for its receiver", () => {
  const dues = { number: "DB-2025-0001", title: "示例", code: CODE, project: "示例", dueOn: "2025-07-20", daysLate: 1 };
  async function told(change: string) {
    const { db } = await world();
    const { id } = await addTestUser(db, "unit", { unit: "power_grid", now: TEST_NOW, email: "officer@luodi.test", name: "officer", district: null });
    const { id: admin } = await addTestUser(db, "administrator");
    const project = { id: Number(db.handle.prepare("SELECT id FROM projects").pluck().get()), code: CODE, district: "330206", liaisonId: null };
    for (const unit of ["power_grid", "energy"]) {
      db.handle.prepare(`INSERT INTO issues (item, project_id, number, category, source, title, blocking, raised_on, lead_unit, handed_on, due_on, recorded_from)
        VALUES (@item, @id, @number, 'land', 'phone', '示例', 0, '2025-07-01', @unit, '2025-07-01', '2025-07-20', @at)`).run({ item: unit === "energy" ? 1 : 2, id: project.id, number: unit, unit, at: TEST_NOW });
      db.handle.prepare("INSERT INTO issue_units (item, issue, project_id, unit, part, recorded_from) VALUES (@item, @item, @id, @unit, 'lead', @at)").run({ item: unit === "energy" ? 1 : 2, id: project.id, unit, at: TEST_NOW });
    }
    await db.transaction(async (trx) => {
      await notify(trx, contextOn(db), { kind: "issue.overdue", params: dues, key: "one", path: "/issues/DB-2025-0001", project, leadUnit: "power_grid" });
      await notify(trx, contextOn(db), { kind: "job.failed", params: { job: "backup", error: "示例" }, key: "two", path: "/settings/jobs", project: null });
    });
    for (const [user, topic] of [[id, "issues"], [admin, "system"]] as const) {
      chooses(db, user, topic);
      waitUntil(db, user, TEST_NOW);
    }
    db.handle.exec(change);
    const seen = async (userId: number) => {
      const account = db.handle.prepare("SELECT role, district, unit FROM users WHERE id = ?").get(userId) as Pick<Principal, "role" | "district" | "unit">;
      const ctx = contextOn(db, TEST_NOW, { ...SYSTEM, userId, name: "示例", ...account });
      const page = await ownNotices(ctx, "zh-CN", {});
      const ids = JSON.stringify(db.handle.prepare("SELECT id FROM notices WHERE user_id = ?").pluck().all(userId));
      return [page.ok && page.value.total, await unreadNotices(ctx), (await compose(db, { id: "x", user_id: userId, notice_ids: ids }, null)).ok];
    };
    return { officer: await seen(id), administrator: await seen(admin), gathered: (await gatherDigests(contextOn(db))).messages };
  }
  const [SEEN, GONE] = [[1, 1, true], [0, 0, false]];
  test.each([
    ["nothing changed", "", SEEN, SEEN, 2],
    ["the officer moved to another unit asked on the project", "UPDATE users SET unit = 'energy' WHERE role = 'unit'", GONE, SEEN, 1],
    ["the administrator is a district's now", "UPDATE users SET role = 'district', district = '330206' WHERE role = 'administrator'", SEEN, GONE, 1],
    ["the administrator is one of commerce, who are told of rates but not of jobs", "UPDATE users SET role = 'commerce' WHERE role = 'administrator'", SEEN, GONE, 1],
  ])("%s", async (_what, change, officer, administrator, gathered) => expect(await told(change)).toEqual({ officer, administrator, gathered }));
});

test("notices read long ago are cleared away; unread ones stay, and that an issue rose", async () => {
  const { db, user } = await world();
  for (let count = 0; count < 4; count++) await queueNotice(db, user.id, "email", { code: CODE, at: TEST_NOW });
  db.handle.prepare("UPDATE notices SET read_at = ? WHERE id < 4").run(TEST_NOW);
  db.handle.prepare("UPDATE notices SET kind = 'issue.escalated' WHERE id = 2").run();
  db.handle.prepare("UPDATE notices SET read_at = '2025-07-16T00:00:00.000Z' WHERE id = 3").run();
  expect((await sweepAway(contextOn(db, addMilliseconds(TEST_NOW, 400 * 24 * HOUR_MS + 1)), freshFolder())).notices).toBe(1);
  expect(db.handle.prepare("SELECT id FROM notices ORDER BY id").pluck().all()).toEqual([2, 3, 4]);
});

test("reminders are found few at a time as well as all at once, and of more issues than a statement takes values", async () => {
  const counts: number[] = [];
  for (const atOnce of [3, undefined]) {
    const db = await freshDb();
    await fillDemo(contextOn(db), { size: 60, seed: 2 });
    for (const district of db.handle.prepare("SELECT DISTINCT district FROM project_facts WHERE district IS NOT NULL ORDER BY district").pluck().all() as string[]) {
      await addTestUser(db, "district", { email: `${district}@luodi.test`, name: district, now: TEST_NOW, district, unit: null });
    }
    counts.push((await remind(contextOn(db), atOnce)).notices);
    expect((await unitsByIssue(db.read, Array.from({ length: 40_000 }, (_, item) => item))).size).toBe(40_000);
  }
  expect(counts[0]).toBe(counts[1]);
  expect(counts[0]).toBeGreaterThan(0);
});
