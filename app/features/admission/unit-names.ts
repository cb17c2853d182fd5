import { useLocale } from "#app/i18n/words-context.tsx";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";

/** Reads a unit's code as its name in the reader's language. */
export function useUnitNames(units: readonly NamedUnit[]): (code: string) => string {
  const locale = useLocale();
  const names = new Map(units.map((unit) => [unit.code, locale === "en" ? unit.en : unit.zh]));
  return (code) => names.get(code) ?? code;
}
