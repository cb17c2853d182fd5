/** When a job runs, in Asia/Shanghai: each day at a time, or over and over. */
export type JobSchedule = { readonly dailyAt: string } | { readonly everyMinutes: number };

/** The jobs of the program and when each runs; a new one is a line here, its work in the registry and its words. */
export const JOB_SCHEDULES = {
  backup: { dailyAt: "01:30" },
  verify: { dailyAt: "02:30" },
  rates: { dailyAt: "07:00" },
  sweep: { everyMinutes: 60 },
  remind: { dailyAt: "08:00" },
  escalate: { dailyAt: "08:10" },
  digest: { everyMinutes: 1 },
  deliver: { everyMinutes: 10 },
  webhooks: { everyMinutes: 10 },
} as const satisfies Readonly<Record<string, JobSchedule>>;

export type JobId = keyof typeof JOB_SCHEDULES;
export const JOB_IDS = Object.keys(JOB_SCHEDULES) as JobId[];

/** How a run ended: `lost` when its runner was killed or stopped before the end. */
export const JOB_OUTCOMES = ["running", "done", "failed", "lost"] as const;
export type JobRunOutcome = (typeof JOB_OUTCOMES)[number];

/** What set a run going. */
export const JOB_TRIGGERS = ["schedule", "command", "page"] as const;
export type JobTrigger = (typeof JOB_TRIGGERS)[number];

/** What a job counts of what it did; each has its words. */
export const JOB_COUNTS = ["faults", "bytes", "removed", "files", "sessions", "answers", "runs", "staleRates", "notices", "messages", "messagesSent", "messagesFailed", "messagesDropped", "eventsSent", "webhooksFailed"] as const;
export type JobCount = (typeof JOB_COUNTS)[number];

/** What a run did, free of language: numbers by name, and names of what it is about as they stand. */
export interface JobSummary {
  readonly counts: Readonly<Partial<Record<JobCount, number>>>;
  readonly items?: readonly string[];
}

/** Whether a text names a job. */
export function isJobId(text: string): text is JobId {
  return Object.hasOwn(JOB_SCHEDULES, text);
}

/** The cron pattern of a schedule. */
export function cronOf(schedule: JobSchedule): string {
  if ("everyMinutes" in schedule) return schedule.everyMinutes === 60 ? "0 * * * *" : `*/${schedule.everyMinutes} * * * *`;
  const [hour = "0", minute = "0"] = schedule.dailyAt.split(":");
  return `${Number(minute)} ${Number(hour)} * * *`;
}

const BACKUP_NAME = /^luodi-(\d{4}-\d{2}-\d{2})\.backup$/;

/** The name under which the backup of a day lies. */
export function backupName(day: string): string {
  return `luodi-${day}.backup`;
}

/** Which of the backups in a folder may go: neither among the newest of their days nor the first of one of the newest months; foreign names never. */
export function backupsToRemove(names: readonly string[], keep: { readonly days: number; readonly months: number }): string[] {
  const days = names.flatMap((name) => BACKUP_NAME.exec(name)?.[1] ?? []).toSorted().toReversed();
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].slice(0, keep.months);
  const firstOfMonth = new Set(months.map((month) => days.findLast((day) => day.startsWith(month))));
  return days.slice(keep.days).filter((day) => !firstOfMonth.has(day)).map(backupName);
}

/** Currencies whose newest rate lies before a day, with that day; one without any rate has none. */
export function staleRates(newest: ReadonlyMap<string, string | null>, before: string): { currency: string; on: string | null }[] {
  return [...newest].filter(([, on]) => on === null || on < before).map(([currency, on]) => ({ currency, on })).toSorted((one, other) => one.currency.localeCompare(other.currency, "en"));
}
