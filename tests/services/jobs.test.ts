import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addMilliseconds } from "#app/domain/instants.ts";
import { JOB_IDS } from "#app/domain/jobs.ts";
import type { JobId } from "#app/domain/jobs.ts";
import { JOBS } from "#app/jobs/registry.server.ts";
import type { Job } from "#app/services/jobs/job.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import { lastDue, nextDue } from "#app/services/jobs/schedule.server.ts";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, fileDb, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";

const runs = (db: Db) => db.handle.prepare("SELECT job, outcome, trigger, error, summary FROM job_runs ORDER BY id").all() as { job: string; outcome: string; trigger: string; error: string | null; summary: string | null }[];
const leases = (db: Db) => db.handle.prepare("SELECT count(*) FROM job_leases").pluck().get();

async function run(db: Db, job: Job, change: Partial<Parameters<typeof startJob>[2]> = {}, now = TEST_NOW) {
  const started = await startJob(contextOn(db, now), job, { trigger: "command", dueAt: null, dataDir: freshFolder(), clock: () => now, ...change });
  return started.ok ? started.value.ended : started.errors.map(({ code }) => code);
}

const idle: Job = { id: "sweep", run: async () => ({ ok: true, summary: null }) };
const broken: Job = { id: "sweep", run: () => Promise.reject(new Error("示例故障")) };

describe("a schedule", () => {
  test("is of Shanghai, whatever the zone of the machine", () => {
    expect([lastDue("verify", TEST_NOW), nextDue("verify", TEST_NOW)]).toEqual(["2025-07-14T18:30:00.000Z", "2025-07-15T18:30:00.000Z"]);
    expect([lastDue("sweep", TEST_NOW), nextDue("sweep", TEST_NOW)]).toEqual([TEST_NOW, "2025-07-15T05:00:00.000Z"]);
  });
  test.each(JOB_IDS)("of %s has a last and a next instant", (job: JobId) => {
    expect(lastDue(job, TEST_NOW) <= TEST_NOW).toBe(true);
    expect(nextDue(job, TEST_NOW) > TEST_NOW).toBe(true);
    expect(JOBS[job].id).toBe(job);
  });
});

