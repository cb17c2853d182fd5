import type { FirstReportRight } from "#app/domain/first-report-right.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";

/** How a first-report right stands: held until a day, lapsed on one, given up. */
export function rightText({ leads }: Words, locale: Locale, right: Pick<FirstReportRight, "state" | "expiresOn">): string {
  const date = formatPartialDate(locale, right.expiresOn);
  switch (right.state) {
    case "held": return leads.rightUntil({ date });
    case "expired": return leads.rightExpired({ date });
    case "released": return leads.rightReleased;
  }
}
