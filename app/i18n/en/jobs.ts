import type { JobCount, JobId, JobRunOutcome, JobTrigger } from "#app/domain/jobs.ts";
import { countEn } from "../plural.ts";
import { divideHalfUp, formatInteger, formatScaled } from "../format.ts";

interface N {
  readonly n: number;
}

const MEGABYTE = 1_000_000n;

/** A number of bytes as megabytes with one decimal. */
export function megabytes(bytes: number): string {
  return `${formatScaled(divideHalfUp(BigInt(bytes), MEGABYTE, 1), 1, true)} MB`;
}

export const jobs = {
  title: "Jobs",
  note: "What the program does by itself, in Shanghai time. A missed run is made up once; a job never runs twice at the same time.",
  job: "Job",
  schedule: "Schedule",
  lastRun: "Last run",
  nextRun: "Next run",
  duration: "Took",
  outcome: "Outcome",
  result: "Result",
  startedAt: "Started",
  startedBy: "Started by",
  history: "History",
  historyOf: (p: { name: string }) => `History of ${p.name}`,
  allRuns: "All jobs",
  noRuns: "No job has run yet.",
  never: "Not yet",
  runNow: "Run now",
  runJob: (p: { name: string }) => `Run now: ${p.name}`,
  begun: (p: { name: string }) => `${p.name} was started.`,
  nothingToDo: "Nothing to do",
  dailyAt: (p: { time: string }) => `Daily at ${p.time}`,
  everyMinutes: (p: N) => (p.n === 60 ? "Every hour" : p.n === 1 ? "Every minute" : `Every ${p.n} minutes`),
  seconds: (p: { text: string }) => `${p.text} s`,
  name: {
    backup: "Backup",
    verify: "Integrity check",
    rates: "Exchange rates",
    sweep: "Clearing up",
    remind: "Reminders",
    escalate: "Escalation",
    digest: "Digests",
    deliver: "Messages",
    webhooks: "Webhooks",
  } satisfies Record<JobId, string>,
  does: {
    backup: "Copies database and files into DATA_DIR/backups and reads the copy back. Keeps 30 days and the first of 12 months.",
    verify: "Checks the database, the audit chain, stages, amounts and files. Any fault fails it.",
    rates: "Looks for currencies in use whose newest rate is older than 100 days.",
    deliver: "Sends e-mail and robot messages that are due. Each change sends its own at once; this is the safety net.",
    webhooks: "Tells other systems what has not arrived. Each change is told at once; this is the safety net.",
    sweep: "Removes files that belong to nothing, sessions that are over, kept answers, and the history of jobs, messages and read notices older than 400 days.",
    remind: "Calls to mind what is due soon or late. Each reminder is told once.",
    escalate: "Takes issues that are long overdue to commerce, then to leadership.",
    digest: "Makes one message of what waited for the end of quiet hours or for a digest.",
  } satisfies Record<JobId, string>,
  outcomes: { running: "Running", done: "Done", failed: "Failed", lost: "Broken off" } satisfies Record<JobRunOutcome, string>,
  trigger: { schedule: "Schedule", command: "Command line", page: "This page" } satisfies Record<JobTrigger, string>,
  count: {
    faults: (p: N) => (p.n === 0 ? "No faults" : countEn(p.n, "fault", "faults")),
    bytes: (p: N) => megabytes(p.n),
    removed: (p: N) => countEn(p.n, "old one removed", "old ones removed"),
    files: (p: N) => countEn(p.n, "file", "files"),
    sessions: (p: N) => countEn(p.n, "session", "sessions"),
    answers: (p: N) => countEn(p.n, "kept answer", "kept answers"),
    runs: (p: N) => countEn(p.n, "old run", "old runs"),
    notices: (p: N) => `${formatInteger(p.n)} notices`,
    messages: (p: N) => `${formatInteger(p.n)} messages`,
    messagesSent: (p: N) => `${formatInteger(p.n)} messages arrived`,
    messagesFailed: (p: N) => `${formatInteger(p.n)} did not arrive`,
    messagesDropped: (p: N) => `${formatInteger(p.n)} not to be sent any more`,
    eventsSent: (p: N) => `${formatInteger(p.n)} changes told`,
    webhooksFailed: (p: N) => `${formatInteger(p.n)} systems not reached`,
    staleRates: (p: N) => (p.n === 0 ? "All rates are recent" : countEn(p.n, "currency needs a newer rate", "currencies need a newer rate")),
  } satisfies Record<JobCount, (p: N) => string>,
};
