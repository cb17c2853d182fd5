import { DEFAULT_LOCALE, LOCALES } from "#app/domain/locales.ts";

/** How a browser wants its pages; kept in cookies because it holds before sign-in too. The first of each is the default. */
const CHOICES = {
  locale: [DEFAULT_LOCALE, ...LOCALES.filter((locale) => locale !== DEFAULT_LOCALE)],
  theme: ["light", "dark"],
  scale: ["desk", "meeting"],
  demoNotice: ["shown", "hidden"],
} as const;

export type PreferenceName = keyof typeof CHOICES;
export type Preferences = { -readonly [Name in PreferenceName]: (typeof CHOICES)[Name][number] };

export const PREFERENCE_NAMES = Object.keys(CHOICES) as PreferenceName[];

/** Whether a value may be chosen for a preference. */
export function isPreference(name: PreferenceName, value: unknown): value is string {
  return (CHOICES[name] as readonly unknown[]).includes(value);
}

/** Preferences from wherever they are given; whatever is absent or unknown takes its default. */
export function preferencesFrom(valueOf: (name: PreferenceName) => unknown): Preferences {
  const chosen = PREFERENCE_NAMES.map((name) => {
    const value = valueOf(name);
    return [name, isPreference(name, value) ? value : CHOICES[name][0]];
  });
  return Object.fromEntries(chosen) as Preferences;
}

export const DEFAULT_PREFERENCES = preferencesFrom(() => undefined);

/** A path of this site to return to; anything that could lead elsewhere is the start page. */
export function safePath(text: string | null | undefined): string {
  const isPath = text != null && /^\/(?![/\\])[!-[\]-~]*$/.test(text);
  return isPath ? text : "/";
}
