import { JOB_IDS } from "#app/domain/jobs.ts";
import type { JobId } from "#app/domain/jobs.ts";
import { isAnswered, jobsKnownSince, jobsWithoutRunner, loseRuns } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.server.ts";
import { lastDue } from "./schedule.server.ts";

type Looked = Pick<ServiceContext, "db" | "now">;

/** Jobs that were due since the database knows them and that nobody ran: each is made up once, however often it was due. */
export async function missedSince({ db, now }: Looked): Promise<JobId[]> {
  const since = await jobsKnownSince(db.read);
  const missed: JobId[] = [];
  for (const id of JOB_IDS) {
    const due = lastDue(id, now);
    if (due > since && !(await isAnswered(db.read, id, due))) missed.push(id);
  }
  return missed;
}

/** Tells of each run whose runner was killed that it is lost; answers the jobs, so that somebody takes them over. */
export async function reapLostRuns({ db, now }: Looked): Promise<JobId[]> {
  const jobs = await jobsWithoutRunner(db.read, now);
  if (jobs.length === 0) return [];
  await db.transaction(async (trx) => {
    for (const job of await jobsWithoutRunner(trx, now)) await loseRuns(trx, job, now);
  });
  return jobs;
}
