import { formatMoney } from "#app/i18n/format-money.ts";
import { formatScaled } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { ClockComparison } from "#app/services/quotas/compare-clocks.server.ts";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";

const BASIS_POINTS = 10_000;

/** What knowledge since has added to a figure, with its sign: "−1", "+0.3 亿美元", "−2.4%" in points; null without a difference. */
export function differenceText(locale: Locale, unit: QuotaRow["unit"], { then, now }: Pick<ClockComparison, "then" | "now">): string | null {
  if (then.value === null || now.value === null) return null;
  const difference = now.value - then.value;
  if (difference === 0) return null;
  const sign = difference > 0 ? "+" : "";
  if (unit === "count") return `${sign}${formatScaled(difference, 0)}`;
  if (unit === "ratio") return `${sign}${formatScaled(Math.round(difference * BASIS_POINTS), 2, true)}%`;
  return `${sign}${formatMoney(locale, difference, unit === "usd" ? "USD" : "CNY")}`;
}
