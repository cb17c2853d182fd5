import { Cron } from "croner";
import { cronOf, JOB_IDS, JOB_SCHEDULES } from "#app/domain/jobs.ts";
import type { JobId } from "#app/domain/jobs.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { Job } from "#app/services/jobs/job.ts";
import { missedSince, reapLostRuns } from "#app/services/jobs/missed-runs.server.ts";
import { LEASE_MS, startJob } from "#app/services/jobs/run-job.server.ts";
import type { RunRequest, StartedRun } from "#app/services/jobs/run-job.server.ts";
import { lastDue, ZONE } from "#app/services/jobs/schedule.server.ts";
import { JOBS } from "./registry.server.ts";
import { workOf } from "./run-aside.server.ts";

/** What a server's scheduler works with. */
export interface SchedulerParts {
  readonly db: ServiceContext["db"];
  readonly dataDir: string;
  readonly onError: (error: unknown) => void;
  readonly jobs?: Readonly<Record<JobId, Job>>;
  readonly leaseMs?: number;
}

/** The jobs of a serving process: by their schedules, and when somebody asks. */
export interface Scheduler {
  /** Begins a run that somebody asked for. */
  run(actor: Principal, job: JobId): Promise<Verdict<StartedRun>>;
  /** Begins no more runs and tells the running ones to stop. */
  stop(): void;
  /** Settles when no run is under way, or after a limit. */
  ended(limitMs: number): Promise<void>;
}

/**
 * Runs the jobs by their schedules in Shanghai's time. What was missed while no server was there is made up once, as is what
 * another runner was told to stop; what one left without a word is taken over when its lease has run out.
 */
export function startScheduler({ db, dataDir, onError, jobs = JOBS, leaseMs = LEASE_MS }: SchedulerParts): Scheduler {
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const begin = async (actor: Principal, id: JobId, request: Pick<RunRequest, "trigger" | "dueAt">) => {
    const ctx = { db, actor, now: new Date().toISOString() };
    const started = await startJob(ctx, jobs[id], { ...request, dataDir, leaseMs, signal: stopping.signal, elsewhere: workOf(jobs[id]) });
    if (started.ok) {
      const ended = started.value.ended.catch(onError);
      underWay.add(ended);
      void ended.finally(() => underWay.delete(ended));
    }
    return started;
  };
  const answer = async (id: JobId) => {
    if (stopping.signal.aborted) return;
    const started = await begin(SYSTEM, id, { trigger: "schedule", dueAt: lastDue(id, new Date().toISOString()) });
    if (started.ok) await started.value.ended;
  };
  const catchUp = async (ids: readonly JobId[]) => {
    for (const id of ids) await answer(id);
  };
  const timers = JOB_IDS.map((id) => new Cron(cronOf(JOB_SCHEDULES[id]), { timezone: ZONE, unref: true, catch: onError }, () => answer(id)));
  const look = async () => {
    const looked = { db, now: new Date().toISOString() };
    const left = await reapLostRuns(looked);
    await catchUp([...new Set([...left, ...(await missedSince(looked))])]);
  };
  const watch = setInterval(() => void look().catch(onError), leaseMs / 4).unref();
  setImmediate(() => void look().catch(onError));
  return {
    run: (actor, id) => begin(actor, id, { trigger: "page", dueAt: null }),
    stop: () => {
      stopping.abort();
      clearInterval(watch);
      for (const timer of timers) timer.stop();
    },
    ended: (limitMs) => Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, limitMs).unref())]).then(() => undefined),
  };
}
