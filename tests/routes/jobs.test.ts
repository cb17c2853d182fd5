import { describe, expect, test } from "vitest";
import { action, loader } from "#app/routes/settings.jobs/route.tsx";
import { JOB_IDS } from "#app/domain/jobs.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Job } from "#app/services/jobs/job.ts";
import type { JobsPage } from "#app/services/jobs/jobs-page.server.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";

const broken: Job = { id: "verify", run: async () => ({ ok: false, error: "derived NB-2025-0001: 示例\naudit_chain 7: was changed", summary: { counts: { faults: 2 } } }) };
const now = () => new Date().toISOString();

async function place() {
  const db = await freshDb();
  const administrator = await addTestUser(db, "administrator", { name: "示例管理员" });
  return { db, administrator, cookie: await cookieOf(db, administrator) };
}

const open = async (db: Db, cookie: string, query = "") => (await outcome(loader(routeArgs(db, `/settings/jobs${query}`, { cookie }) as never))).body as JobsPage;
const press = (db: Db, cookie: string, form: Record<string, string>, context = {}) => outcome(action(routeArgs(db, "/settings/jobs", { cookie, form, context }) as never));

describe("the page of jobs", () => {
  test("shows each job with its schedule, and of a run that failed what it failed of", async () => {
    const { db, cookie } = await place();
    const started = await startJob(contextOn(db, now()), broken, { trigger: "schedule", dueAt: "2025-07-14T18:30:00.000Z", dataDir: freshFolder() });
    if (started.ok) await started.value.ended;
    const page = await open(db, cookie);
    expect(page.jobs.map(({ id }) => id)).toEqual(JOB_IDS);
    expect(page.jobs.every(({ nextAt, schedule }) => nextAt > now() && Object.keys(schedule).length === 1)).toBe(true);
    expect(page.jobs.find(({ id }) => id === "verify")?.last).toMatchObject({ outcome: "failed", error: expect.stringContaining("audit_chain 7"), trigger: "schedule", by: null, summary: { counts: { faults: 2 } } });
    expect([page.runsJobs, page.total]).toEqual([true, 1]);
  });

  test("runs one now for an administrator, by name, and refuses clearly while it runs", async () => {
    const { db, cookie, administrator } = await place();
    const done = await press(db, cookie, { job: "rates" });
    expect([done.status, done.headers.get("Location")]).toEqual([303, "/settings/jobs?begun=rates"]);
    expect((await open(db, cookie, "?job=rates")).runs).toMatchObject([{ job: "rates", outcome: "done", trigger: "page", by: "示例管理员" }]);
    let end: () => void = () => undefined;
    const long: Job = { id: "rates", run: () => new Promise((resolve) => { end = () => resolve({ ok: true, summary: null }); }) };
    const running = await startJob(contextOn(db, now()), long, { trigger: "command", dueAt: null, dataDir: freshFolder() });
    expect(await press(db, cookie, { job: "rates" })).toMatchObject({ status: 400, body: { ok: false, errors: [{ code: "job_running" }] } });
    end();
    if (running.ok) await running.value.ended;
    expect(db.handle.prepare("SELECT by_user FROM job_runs ORDER BY id").pluck().all()).toEqual([administrator.id, null]);
  });

  test("refuses a job there is not, and begins nothing", async () => {
    const { db, cookie } = await place();
    const begun: unknown[] = [];
    const runJob = async (_: unknown, job: unknown) => { begun.push(job); return accept({ id: 1, ended: Promise.resolve() }); };
    for (const job of ["", "nothing", "constructor", "verify; rm"]) expect((await press(db, cookie, { job }, { runJob })).status).toBe(400);
    expect(begun).toEqual([]);
  });

  test("goes back through the history page by page, the newest first", async () => {
    const { db, cookie } = await place();
    const add = db.handle.prepare("INSERT INTO job_runs (job, started_at, ended_at, outcome, trigger, process) VALUES (?, ?, ?, 'done', 'command', 'x')");
    for (let n = 0; n < 65; n++) add.run(n % 2 ? "verify" : "backup", `2025-07-15T04:${String(n % 60).padStart(2, "0")}:00.000Z`, "2025-07-15T06:00:00.000Z");
    const pages = [await open(db, cookie), await open(db, cookie, "?page=2"), await open(db, cookie, "?page=3")];
    const ids = pages.flatMap(({ runs }) => runs.map(({ id }) => id));
    expect([pages.map(({ runs }) => runs.length), ids]).toEqual([[30, 30, 5], Array.from({ length: 65 }, (_, n) => 65 - n)]);
    expect((await open(db, cookie, "?job=verify")).total).toBe(32);
  });

  test("is read by the auditor, who begins nothing, and by nobody else", async () => {
    const { db } = await place();
    const cookies = await Promise.all((["auditor", "commerce", "leader", "unit"] as const).map(async (role) => cookieOf(db, await addTestUser(db, role))));
    const statuses = await Promise.all(cookies.map(async (cookie) => [(await outcome(loader(routeArgs(db, "/settings/jobs", { cookie }) as never))).status, (await press(db, cookie, { job: "rates" })).status]));
    expect(statuses).toEqual([[200, 403], [403, 403], [403, 403], [403, 403]]);
    expect((await open(db, cookies[0] ?? "")).runsJobs).toBe(false);
  });
});