describe("a run", () => {
  test("is told from its beginning to its end, with what it failed of", async () => {
    const db = await freshDb();
    await run(db, broken);
    expect(runs(db)).toEqual([{ job: "sweep", outcome: "failed", trigger: "command", error: "示例故障", summary: null }]);
    expect(leases(db)).toBe(0);
  });
  test("is refused while the job is running, and begins when it has ended", async () => {
    const db = await freshDb();
    let end: () => void = () => undefined;
    const long: Job = { id: "sweep", run: () => new Promise((resolve) => { end = () => resolve({ ok: true, summary: null }); }) };
    const started = await startJob(contextOn(db), long, { trigger: "command", dueAt: null, dataDir: freshFolder(), clock: () => TEST_NOW });
    expect(await run(db, idle)).toEqual(["job_running"]);
    end();
    expect(started.ok && (await started.value.ended).outcome).toBe("done");
    expect(await run(db, idle)).toMatchObject({ outcome: "done" });
  });
  test("whose runner says nothing any more is lost once its lease is over, and the next takes over", async () => {
    const db = await freshDb();
    const hung: Job = { id: "sweep", run: () => new Promise(() => undefined) };
    void startJob(contextOn(db), hung, { trigger: "schedule", dueAt: TEST_NOW, dataDir: freshFolder(), clock: () => TEST_NOW, leaseMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [soon, later] = [addMilliseconds(TEST_NOW, 59_999), addMilliseconds(TEST_NOW, 60_000)];
    expect(await run(db, idle, { trigger: "schedule", dueAt: TEST_NOW }, soon)).toEqual(["job_done_already"]);
    expect(await run(db, idle, {}, soon)).toEqual(["job_running"]);
    expect(await run(db, idle, {}, later)).toMatchObject({ outcome: "done" });
    expect(await run(db, idle, { trigger: "schedule", dueAt: TEST_NOW }, later)).toMatchObject({ outcome: "done" });
    expect(runs(db).map(({ outcome }) => outcome)).toEqual(["lost", "done", "done"]);
  });
  test("answers an instant of its schedule once", async () => {
    const db = await freshDb();
    expect(await run(db, idle, { trigger: "schedule", dueAt: TEST_NOW })).toMatchObject({ outcome: "done" });
    expect(await run(db, idle, { trigger: "schedule", dueAt: TEST_NOW })).toEqual(["job_done_already"]);
    expect(await run(db, idle, { trigger: "schedule", dueAt: addMilliseconds(TEST_NOW, -1_000) })).toEqual(["job_done_already"]);
  });
  test("that had nothing to do is told only while it is the newest", async () => {
    const db = await freshDb();
    for (const seconds of [0, 10, 20]) await run(db, idle, { trigger: "schedule", dueAt: addMilliseconds(TEST_NOW, seconds * 1_000) });
    expect(runs(db)).toHaveLength(1);
    await run(db, broken, { trigger: "schedule", dueAt: addMilliseconds(TEST_NOW, 30_000) });
    await run(db, idle, { trigger: "schedule", dueAt: addMilliseconds(TEST_NOW, 40_000) });
    expect(runs(db).map(({ outcome }) => outcome)).toEqual(["failed", "done"]);
  });
  test("that was told to stop counts as lost, so that it is made up", async () => {
    const db = await freshDb();
    const stop = new AbortController();
    const patient: Job = { id: "sweep", run: ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve({ ok: true, summary: null }))) };
    const ended = run(db, patient, { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await ended).toMatchObject({ outcome: "lost" });
  });
});

describe("every job", () => {
  test.each(JOB_IDS)("%s run twice changes nothing the second time", async (id) => {
    const [db, dataDir] = [await fileDb(), freshFolder()];
    await fillDemo(contextOn(db), { size: 20, seed: 1 });
    expect(await run(db, JOBS[id], { dataDir })).toMatchObject({ outcome: "done" });
    const state = () => JSON.stringify([db.handle.prepare("SELECT count(*) FROM audit_log").pluck().get(), readdirSync(dataDir, { recursive: true })]);
    const before = state();
    expect(await run(db, JOBS[id], { dataDir })).toMatchObject({ outcome: "done" });
    expect(state()).toBe(before);
  });
  test("backup never overwrites what is there, and removes only what is its own and old", async () => {
    const [db, dataDir] = [await fileDb(), freshFolder()];
    mkdirSync(join(dataDir, "backups"));
    const [today, own] = [join(dataDir, "backups", "luodi-2025-07-15.backup"), join(dataDir, "backups", "before-the-move.backup")];
    for (const path of [today, own]) writeFileSync(path, "示例");
    expect(await run(db, JOBS.backup, { dataDir })).toMatchObject({ outcome: "done", summary: null });
    expect(readFileSync(today, "utf8")).toBe("示例");
    expect(await run(db, JOBS.backup, { dataDir }, addMilliseconds(TEST_NOW, 86_400_000))).toMatchObject({ outcome: "done" });
    expect([existsSync(own), readdirSync(join(dataDir, "backups")).length]).toEqual([true, 3]);
  });
  test("verify fails with the faults it finds", async () => {
    const [db, dataDir] = [await fileDb(), freshFolder()];
    await fillDemo(contextOn(db), { size: 20, seed: 1 });
    db.handle.exec("UPDATE projects SET stage = 'done' WHERE id = 1");
    expect(await run(db, JOBS.verify, { dataDir })).toMatchObject({ outcome: "failed", error: expect.stringContaining("derived") });
  });
  test("rates names the currencies in use whose newest rate is too old", async () => {
    const db = await freshDb();
    expect(await run(db, JOBS.rates)).toMatchObject({ summary: JSON.stringify({ counts: { staleRates: 1 }, items: ["USD 2024-01-01"] }) });
    db.handle.exec("INSERT INTO rates (currency, on_date, cny_per_unit) VALUES ('USD', '2025-07-01', '7.16')");
    expect(await run(db, JOBS.rates)).toMatchObject({ summary: JSON.stringify({ counts: { staleRates: 0 }, items: [] }) });
  });
});
