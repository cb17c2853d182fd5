import { Cron } from "croner";
import { cronOf, JOB_SCHEDULES } from "#app/domain/jobs.ts";
import type { JobId } from "#app/domain/jobs.ts";

/** The zone of every schedule, as of every business day. */
export const ZONE = "Asia/Shanghai";

const patterns = new Map<JobId, Cron>();

function patternOf(job: JobId): Cron {
  const known = patterns.get(job) ?? new Cron(cronOf(JOB_SCHEDULES[job]), { timezone: ZONE, paused: true });
  patterns.set(job, known);
  return known;
}

/** The instant at which a job is next due after another. */
export function nextDue(job: JobId, after: string): string {
  return (patternOf(job).nextRun(new Date(after)) ?? new Date(after)).toISOString();
}

/** The newest instant, not after another, at which a job was due. */
export function lastDue(job: JobId, until: string): string {
  const reference = new Date(Date.parse(until) + 1_000);
  return (patternOf(job).previousRuns(1, reference)[0] ?? new Date(0)).toISOString();
}
