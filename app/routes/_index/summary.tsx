import { STANDINGS } from "#app/domain/quota-standing.ts";
import type { Standing } from "#app/domain/quota-standing.ts";
import { formatList, formatPercent } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { gapText, quotaValue } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { words } from "#app/i18n/words.ts";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";

/** How many gaps the sentence names; the meters below have all. */
const NAMED_GAPS = 2;
const NAMED_VALUES = 3;
const WITHOUT_TARGET: readonly Standing[] = ["no_target", "not_begun"];

type Row = Pick<QuotaRow, "id" | "unit" | "value" | "numerator" | "denominator" | "standing" | "gap">;

/** The state of the quotas in one sentence: a lead, the strong part, and the first gaps in the plan's order. */
export function sentenceOf(locale: Locale, rows: readonly Row[], year: number): { lead: string; strong: string; rest: string } {
  const { overview, quotas } = words(locale);
  const judged = rows.filter((row) => !WITHOUT_TARGET.includes(row.standing));
  const stop = locale === "en" ? "." : "。";
  if (judged.length === 0) return { lead: overview.sentenceNoTargets({ year }), strong: valuesOf(locale, rows), rest: stop };
  if (judged.every((row) => row.standing === "met")) return { lead: "", strong: overview.sentenceAllMet({ year, n: judged.length }), rest: "" };
  const counts = STANDINGS.flatMap((standing) => {
    const n = judged.filter((row) => row.standing === standing).length;
    return n === 0 ? [] : [overview.counted({ standing: quotas.standing[standing], n })];
  });
  const lagging = judged.filter((row) => row.standing === "behind" || row.standing === "missed" || row.standing === "below");
  const gaps = lagging.flatMap((row) => {
    const gap = gapText(locale, row);
    return gap === null ? [] : [overview.sentenceGap({ quota: quotas.title[row.id], gap })];
  }).slice(0, NAMED_GAPS);
  const rest = gaps.length === 0 ? stop : `${stop}${locale === "en" ? " " : ""}${gaps.join(locale === "en" ? "; " : "；")}${stop}`;
  return { lead: overview.sentenceLead({ year, n: judged.length }), strong: formatList(locale, counts), rest };
}

/** Where nothing can be judged, the first figures of the plan themselves. */
function valuesOf(locale: Locale, rows: readonly Row[]): string {
  const { overview, quotas } = words(locale);
  return rows.filter((row) => row.value !== null).slice(0, NAMED_VALUES)
    .map((row) => overview.sentenceValue({ quota: quotas.title[row.id], value: quotaValue(locale, row) })).join(locale === "en" ? "; " : "；");
}

export interface SummaryProps {
  readonly rows: readonly Row[];
  readonly year: number;
  readonly yearGone: { readonly days: number; readonly of: number };
}

/** The overview in words, before any chart. */
export function Summary({ rows, year, yearGone }: SummaryProps) {
  const { overview } = useWords();
  const { lead, strong, rest } = sentenceOf(useLocale(), rows, year);
  return (
    <div className="mb-3 flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <p className="min-w-0 flex-1 basis-96 text-lg text-ink" data-summary>{lead}<strong className="font-strong">{strong}</strong>{rest}</p>
      <p className="text-xs whitespace-nowrap text-muted">{overview.timeGone({ percent: formatPercent(yearGone.days, yearGone.of) })}</p>
    </div>
  );
}
