import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { addMilliseconds, MINUTE_MS } from "#app/domain/instants.ts";
import type { JobTrigger } from "#app/domain/jobs.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { dropLease, endRun, forgetIdleRuns, insertRun, isAnswered, loseRuns, renewLease, takeLease } from "#db/queries/jobs.ts";
import type { RunEnd } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.server.ts";
import { tellOfFailedJob } from "../notices/tell-of-faults.server.ts";
import type { Job, JobResult } from "./job.ts";

/** How long a runner that says nothing still counts as alive; it says so three times as often. */
export const LEASE_MS = MINUTE_MS;
const RENEWALS = 3;
/** Who runs jobs here: the machine, the process, and a mark that a later process of the same number does not share. */
const RUNNER = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;

/** What a run is asked for with. */
export interface RunRequest {
  readonly trigger: JobTrigger;
  /** The instant of the schedule it answers; null when somebody asked. */
  readonly dueAt: string | null;
  readonly dataDir: string;
  readonly signal?: AbortSignal;
  /** The time that passes while it runs. */
  readonly clock?: () => string;
  readonly leaseMs?: number;
  /** Runs the work somewhere else than right here. */
  readonly elsewhere?: Job["run"];
}

/** A run that has begun, and what will have come of it. */
export interface StartedRun {
  readonly id: number;
  readonly ended: Promise<RunEnd>;
}

const wallClock = () => new Date().toISOString();

/**
 * Begins a run of a job, unless one is running in whatever process (`job_running`) or its schedule was answered already
 * (`job_done_already`). A runner holds a lease and renews it; whose lease ran out was killed, and its run counts as lost.
 */
export async function startJob(ctx: ServiceContext, job: Job, request: RunRequest): Promise<Verdict<StartedRun>> {
  const { trigger, dueAt, leaseMs = LEASE_MS, clock = wallClock } = request;
  const holder = `${RUNNER} ${randomUUID().slice(0, 8)}`;
  const begun = await ctx.db.transaction(async (trx) => {
    if (dueAt !== null && (await isAnswered(trx, job.id, dueAt))) return refuse({ code: "job_done_already" });
    if (!(await takeLease(trx, job.id, holder, ctx.now, addMilliseconds(clock(), leaseMs)))) return refuse({ code: "job_running" });
    await loseRuns(trx, job.id, ctx.now);
    return accept(await insertRun(trx, { job: job.id, dueAt, startedAt: ctx.now, trigger, byUser: ctx.actor.userId, process: RUNNER }));
  });
  return begun.ok ? accept({ id: begun.value, ended: workAndTell(ctx, job, begun.value, holder, request) }) : begun;
}

async function workAndTell(ctx: ServiceContext, job: Job, run: number, holder: string, request: RunRequest): Promise<RunEnd> {
  const { clock = wallClock, leaseMs = LEASE_MS, dataDir, elsewhere = job.run } = request;
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, ...(request.signal ? [request.signal] : [])]);
  const renewing = setInterval(() => {
    const until = addMilliseconds(clock(), leaseMs);
    ctx.db.transaction((trx) => renewLease(trx, job.id, holder, until)).then((isOurs) => isOurs || lost.abort(), () => undefined);
  }, leaseMs / RENEWALS);
  const end = await elsewhere({ ...ctx, dataDir, signal }).then(endOf, (error: unknown) => failed(error)).finally(() => clearInterval(renewing));
  const told: RunEnd = { endedAt: clock(), ...(signal.aborted ? { ...end, outcome: "lost" as const } : end) };
  await ctx.db.transaction(async (trx) => {
    await endRun(trx, run, told);
    if (told.outcome === "failed") await tellOfFailedJob(trx, told.endedAt, job.id, told.error ?? "");
    if (told.outcome === "done" && told.summary === null) await forgetIdleRuns(trx, job.id, run);
    await dropLease(trx, job.id, holder);
  });
  return told;
}

type End = Omit<RunEnd, "endedAt">;

function endOf(result: JobResult): End {
  const summary = result.summary === null ? null : JSON.stringify(result.summary);
  return result.ok ? { outcome: "done", summary, error: null } : { outcome: "failed", summary, error: result.error };
}

function failed(error: unknown): End {
  return { outcome: "failed", summary: null, error: error instanceof Error ? error.message : String(error) };
}
