import { Link } from "@remix-run/react";
import { dutiesPath } from "#app/features/duty/duty-address.ts";
import { DutyStanding } from "#app/features/duty/duty-marks.tsx";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { commitmentName, measuredText, promisedText } from "#app/i18n/commitment-words.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DutyLine } from "#app/services/commitments/duties-page.server.ts";
import { Chip } from "#app/ui/chip.tsx";

/** Commitments across projects, one below the other: whose, what, how far, and how it stands. */
export function DutyLines({ lines, today }: { readonly lines: readonly DutyLine[]; readonly today: string }) {
  const words = useWords();
  const locale = useLocale();
  const { commitments } = words;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.item} className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 text-sm hover:bg-hover md:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,1fr)]">
          <div className="min-w-0">
            <Link to={`${dutiesPath(line.code)}#duty-${line.item}`} className="link font-strong [overflow-wrap:anywhere]">{line.project}</Link>
            <p className="text-xs text-muted">{joinFacts(locale, [line.code, placeName(locale, line.district)])}</p>
          </div>
          <div className="min-w-0">
            <p className="text-ink [overflow-wrap:anywhere]">{commitmentName(words, line)} {line.valueE4 !== null && <span className="text-muted tabular-nums">{measuredText(words, locale, line.actualE4, line.measure)} / {promisedText(words, locale, line)}</span>}</p>
            <p className="text-xs text-muted">{joinFacts(locale, [commitments.side[line.side], line.checkStage && commitments.checkedAt({ stage: commitments.checkStage[line.checkStage] }), placeName(locale, line.responsibleName)])}</p>
          </div>
          <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 md:justify-end">
            <DutyStanding duty={line} today={today} />
            {line.verdict === null && line.dueOn !== null && line.light !== "none" && <span className="text-xs text-muted">{formatPartialDate(locale, line.dueOn)}</span>}
            {line.awaitsVerdict && <Chip tone="accent">{commitments.awaits}</Chip>}
          </div>
        </li>
      ))}
    </ul>
  );
}
