import { Link, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { quotaValueParts } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ClockComparison } from "#app/services/quotas/compare-clocks.server.ts";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";
import { differenceText } from "./difference.ts";

const BOX = "block rounded-sm px-3.5 py-2 shadow-[inset_0_0_0_1px_var(--line)]";

/** The same figure as it was known then and as it is known now. */
export function ClockBoxes({ row, knownAt, comparison }: { readonly row: Pick<QuotaRow, "unit">; readonly knownAt: string; readonly comparison: ClockComparison }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const shown = (figure: ClockComparison["then"]) => {
    const { figure: text, unit } = quotaValueParts(locale, { unit: row.unit, ...figure });
    return `${text}${unit === "%" ? unit : unit && ` ${unit}`}`;
  };
  const changes = comparison.entered.length + comparison.left.length;
  const difference = differenceText(locale, row.unit, comparison);
  return (
    <div role="group" aria-label={quotasPage.clocks} className="flex flex-wrap gap-2">
      <p className={`${BOX} bg-accent-tint shadow-[inset_0_0_0_1.5px_var(--accent)]!`}>
        <span className="block text-xs whitespace-nowrap text-link">{quotasPage.knownThen({ instant: formatInstant(locale, knownAt) })}</span>
        <span className="figure-number block text-lg">{shown(comparison.then)}</span>
      </p>
      <Link to={withParam(pathname, search, "knownAt", null)} preventScrollReset className={`${BOX} hover:bg-hover`}>
        <span className="block text-xs whitespace-nowrap text-muted">{quotasPage.knownNow}</span>
        <span className="figure-number block text-lg">{shown(comparison.now)}{difference !== null && <span className="ml-1.5 text-sm text-light-yellow-text">{difference}</span>}</span>
        <span className="block text-xs text-muted">{changes === 0 ? quotasPage.sameAsNow : quotasPage.changes({ n: changes })}</span>
      </Link>
    </div>
  );
}
