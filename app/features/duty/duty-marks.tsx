import type { KeptRate, Side } from "#app/domain/commitments.ts";
import { daysBetween } from "#app/domain/dates.ts";
import { WARNING_DAYS } from "#app/domain/commitments.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { classNames } from "#app/ui/class-names.ts";
import { LightMark } from "../light-mark.tsx";
import type { DutyView } from "#app/services/commitments/duty-views.ts";

const TONES = { green: "text-muted", yellow: "text-light-yellow-text", red: "text-light-red-text", none: "text-muted" } as const;

type Standing = Pick<DutyView, "light" | "dueOn" | "verdict" | "verdictReason" | "checkStage">;

/** How a commitment stands, in words: its verdict, or how near its due day is, or when it is checked. */
export function standingText({ commitments }: Words, locale: Locale, duty: Standing, today: string): string {
  if (duty.verdict !== null) {
    const verdict = commitments.verdict[duty.verdict];
    return duty.verdictReason ? commitments.verdictWith({ verdict, reason: duty.verdictReason }) : verdict;
  }
  if (duty.dueOn !== null) {
    const days = daysBetween(today, duty.dueOn);
    return days < 0 ? commitments.overdue({ n: -days }) : days <= WARNING_DAYS ? commitments.dueIn({ n: days }) : commitments.dueOn({ date: formatPartialDate(locale, duty.dueOn) });
  }
  return duty.checkStage === null ? "" : commitments.checkedAt({ stage: commitments.checkStage[duty.checkStage] });
}

/** The light of a commitment with what it says. */
export function DutyStanding({ duty, today, className }: { readonly duty: Standing; readonly today: string; readonly className?: string }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <span className={classNames("inline-flex min-w-0 items-start gap-1.5", TONES[duty.light], className)}>
      <LightMark light={duty.light} size="s" isDecorative className="mt-1" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{standingText(words, locale, duty, today)}</span>
    </span>
  );
}

/** The rate of one side with the integers it comes from; what is not judged or was waived stands beside it. */
export function RateText({ side, rate, withMore = false }: { readonly side: Side; readonly rate: KeptRate; readonly withMore?: boolean }) {
  const { commitments } = useWords();
  const locale = useLocale();
  return (
    <span className="whitespace-nowrap">
      {commitments.rate[side]} <strong className="font-strong text-ink tabular-nums">{formatRate(locale, rate.met, rate.judged)}</strong>
      {withMore && (rate.unjudged > 0 || rate.waived > 0) && <span className="text-muted max-sm:block sm:ml-2">{commitments.rateMore(rate)}</span>}
    </span>
  );
}
