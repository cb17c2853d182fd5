import type { Quota } from "#app/domain/quotas.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { formatInteger } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

export interface TargetFraction {
  readonly numerator: number;
  readonly denominator: number;
  readonly operator: ">=" | ">";
}

/** A target as it is read: "≥ 20", "≥ 1/2", "≥ 100%", "> ¥30 bn". */
export function targetText(locale: Locale, unit: Quota["unit"], { numerator, denominator, operator }: TargetFraction): string {
  const sign = operator === ">" ? ">" : "≥";
  switch (unit) {
    case "ratio": return `${sign} ${numerator === denominator ? "100%" : `${formatInteger(numerator)}/${formatInteger(denominator)}`}`;
    case "usd": return `${sign} ${formatMoney(locale, numerator, "USD", "exact")}`;
    case "cny": return `${sign} ${formatMoney(locale, numerator, "CNY", "exact")}`;
    case "count": return `${sign} ${formatInteger(numerator)}`;
  }
}
