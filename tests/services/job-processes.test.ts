import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { JOB_IDS } from "#app/domain/jobs.ts";
import type { JobId } from "#app/domain/jobs.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { JOBS } from "#app/jobs/registry.server.ts";
import { workOf } from "#app/jobs/run-aside.server.ts";
import { startScheduler } from "#app/jobs/scheduler.server.ts";
import { handOver, raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import type { Job } from "#app/services/jobs/job.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import { lastDue } from "#app/services/jobs/schedule.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const outcomes = (db: Db, job = "sweep") => db.handle.prepare("SELECT outcome FROM job_runs WHERE job = ? ORDER BY id").pluck().all(job);
const patience = async (isThere: () => boolean) => {
  for (let tries = 0; !isThere() && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(isThere()).toBe(true);
};

function runner(db: Db, dueAt: string, ms: number, leaseMs: number) {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/run-slow-job.ts", db.path, dueAt, String(ms), String(leaseMs)], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => void said.push(...chunk.toString("utf8").trim().split("\n")));
  return { child, said, ended: once(child, "close") };
}

/** Jobs that say when they begin and end when they are told. */
function watched(work: Job["run"]) {
  const begun: JobId[] = [];
  const jobs = Object.fromEntries(JOB_IDS.map((id) => [id, { id, run: (ctx) => { begun.push(id); return work(ctx); } } satisfies Job])) as Record<JobId, Job>;
  return { begun, jobs };
}

function scheduler(db: Db, work: Job["run"], leaseMs?: number) {
  const { begun, jobs } = watched(work);
  const faults: unknown[] = [];
  const made = startScheduler({ db, dataDir: freshFolder(), onError: (error) => void faults.push(error), jobs, ...(leaseMs === undefined ? {} : { leaseMs }) });
  onTestFinished(async () => {
    made.stop();
    await made.ended(2_000);
  });
  return { ...made, begun, faults };
}

const done: Job["run"] = async () => ({ ok: true, summary: null });

describe("several processes", () => {
  test("run a job once for an instant of its schedule", async () => {
    const db = await fileDb();
    const runners = Array.from({ length: 3 }, () => runner(db, "2025-07-15T04:00:00.000Z", 300, 60_000));
    await Promise.all(runners.map(({ ended }) => ended));
    expect(outcomes(db)).toEqual(["done"]);
    expect(runners.flatMap(({ said }) => said).filter((line) => line === "begun")).toHaveLength(1);
  });
  test("take over from one that was killed in the middle, whose run is told as lost", async () => {
    const db = await fileDb();
    const dueAt = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
    const killed = runner(db, dueAt, 60_000, 1_500);
    await once(killed.child.stdout, "data");
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(outcomes(db)).toEqual(["running"]);
    const next = scheduler(db, done, 2_000);
    await patience(() => outcomes(db).length === 2 && outcomes(db)[1] === "done");
    expect([outcomes(db), next.faults]).toEqual([["lost", "done"], []]);
  });
});

test.each(["remind", "escalate", "rates"] as const)("%s works in a thread with a database of its own and tells there what there is to tell", { timeout: 60_000 }, async (id) => {
  const [db, dataDir] = [await fileDb(), freshFolder()];
  await recordSamples(contextOn(db), { "NB-2025-0001": {} });
  for (const role of ["commerce", "leader", "administrator"] as const) await addTestUser(db, role, { now: TEST_NOW });
  const [june, number] = [contextOn(db, "2025-06-02T02:00:00.000Z"), "DB-2025-0001"];
  await raiseIssue(june, { code: "NB-2025-0001", category: "land", source: "meeting", title: "示例", detail: null, blocking: true, milestone: null });
  const seen = db.handle.prepare("SELECT id FROM issues WHERE number = ?").pluck().get(number) as number;
  expect(await handOver(june, { number, seen, lead: "commerce", supports: [], requirement: null, dueOn: "2025-06-10", days: null, unit: "calendar" })).toMatchObject({ ok: true });
  db.handle.exec("DELETE FROM notices");
  const elsewhere = { ...contextOn(db), db: { path: db.path } as Db, dataDir, signal: new AbortController().signal };
  const told = () => db.handle.prepare("SELECT count(*) FROM notices").pluck().get() as number;
  const result = await workOf(JOBS[id])(elsewhere);
  expect(result).toMatchObject({ ok: true, summary: { counts: id === "rates" ? { staleRates: 1 } : { notices: told() } } });
  if (id !== "rates") expect(told()).toBeGreaterThan(0);
});

describe("a scheduler", () => {
  test("takes over what another one was told to stop in the middle", async () => {
    const db = await fileDb();
    db.handle.exec("UPDATE schema_migrations SET applied_at = '2025-07-15T04:00:00.000Z'");
    const stop = new AbortController();
    const patient: Job = { id: "backup", run: ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("stopped")))) };
    const now = new Date().toISOString();
    const started = await startJob(contextOn(db, now), patient, { trigger: "schedule", dueAt: lastDue("backup", now), dataDir: freshFolder(), signal: stop.signal });
    const other = scheduler(db, done, 1_000);
    await patience(() => other.begun.length === JOB_IDS.length - 1);
    stop.abort();
    expect(started.ok && (await started.value.ended).outcome).toBe("lost");
    await patience(() => outcomes(db, "backup").length === 2);
    await other.ended(1_000);
    expect([outcomes(db, "backup"), other.begun.length, other.faults]).toEqual([["lost", "done"], JOB_IDS.length, []]);
  });
  test("makes up once what was due while no server was there, and at a new database nothing", async () => {
    const db = await fileDb();
    db.handle.exec(`UPDATE schema_migrations SET applied_at = '${new Date().toISOString()}'`);
    const fresh = scheduler(db, done);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(fresh.begun).toEqual([]);
    fresh.stop();
    db.handle.exec("UPDATE schema_migrations SET applied_at = '2025-07-15T04:00:00.000Z'");
    const late = scheduler(db, done);
    await patience(() => late.begun.length === JOB_IDS.length);
    await late.ended(1_000);
    late.stop();
    const again = scheduler(db, done);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([late.begun.toSorted(), again.begun, again.faults]).toEqual([JOB_IDS.toSorted(), [], []]);
  });
  test("runs one for somebody, refuses a second while it runs, and breaks it off at once when it is told to stop", async () => {
    const db = await fileDb();
    db.handle.exec(`UPDATE schema_migrations SET applied_at = '${new Date().toISOString()}'`);
    const here = scheduler(db, ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("stopped")))));
    expect(await here.run(SYSTEM, "rates")).toMatchObject({ ok: true });
    expect(await here.run(SYSTEM, "rates")).toEqual({ ok: false, errors: [{ code: "job_running" }] });
    here.stop();
    await here.ended(1_000);
    expect(outcomes(db, "rates")).toEqual(["lost"]);
  });
});
