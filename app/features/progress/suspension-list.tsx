import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { RecordedSuspension } from "#app/services/progress/reporting-projects.server.ts";

/** The times in which a project stood still, with the reasons given. */
export function SuspensionList({ suspensions }: { readonly suspensions: readonly RecordedSuspension[] }) {
  const { progress } = useWords();
  const locale = useLocale();
  return (
    <ul>
      {suspensions.map(({ suspendedOn, resumedOn, suspensionReason, resumptionReason }) => {
        const from = formatPartialDate(locale, suspendedOn);
        return (
          <li key={suspendedOn} className="border-t border-line px-4 py-2.5 text-sm">
            <p className="text-ink">{resumedOn === null ? progress.suspendedFrom({ from }) : progress.suspendedFromTo({ from, to: formatPartialDate(locale, resumedOn) })}</p>
            <p className="text-muted [overflow-wrap:anywhere]">{joinFacts(locale, [suspensionReason, resumptionReason])}</p>
          </li>
        );
      })}
    </ul>
  );
}
