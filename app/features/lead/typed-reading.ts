import { convertToCny, parseAmountCell } from "#app/domain/money.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { PresentRate } from "#app/services/leads/leads-page.server.ts";

/** How a typed amount reads: in yuan where a rate is known, and the rate used; null while there is nothing to read. */
export interface AmountReading {
  readonly text: string;
  readonly rate: PresentRate | null;
}

/** Reads an amount with the very rule the server stores it by; "5000 万美元" is "3.58 亿元" at the rate in force. */
export function readTypedAmount(locale: Locale, typed: string, rates: readonly PresentRate[]): AmountReading | null {
  const cell = parseAmountCell(typed);
  if (!cell.ok) return null;
  const currency = cell.currency ?? "CNY";
  if (currency === "CNY") return { text: formatMoney(locale, cell.amount, "CNY", "exact"), rate: null };
  const rate = rates.find((entry) => entry.currency === currency) ?? null;
  const cny = rate === null ? null : convertToCny(cell.amount, rate.rate);
  return cny === null ? null : { text: twoDecimals(locale, cny), rate };
}

/** Rounded to hundredths of 亿, so that a small foreign amount still shows its size. */
function twoDecimals(locale: Locale, cny: number): string {
  const unit = locale === "en" ? 10_000_000 : 1_000_000;
  const whole = Math.round(cny / unit) * unit;
  return formatMoney(locale, whole === 0 ? cny : whole, "CNY", "exact");
}
