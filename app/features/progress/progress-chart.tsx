import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatMoney, formatMoneyColumn } from "#app/i18n/format-money.ts";
import { formatScaled, MISSING } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProgressChart as ChartData, ProgressSummary } from "#app/services/progress/project-progress.server.ts";
import { ChartFigure } from "#app/ui/chart-figure.tsx";
import { LineChart } from "#app/ui/line-chart.tsx";
import type { Line } from "#app/ui/line-chart.tsx";

/** Yuan are drawn in tens of thousands, so that the lines of the axis fall on whole numbers. */
const DRAWN_YUAN = 10_000;
const MOST_LABELS = 8;
const WIDTHS = { wide: 1100, narrow: 400 };
const HEIGHTS = { wide: 280, narrow: 240 };
const PLACES: Readonly<Record<Locale, number>> = { "zh-CN": 4, en: 5 };

const drawn = (values: readonly (number | null)[]) => values.map((value) => (value === null ? null : Math.round(value / DRAWN_YUAN)));

function useLines(chart: ChartData): Line[] {
  const { progress } = useWords();
  const locale = useLocale();
  const end = (values: readonly (number | null)[]) => formatMoneyColumn(locale, values.findLast((value) => value !== null) ?? null);
  const has = (values: readonly (number | null)[]) => values.some((value) => value !== null);
  return [
    ...(has(chart.planned) ? [{ key: "plan", look: "plan" as const, label: progress.linePlanned({ n: end(chart.planned) }), values: drawn(chart.planned) }] : []),
    ...(has(chart.expected) ? [{ key: "forecast", look: "forecast" as const, label: progress.lineExpected({ n: end(chart.expected) }), values: drawn(chart.expected) }] : []),
    ...(has(chart.actual) ? [{ key: "actual", look: "actual" as const, label: progress.lineActual({ n: end(chart.actual) }), values: drawn(chart.actual) }] : []),
  ];
}

function useSummaryText({ latest, plannedCny, planTotalCny }: ProgressSummary): string {
  const { progress } = useWords();
  const locale = useLocale();
  if (latest === null) return progress.summaryNoReport({ total: formatMoney(locale, planTotalCny) });
  const named = { month: formatPartialDate(locale, latest.month, "long"), actual: formatMoney(locale, latest.cumulativeCny) };
  return plannedCny === null ? progress.summaryNoPlan(named) : progress.summary({ ...named, planned: formatMoney(locale, plannedCny) });
}

/** Planned, actual and expected investment of a project by month, with the figures behind it. */
export function ProgressChart({ summary, chart }: { readonly summary: ProgressSummary; readonly chart: ChartData }) {
  const { common, progress } = useWords();
  const locale = useLocale();
  const lines = useLines(chart);
  const text = useSummaryText(summary);
  const every = Math.ceil(chart.months.length / MOST_LABELS);
  const axis = chart.months.map((month, index) => ((chart.months.length - 1 - index) % every === 0 ? formatPartialDate(locale, month, "short") : ""));
  const mark = summary.latest === null ? null : chart.months.indexOf(summary.latest.month);
  const money = (value: number | null | undefined) => (value == null ? MISSING : formatMoneyColumn(locale, value));
  return (
    <ChartFigure summary={text} viewDataLabel={common.viewData} heads={[progress.month, progress.planned, progress.actual, progress.expected]}
      rows={chart.months.map((month, index) => [formatPartialDate(locale, month), money(chart.planned[index]), money(chart.actual[index]), money(chart.expected[index])])}>
      {(["wide", "narrow"] as const).map((size) => (
        <div key={size} className={size === "wide" ? "max-md:hidden" : "md:hidden"}>
          <LineChart label={text} axis={axis} lines={lines} width={WIDTHS[size]} height={HEIGHTS[size]} mark={mark} formatTick={(value) => formatScaled(value, PLACES[locale], true)} />
        </div>
      ))}
    </ChartFigure>
  );
}
