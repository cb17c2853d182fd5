import type { ReactNode } from "react";
import { addMonths } from "#app/domain/months.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProgressSummary } from "#app/services/progress/project-progress.server.ts";
import { Amount } from "../amount.tsx";

function Figure({ label, warns = false, children }: { readonly label: string; readonly warns?: boolean; readonly children: ReactNode }) {
  return (
    <div className="min-w-0 border-line py-1 md:border-l md:px-4 md:first:border-l-0 md:first:pl-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={warns ? "text-light-yellow-text" : "text-ink"}>{children}</dd>
    </div>
  );
}

/** The newest month in figures: done, cumulative, next, against the plan, and how many reports there are. */
export function ProgressFigures({ summary }: { readonly summary: ProgressSummary }) {
  const { progress } = useWords();
  const locale = useLocale();
  const { latest, behindCny, due, reported } = summary;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-sm md:gap-x-0">
      {latest && (
        <>
          <Figure label={progress.doneIn({ month: formatPartialDate(locale, latest.month, "long") })}><Amount amount={latest.doneCny} /></Figure>
          <Figure label={progress.cumulative}><Amount amount={latest.cumulativeCny} /></Figure>
          <Figure label={progress.plannedIn({ month: formatPartialDate(locale, addMonths(latest.month, 1), "long") })}><Amount amount={latest.nextCny} /></Figure>
          {behindCny !== null && <Figure label={progress.behind} warns={behindCny > 0}>{behindCny > 0 ? <Amount amount={behindCny} /> : progress.onPlan}</Figure>}
        </>
      )}
      {due > 0 && <Figure label={progress.reports} warns={reported < due}>{progress.reportsOf({ n: reported, of: due })}</Figure>}
    </dl>
  );
}
