import { INSTANT } from "../ddl.ts";

/** The runs of jobs, and who runs each now; one run at most answers an instant of a schedule, unless its runner was lost. */
export const jobs: readonly string[] = [
  `CREATE TABLE job_runs (
  id INTEGER PRIMARY KEY, job TEXT NOT NULL CHECK (job <> ''), due_at TEXT ${INSTANT("due_at")},
  started_at TEXT NOT NULL ${INSTANT("started_at")}, ended_at TEXT ${INSTANT("ended_at")},
  outcome TEXT NOT NULL CHECK (outcome IN ('running','done','failed','lost')),
  trigger TEXT NOT NULL CHECK (trigger IN ('schedule','command','page')), by_user INTEGER REFERENCES users(id),
  summary TEXT, error TEXT, process TEXT NOT NULL,
  CHECK ((outcome = 'running') = (ended_at IS NULL)), CHECK ((trigger = 'schedule') = (due_at IS NOT NULL))
) STRICT`,
  "CREATE INDEX job_runs_of_job ON job_runs (job, id)",
  "CREATE INDEX job_runs_ended ON job_runs (ended_at) WHERE ended_at IS NOT NULL",
  "CREATE UNIQUE INDEX job_runs_running ON job_runs (job) WHERE outcome = 'running'",
  "CREATE UNIQUE INDEX job_runs_due ON job_runs (job, due_at) WHERE due_at IS NOT NULL AND outcome <> 'lost'",
  `CREATE TABLE job_leases (job TEXT PRIMARY KEY, holder TEXT NOT NULL, until TEXT NOT NULL ${INSTANT("until")}) STRICT, WITHOUT ROWID`,
];
