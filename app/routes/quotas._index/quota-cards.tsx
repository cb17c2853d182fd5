import { Link, useLocation } from "@remix-run/react";
import { figureSearch } from "#app/features/figure-controls/figure-search.ts";
import type { ShownFrame } from "#app/features/figure-controls/figure-tools.tsx";
import { QuotaBar, QuotaFigure, ruleLine, TargetMarks } from "#app/features/quota/quota-figure.tsx";
import { StandingMark } from "#app/features/quota/standing-mark.tsx";
import { joinFacts } from "#app/i18n/format.ts";
import { gapText } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";
import { areaLine, exceptedLine, leadNames, planLine } from "./quota-lines.ts";

/** The same quotas as the table, one under the other, for narrow screens. */
export function QuotaCards({ rows, frame }: { readonly rows: readonly QuotaRow[]; readonly frame: ShownFrame }) {
  const { quotas } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  return (
    <ul className="panel divide-y divide-line md:hidden print:hidden">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/quotas/${row.id}${figureSearch(search)}`} className="block px-4 py-3 -outline-offset-2! hover:bg-hover">
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-strong text-ink">{quotas.title[row.id]}</span>
              <QuotaFigure quota={row} />
            </span>
            <span className="block text-xs text-muted">{joinFacts(locale, [ruleLine(locale, row, frame.year, frame.landingVariant), areaLine(row, locale), exceptedLine(row, locale)])}</span>
            <QuotaBar quota={row} className="my-0.5" />
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StandingMark standing={row.standing} />
              <span className="text-sm">{gapText(locale, row)}</span>
              <TargetMarks quota={row} year={frame.year} />
            </span>
            <span className="mt-0.5 block text-xs text-muted">{joinFacts(locale, [leadNames(row, locale), planLine(row, locale)])}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
