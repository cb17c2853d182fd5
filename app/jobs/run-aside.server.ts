import type { JobId } from "#app/domain/jobs.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { Job, JobContext, JobResult } from "#app/services/jobs/job.ts";
import { startThread } from "#app/services/readers/thread.server.ts";

/** What a thread is told of the run it is for. */
export interface ThreadRequest {
  readonly job: JobId;
  readonly path: string;
  readonly dataDir: string;
  readonly actor: ServiceContext["actor"];
  readonly now: string;
}

/** The work of a heavy job in a thread of its own, which ends when the run is told to stop; any other job's, or one on a database in memory, right here. */
export function workOf(job: Job): Job["run"] {
  return (ctx) => (job.isHeavy && ctx.db.path !== ":memory:" ? inThread(job.id, ctx) : job.run(ctx));
}

function inThread(job: JobId, { db, dataDir, actor, now, signal }: JobContext): Promise<JobResult> {
  const thread = startThread("app/jobs/job-thread.server.ts", { job, path: db.path, dataDir, actor, now } satisfies ThreadRequest);
  const stop = () => void thread.terminate();
  signal.addEventListener("abort", stop, { once: true });
  return new Promise<JobResult>((resolve, reject) => {
    thread.on("message", resolve);
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("the thread ended before its job")));
  }).finally(() => signal.removeEventListener("abort", stop));
}
