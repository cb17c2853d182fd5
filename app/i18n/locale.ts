import { LOCALES } from "#app/domain/locales.ts";
import type { Locale } from "#app/domain/locales.ts";

export { DEFAULT_LOCALE, LOCALES } from "#app/domain/locales.ts";
export type { Locale } from "#app/domain/locales.ts";

/** Each language under its own name, as the language switch shows it. */
export const LOCALE_NAMES: Record<Locale, string> = { "zh-CN": "中文", en: "English" };

/** Tells whether a text names a language of the program. */
export function isLocale(text: string | null | undefined): text is Locale {
  return (LOCALES as readonly string[]).includes(text ?? "");
}

/** The other one of the two languages. */
export function otherLocale(locale: Locale): Locale {
  return locale === "en" ? "zh-CN" : "en";
}
