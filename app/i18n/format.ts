import type { Locale } from "./locale.ts";

export const MISSING = "—";

const NO_BREAK_MINUS = "−";

/** Divides exactly and rounds half away from zero; the result is in 10^-decimals. */
export function divideHalfUp(numerator: bigint, denominator: bigint, decimals: number): bigint {
  const scaled = numerator * 10n ** BigInt(decimals);
  const negative = scaled < 0n !== denominator < 0n;
  const top = scaled < 0n ? -scaled : scaled;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -rounded : rounded;
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Writes an integer in 10^-decimals with grouped thousands; `trim` drops zeros after the point. */
export function formatScaled(value: bigint | number, decimals: number, trim = false): string {
  const whole = BigInt(value);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(decimals + 1, "0");
  const integer = group(digits.slice(0, digits.length - decimals));
  const fraction = digits.slice(digits.length - decimals);
  const shown = trim ? fraction.replace(/0+$/, "") : fraction;
  const sign = whole < 0n ? NO_BREAK_MINUS : "";
  return decimals === 0 || shown === "" ? `${sign}${integer}` : `${sign}${integer}.${shown}`;
}

/** A whole number with grouped thousands, "—" where unknown. */
export function formatInteger(value: number | bigint | null | undefined): string {
  return value === null || value === undefined ? MISSING : formatScaled(value, 0);
}

/** A share in basis points as percent without useless zeros: 2500 is "25%". */
export function formatBasisPoints(value: number | null): string {
  return value === null ? MISSING : `${formatScaled(value, 2, true)}%`;
}

/** Percent with one decimal, rounded half-up from the integers; "—" over nothing. */
export function formatPercent(numerator: number | null, denominator: number | null): string {
  if (numerator === null || !denominator) return MISSING;
  return `${formatScaled(divideHalfUp(BigInt(numerator) * 100n, BigInt(denominator), 1), 1)}%`;
}

/** A rate with the integers it comes from: "52.9%（9 / 17）" or "52.9% (9 of 17)"; "—" over nothing. */
export function formatRate(locale: Locale, numerator: number | null, denominator: number | null): string {
  if (numerator === null || !denominator) return MISSING;
  const percent = formatPercent(numerator, denominator);
  const [m, n] = [formatInteger(numerator), formatInteger(denominator)];
  return locale === "en" ? `${percent} (${m} of ${n})` : `${percent}（${m} / ${n}）`;
}

/** A number of days: "21 天" or "21 d". */
export function formatDuration(locale: Locale, days: number | null): string {
  if (days === null) return MISSING;
  return locale === "en" ? `${formatInteger(days)} d` : `${formatInteger(days)} 天`;
}

/** Hundredths of a mu, of a tonne and the like, without useless zeros. */
export function formatHundredths(value: number | null): string {
  return value === null ? MISSING : formatScaled(value, 2, true);
}

/** Joins names: "甲、乙" or "A, B". */
export function formatList(locale: Locale, items: readonly string[]): string {
  return items.join(locale === "en" ? ", " : "、");
}

/** Joins short facts on one line: "建设，北仑区" or "Construction, Beilun". */
export function joinFacts(locale: Locale, items: readonly (string | null | undefined)[]): string {
  return items.filter((item) => item).join(locale === "en" ? ", " : "，");
}
