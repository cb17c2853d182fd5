import type { Generated, Selectable } from "kysely";
import type { JobId, JobRunOutcome, JobTrigger } from "#app/domain/jobs.ts";

/** One run of a job, from its beginning to what came of it. */
export interface JobRunTable {
  id: Generated<number>;
  job: JobId;
  /** The instant of its schedule that the run answers; null when somebody asked for it. */
  due_at: string | null;
  started_at: string;
  ended_at: string | null;
  outcome: JobRunOutcome;
  trigger: JobTrigger;
  by_user: number | null;
  summary: string | null;
  error: string | null;
  /** The process that ran it. */
  process: string;
}

/** Who runs a job now, and until when unless it says so again. */
export interface JobLeaseTable {
  job: JobId;
  holder: string;
  until: string;
}

export type JobRunRow = Selectable<JobRunTable>;

export interface JobTables {
  job_runs: JobRunTable;
  job_leases: JobLeaseTable;
}
