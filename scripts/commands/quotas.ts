import { formatInteger, formatRate, MISSING } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { words } from "#app/i18n/words.ts";
import { quotaQuerySchema } from "#app/schemas/clocks.ts";
import { quotasDocument } from "#app/services/quotas/present.server.ts";
import type { QuotasDocument } from "#app/services/quotas/present.server.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";
import { optionsOf, readOptions } from "../read-options.ts";
import { refusedOutcome } from "../refused-outcome.ts";

const LOCALE = "zh-CN";

function figureText(quota: QuotasDocument["quotas"][number]): string {
  switch (quota.unit) {
    case "count": return formatInteger(quota.value);
    case "ratio": return formatRate(LOCALE, quota.numerator, quota.denominator);
    case "usd": return formatMoney(LOCALE, quota.value, "USD");
    case "cny": return formatMoney(LOCALE, quota.value);
  }
}

function targetText({ unit, target, operator, targetYear }: QuotasDocument["quotas"][number]): string {
  if (target === null) return MISSING;
  const shown = unit === "usd" ? formatMoney(LOCALE, target, "USD") : unit === "cny" ? formatMoney(LOCALE, target) : String(target);
  return `${operator} ${shown} (${targetYear})`;
}

export const quotas: Command = {
  name: "quotas",
  usage: "--year Y [--as-of DATE] [--known-at INSTANT] [--district CODE]",
  options: optionsOf(Object.keys(quotaQuerySchema.shape)),
  positionals: [0, 0],
  run: async ({ ctx, values }) => {
    if (values.year === undefined) throw new UsageError("quotas needs --year");
    const query = readOptions(quotaQuerySchema.shape, values);
    if (!query.ok) return refusedOutcome(query.errors);
    const verdict = await quotasDocument(ctx, query.value);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const { title } = words(LOCALE).quotas;
    const { asOf, knownAt, landingVariant } = verdict.value;
    return {
      ok: true, json: verdict.value,
      lines: verdict.value.quotas.map((quota) => [title[quota.id], figureText(quota), targetText(quota)].join("\t")),
      notes: [[asOf, ...(knownAt ? [words(LOCALE).quotasPage.knownThen({ instant: knownAt })] : []), words(LOCALE).variants.printed[landingVariant]].join("\t")],
    };
  },
};
