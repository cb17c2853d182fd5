import { Link, useLocation } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { QuotaId } from "#app/domain/quotas.ts";
import { figureSearch } from "#app/features/figure-controls/figure-search.ts";
import type { ShownFrame } from "#app/features/figure-controls/figure-tools.tsx";
import { QuotaBar, QuotaFigure, targetLine, TargetMarks } from "#app/features/quota/quota-figure.tsx";
import { StandingMark } from "#app/features/quota/standing-mark.tsx";
import { MISSING } from "#app/i18n/format.ts";
import { gapText, targetFigure } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Legend } from "#app/ui/legend.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** The quotas that the overview leads with; the page of quotas has all. */
const HEADLINE: readonly QuotaId[] = [
  "major_attracted", "major_landing_rate", "chain_landed", "foreign_landed_usd", "mayor_programme_manufacturing_share", "major_landed_cumulative",
];

const COLUMNS = "@2xl:grid-cols-[minmax(0,17rem)_6.5rem_minmax(6rem,1fr)_6.5rem_6.5rem_1rem] @4xl:gap-x-6";

function Meter({ row, frame }: { readonly row: QuotaRow; readonly frame: ShownFrame }) {
  const { quotas } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const line = targetLine(locale, row, frame.year, frame.landingVariant);
  const target = targetFigure(locale, row.unit, row.target);
  const isMoney = row.unit === "usd" || row.unit === "cny";
  return (
    <li className="border-t border-line">
      <Link to={`/quotas/${row.id}${figureSearch(search)}`} data-quota={row.id} title={row.id}
        className={`grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-1.5 text-ink-2 -outline-offset-2! hover:bg-hover ${COLUMNS}`}>
        <span className="min-w-0">
          <span className="block truncate font-strong text-ink" title={quotas.title[row.id]}>{quotas.title[row.id]}</span>
          <span className="flex items-start gap-1.5 text-xs text-muted">
            <TargetMarks quota={row} year={frame.year} />
            <span className="line-clamp-2 @2xl:line-clamp-1" title={line}>{line}</span>
          </span>
        </span>
        <span className="self-start text-right whitespace-nowrap @2xl:self-center">
          <QuotaFigure quota={row} />
          {row.unit === "count" && target !== null && <span className="text-xs text-muted"> / {target}</span>}
          {isMoney && target !== null && <span className="block text-xs text-muted">/ {target}</span>}
        </span>
        <span className="col-span-2 @2xl:col-span-1"><QuotaBar quota={row} /></span>
        <span className="text-sm @2xl:text-right">{gapText(locale, row) ?? <span className="text-muted">{MISSING}</span>}</span>
        <StandingMark standing={row.standing} className="justify-self-end @2xl:justify-self-start" />
        <Icon of={ChevronRight} className="hidden text-muted @2xl:block" />
      </Link>
    </li>
  );
}

/** The plan's headline quotas as meters; each opens its explanation on the same clocks. */
export function QuotaPanel({ rows, frame, className }: { readonly rows: readonly QuotaRow[]; readonly frame: ShownFrame; readonly className?: string }) {
  const { overview, quotas } = useWords();
  const { search } = useLocation();
  const shown = HEADLINE.flatMap((id) => rows.filter((row) => row.id === id));
  return (
    <Panel title={overview.quotas} flush className={`@container ${className ?? ""}`}
      meta={<Link to={`/quotas${figureSearch(search)}`} className="link text-sm whitespace-nowrap touch:py-3">{overview.allQuotas({ n: rows.length })}</Link>}
      action={<Legend entries={[
        { swatch: "actual", label: overview.legendActual }, { swatch: "target", label: overview.legendTarget },
        { swatch: "other", label: overview.legendOther }, { swatch: "time", label: overview.legendTime },
      ]} />}>
      <div aria-hidden className={`hidden gap-x-4 px-4 pb-1.5 text-xs text-muted @2xl:grid ${COLUMNS}`}>
        <span>{quotas.quota}</span>
        <span className="text-right">{overview.actualOverTarget}</span>
        <span />
        <span className="text-right">{overview.gap}</span>
        <span>{overview.status}</span>
      </div>
      <ul>{shown.map((row) => <Meter key={row.id} row={row} frame={frame} />)}</ul>
    </Panel>
  );
}
