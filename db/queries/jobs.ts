import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { JobId, JobTrigger } from "#app/domain/jobs.ts";
import type { Database } from "../schema/database.ts";
import type { JobRunRow } from "../schema/jobs.ts";

type Trx = Transaction<Database>;

/** A run that begins. */
export interface RunStart {
  readonly job: JobId;
  readonly dueAt: string | null;
  readonly startedAt: string;
  readonly trigger: JobTrigger;
  readonly byUser: number | null;
  readonly process: string;
}

/** How a run ended. */
export type RunEnd = { readonly endedAt: string } & Pick<JobRunRow, "outcome" | "summary" | "error">;

/** Takes the lease of a job for a holder unless somebody else holds it at the instant. */
export async function takeLease(trx: Trx, job: JobId, holder: string, now: string, until: string): Promise<boolean> {
  const held = await trx.selectFrom("job_leases").select("until").where("job", "=", job).executeTakeFirst();
  if (held && held.until > now) return false;
  await trx.insertInto("job_leases").values({ job, holder, until }).onConflict((conflict) => conflict.column("job").doUpdateSet({ holder, until })).execute();
  return true;
}

/** Moves the end of a lease on; false when it belongs to somebody else by now. */
export async function renewLease(trx: Trx, job: JobId, holder: string, until: string): Promise<boolean> {
  return (await trx.updateTable("job_leases").set({ until }).where("job", "=", job).where("holder", "=", holder).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Gives a lease back, if it is still the holder's. */
export async function dropLease(trx: Trx, job: JobId, holder: string): Promise<void> {
  await trx.deleteFrom("job_leases").where("job", "=", job).where("holder", "=", holder).execute();
}

/** Ends runs of a job as lost that nobody can be running any more; answers how many. */
export async function loseRuns(trx: Trx, job: JobId, now: string): Promise<number> {
  return Number((await trx.updateTable("job_runs").set({ outcome: "lost", ended_at: now }).where("job", "=", job).where("outcome", "=", "running").executeTakeFirst()).numUpdatedRows);
}

/** Jobs with a run that is said to be running though its lease is over. */
export async function jobsWithoutRunner(db: Kysely<Database>, now: string): Promise<JobId[]> {
  const rows = await db.selectFrom("job_runs").leftJoin("job_leases", "job_leases.job", "job_runs.job").select("job_runs.job as job").where("outcome", "=", "running")
    .where((eb) => eb.or([eb("until", "is", null), eb("until", "<=", now)])).execute();
  return rows.map(({ job }) => job);
}

/** Whether a run answered this instant of a job's schedule, or a later one. */
export async function isAnswered(db: Kysely<Database>, job: JobId, dueAt: string): Promise<boolean> {
  return (await db.selectFrom("job_runs").select("id").where("job", "=", job).where("due_at", ">=", dueAt).where("outcome", "!=", "lost").limit(1).executeTakeFirst()) !== undefined;
}

/** Since when the database knows jobs: what was due before was never missed. */
export async function jobsKnownSince(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom("schema_migrations").select("applied_at as at").where("name", "=", "0003-supervision").executeTakeFirst();
  return row?.at ?? "";
}

export async function insertRun(trx: Trx, start: RunStart): Promise<number> {
  const row = await trx.insertInto("job_runs").values({
    job: start.job, due_at: start.dueAt, started_at: start.startedAt, ended_at: null, outcome: "running", trigger: start.trigger, by_user: start.byUser, summary: null, error: null, process: start.process,
  }).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Ends a run, unless somebody declared it lost meanwhile. */
export async function endRun(trx: Trx, id: number, { endedAt, outcome, summary, error }: RunEnd): Promise<void> {
  await trx.updateTable("job_runs").set({ ended_at: endedAt, outcome, summary, error }).where("id", "=", id).where("outcome", "=", "running").execute();
}

/** Forgets earlier scheduled runs of a job that had nothing to do: of those only the newest is told. */
export async function forgetIdleRuns(trx: Trx, job: JobId, before: number): Promise<void> {
  await trx.deleteFrom("job_runs").where("job", "=", job).where("id", "<", before).where("trigger", "=", "schedule").where("outcome", "=", "done").where("summary", "is", null).execute();
}

/** Forgets runs that ended before an instant; answers how many. */
export async function forgetRunsBefore(trx: Trx, before: string): Promise<number> {
  return Number((await trx.deleteFrom("job_runs").where("ended_at", "<", before).executeTakeFirst()).numDeletedRows);
}

/** A run with the name of whoever asked for it. */
export type RunWithName = JobRunRow & { readonly by_name: string | null };

function runsWithNames(db: Kysely<Database>) {
  return db.selectFrom("job_runs").leftJoin("users", "users.id", "job_runs.by_user").selectAll("job_runs").select("users.name as by_name").orderBy("job_runs.id", "desc");
}

/** The newest run of a job. */
export async function newestRun(db: Kysely<Database>, job: JobId): Promise<RunWithName | null> {
  return (await runsWithNames(db).where("job", "=", job).limit(1).executeTakeFirst()) ?? null;
}

/** Runs of one job or of all, the newest first, one page of them. */
export async function runsPage(db: Kysely<Database>, job: JobId | null, offset: number, limit: number): Promise<{ rows: RunWithName[]; total: number }> {
  const ofJob = job === null ? runsWithNames(db) : runsWithNames(db).where("job", "=", job);
  const counted = db.selectFrom("job_runs").select((eb) => eb.fn.countAll<number>().as("n"));
  const { n } = await (job === null ? counted : counted.where("job", "=", job)).executeTakeFirstOrThrow();
  return { rows: await ofJob.offset(offset).limit(limit).execute(), total: Number(n) };
}

/** The newest rate's day of each currency that a project in force is counted in, and of the one that foreign investment is told in. */
export async function newestRateDays(db: Kysely<Database>): Promise<Map<string, string | null>> {
  const used = await db.selectFrom("project_facts").select("currency").distinct().where("recorded_to", "is", null).where("currency", "<>", sql.lit("CNY")).execute();
  const newest = await db.selectFrom("rates").select(["currency", (eb) => eb.fn.max("on_date").as("on")]).groupBy("currency").execute();
  const days = new Map(newest.map(({ currency, on }) => [currency, on]));
  return new Map(["USD", ...used.map(({ currency }) => currency)].map((currency) => [currency, days.get(currency) ?? null]));
}
