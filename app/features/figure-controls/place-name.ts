import type { Locale } from "#app/i18n/locale.ts";

/** A name in both languages. */
export interface BothNames {
  readonly zh: string;
  readonly en: string;
}

/** A district or zone to choose from. */
export interface PlaceChoice extends BothNames {
  readonly code: string;
  readonly kind: "county" | "zone";
}

/** A name in the reader's language; null where there is none. */
export function placeName(locale: Locale, name: BothNames | null | undefined): string | null {
  if (!name) return null;
  return locale === "en" ? name.en : name.zh;
}
