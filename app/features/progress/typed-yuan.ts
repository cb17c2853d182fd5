import { unscaled } from "#app/domain/decimal.ts";
import type { Locale } from "#app/i18n/locale.ts";

const PLACES = { yi: 8, billion: 9 };

/** An amount in yuan as people type it, every digit kept: 2.8亿 or 0.28 bn. */
export function yuanInWords(locale: Locale, cny: number): string {
  if (cny === 0) return "0";
  return locale === "en" ? `${unscaled(cny, PLACES.billion)} bn` : `${unscaled(cny, PLACES.yi)}亿`;
}
