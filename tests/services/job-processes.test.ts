import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { JOB_IDS } from "#app/domain/jobs.ts";
import type { JobId } from "#app/domain/jobs.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { startScheduler } from "#app/jobs/scheduler.server.ts";
import type { Job } from "#app/services/jobs/job.ts";
import type { Db } from "#db/connection.server.ts";
import { fileDb, freshFolder } from "#tests/support/database.ts";

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

describe("a scheduler", () => {
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
