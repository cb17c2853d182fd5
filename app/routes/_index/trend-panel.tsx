import { Link, useLocation } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { figureSearch } from "#app/features/figure-controls/figure-search.ts";
import { formatMonth } from "#app/i18n/format-date.ts";
import { formatInteger } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { targetFigure } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Trend } from "#app/services/overview/view-overview.server.ts";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";
import { ChartFigure } from "#app/ui/chart-figure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LineChart } from "#app/ui/line-chart.tsx";
import { Panel } from "#app/ui/panel.tsx";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** English names only fit on some months; Chinese says 月 once, at the end. */
function axisMonth(locale: Locale, month: number): string {
  if (locale === "en") return month % 3 === 1 || month === 12 ? formatMonth(locale, month) : "";
  return month === 12 ? formatMonth(locale, month) : String(month);
}

export interface TrendPanelProps {
  readonly trend: Trend;
  readonly row: QuotaRow | undefined;
  readonly year: number;
  readonly className?: string;
}

/** Major projects attracted by month, cumulative, against the year's target. */
export function TrendPanel({ trend, row, year, className }: TrendPanelProps) {
  const { overview, common } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const total = trend.months.at(-1)?.total ?? 0;
  const target = row?.target ? row.target.numerator / row.target.denominator : null;
  const targetWords = row ? targetFigure(locale, row.unit, row.target) : null;
  const summary = targetWords === null ? overview.trendSummaryNoTarget({ year, n: total }) : overview.trendSummary({ year, n: total, target: targetWords });
  const actual = MONTHS.map((month) => trend.months.find((entry) => entry.month === month)?.total ?? null);
  return (
    <Panel title={overview.trend} meta={overview.trendOf({ year })} className={className}
      action={<Link to={`/quotas/major_attracted${figureSearch(search)}`} className="link inline-flex items-center gap-0.5 whitespace-nowrap touch:py-3">
        {overview.openProjects({ n: total })}<Icon of={ChevronRight} size="s" />
      </Link>}>
      {trend.months.length === 0 ? <EmptyState text={overview.trendNotBegun} /> : (
        <ChartFigure summary={summary} viewDataLabel={common.viewData} heads={[common.month, overview.inMonth, overview.cumulative]}
          rows={trend.months.map((entry) => [formatMonth(locale, entry.month), formatInteger(entry.count), formatInteger(entry.total)])}>
          <div className="mx-auto w-full max-w-130"><LineChart label={summary} axis={MONTHS.map((month) => axisMonth(locale, month))}
            lines={[
              ...(target === null ? [] : [{ key: "plan", look: "plan" as const, label: overview.trendPlan, values: MONTHS.map((month) => (target * month) / MONTHS.length) }]),
              { key: "actual", look: "actual", label: overview.trendActual({ n: total }), values: actual },
            ]}
            target={target === null ? null : { value: target, label: overview.trendTarget({ n: targetWords ?? "" }) }} /></div>
          <p className="mb-2 text-xs text-muted">{overview.trendNote}</p>
        </ChartFigure>
      )}
    </Panel>
  );
}
