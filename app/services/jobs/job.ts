import type { JobId, JobSummary } from "#app/domain/jobs.ts";
import type { ServiceContext } from "../context.server.ts";

/** What a job is called with; it stops early once the signal says so. */
export interface JobContext extends ServiceContext {
  readonly dataDir: string;
  readonly signal: AbortSignal;
}

/** What came of a run: what it did (null: there was nothing to do), or that it failed and why, in one line for the operator. */
export type JobResult = { readonly ok: true; readonly summary: JobSummary | null } | { readonly ok: false; readonly error: string; readonly summary: JobSummary | null };

/** Something the program does by itself. Each run is safe to repeat: what is done already is not done again. */
export interface Job {
  readonly id: JobId;
  /** Whether its work would hold up everybody on the event loop, so that the server runs it in a thread of its own. */
  readonly isHeavy?: boolean;
  readonly run: (ctx: JobContext) => Promise<JobResult>;
}
