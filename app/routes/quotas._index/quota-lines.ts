import { placeName } from "#app/features/figure-controls/place-name.ts";
import { formatHundredths, formatList, formatPercent, joinFacts } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { clauseText } from "#app/i18n/quota-words.ts";
import { words } from "#app/i18n/words.ts";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";

const E4_TO_CENTI = 100;

/** The same rate by area of land, where the quota has one. */
export function areaLine(row: Pick<QuotaRow, "area">, locale: Locale): string | null {
  if (row.area === null) return null;
  const mu = (areaE4: number) => formatHundredths(Math.round(areaE4 / E4_TO_CENTI));
  const { numeratorMuE4, denominatorMuE4 } = row.area;
  return words(locale).quotasPage.byArea({ percent: formatPercent(numeratorMuE4, denominatorMuE4), numerator: mu(numeratorMuE4), denominator: mu(denominatorMuE4) });
}

/** How many members have an approved exception and do not count; nothing where there is none. */
export function exceptedLine(row: Pick<QuotaRow, "excepted">, locale: Locale): string | null {
  return row.excepted ? words(locale).commitments.excepted({ n: row.excepted }) : null;
}

/** Who answers for a quota: the lead units by name. */
export function leadNames(row: Pick<QuotaRow, "leadUnits">, locale: Locale): string {
  return formatList(locale, row.leadUnits.flatMap((unit) => placeName(locale, unit) ?? []));
}

/** Where the quota stands in the plan and who supports it. */
export function planLine(row: Pick<QuotaRow, "clause" | "supportUnits">, locale: Locale): string {
  const { quotasPage } = words(locale);
  const support = formatList(locale, row.supportUnits.flatMap((unit) => placeName(locale, unit) ?? []));
  return joinFacts(locale, [quotasPage.clauseOf({ clause: clauseText(locale, row.clause) }), support === "" ? null : quotasPage.supportOf({ units: support })]);
}
