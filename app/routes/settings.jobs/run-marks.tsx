import { formatInstant } from "#app/i18n/format-date.ts";
import { formatList, formatScaled, joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { JobCount, JobSchedule } from "#app/domain/jobs.ts";
import type { RunView } from "#app/services/jobs/jobs-page.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";

const TONE: Readonly<Record<RunView["outcome"], ChipTone>> = { running: "accent", done: "green", failed: "red", lost: "yellow" };
/** Numbers that are told even where they are nothing. */
const TOLD_AT_ZERO: readonly string[] = ["faults", "staleRates"];

/** How a run went, in a word. */
export function OutcomeMark({ outcome }: { readonly outcome: RunView["outcome"] }) {
  const { jobs } = useWords();
  return <Chip tone={TONE[outcome]}>{jobs.outcomes[outcome]}</Chip>;
}

export function Instant({ at }: { readonly at: string }) {
  return <time dateTime={at}>{formatInstant(useLocale(), at)}</time>;
}

/** How long a run took, in seconds with one decimal. */
export function useDuration(): (run: RunView) => string {
  const { common, jobs } = useWords();
  return ({ startedAt, endedAt }) => {
    if (endedAt === null) return common.missing;
    const tenths = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 100));
    return jobs.seconds({ text: formatScaled(tenths, 1) });
  };
}

/** When a job runs, in words. */
export function useScheduleWords(): (schedule: JobSchedule) => string {
  const { jobs } = useWords();
  return (schedule) => ("dailyAt" in schedule ? jobs.dailyAt({ time: schedule.dailyAt }) : jobs.everyMinutes({ n: schedule.everyMinutes }));
}

/** What a run did, in words. */
export function useSummaryWords(): (run: RunView) => string {
  const { common, jobs } = useWords();
  const locale = useLocale();
  return ({ outcome, summary }) => {
    if (summary === null) return outcome === "done" ? jobs.nothingToDo : common.missing;
    const counts = (Object.entries(summary.counts) as [JobCount, number][]).filter(([name, n]) => n > 0 || TOLD_AT_ZERO.includes(name));
    return joinFacts(locale, [...counts.map(([name, n]) => jobs.count[name]({ n })), formatList(locale, summary.items ?? [])]);
  };
}
