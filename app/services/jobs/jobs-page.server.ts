import { cronOf, JOB_IDS, JOB_SCHEDULES } from "#app/domain/jobs.ts";
import type { JobId, JobRunOutcome, JobSchedule, JobSummary, JobTrigger } from "#app/domain/jobs.ts";
import { may } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { newestRun, runsPage } from "#db/queries/jobs.ts";
import type { RunWithName } from "#db/queries/jobs.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { nextDue } from "./schedule.server.ts";

const PAGE_SIZE = 30;

/** One run as people are told of it. */
export interface RunView {
  readonly id: number;
  readonly job: JobId;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: JobRunOutcome;
  readonly trigger: JobTrigger;
  /** Who asked for it; null: nobody by name. */
  readonly by: string | null;
  readonly summary: JobSummary | null;
  readonly error: string | null;
}

/** A job with its schedule and how it last went. */
export interface JobView {
  readonly id: JobId;
  readonly schedule: JobSchedule;
  readonly cron: string;
  readonly nextAt: string;
  readonly last: RunView | null;
}

export interface JobsPage {
  readonly jobs: readonly JobView[];
  readonly runs: readonly RunView[];
  readonly job: JobId | null;
  readonly page: number;
  readonly size: number;
  readonly total: number;
  /** Whether the reader may begin a run. */
  readonly runsJobs: boolean;
}

function viewOf(row: RunWithName): RunView {
  return {
    id: row.id, job: row.job, startedAt: row.started_at, endedAt: row.ended_at, outcome: row.outcome, trigger: row.trigger, by: row.by_name,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as JobSummary), error: row.error,
  };
}

/** Every job: what it is scheduled for and how it last went, for those who may read the trail. */
export async function listJobs(ctx: ServiceContext): Promise<Verdict<readonly JobView[]>> {
  const allowed = authorise(ctx, "audit.read");
  if (!allowed.ok) return allowed;
  return accept(await Promise.all(JOB_IDS.map(async (id): Promise<JobView> => {
    const last = await newestRun(ctx.db.read, id);
    return { id, schedule: JOB_SCHEDULES[id], cron: cronOf(JOB_SCHEDULES[id]), nextAt: nextDue(id, ctx.now), last: last && viewOf(last) };
  })));
}

/** The jobs and one page of their history, of one job or of all. */
export async function jobsPage(ctx: ServiceContext, { job, page }: { readonly job: JobId | null; readonly page: number }): Promise<Verdict<JobsPage>> {
  const jobs = await listJobs(ctx);
  if (!jobs.ok) return jobs;
  const { rows, total } = await runsPage(ctx.db.read, job, (page - 1) * PAGE_SIZE, PAGE_SIZE);
  const known = rows.filter((row) => JOB_IDS.includes(row.job));
  return accept({ jobs: jobs.value, runs: known.map(viewOf), job, page, size: PAGE_SIZE, total, runsJobs: may(ctx.actor, "settings.write") });
}
