import { words } from "#app/i18n/words.ts";
import { quotaQuerySchema } from "#app/schemas/clocks.ts";
import { explanationDocument } from "#app/services/quotas/present.server.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";
import { optionsOf, readOptions } from "../read-options.ts";
import { refusedOutcome } from "../refused-outcome.ts";

const { quotasPage } = words("zh-CN");

export const explain: Command = {
  name: "explain",
  usage: "QUOTA --year Y [--as-of DATE] [--known-at INSTANT] [--district CODE]",
  options: optionsOf(Object.keys(quotaQuerySchema.shape)),
  positionals: [1, 1],
  run: async ({ ctx, values, positionals }) => {
    if (values.year === undefined) throw new UsageError("explain needs --year");
    const query = readOptions(quotaQuerySchema.shape, values);
    if (!query.ok) return refusedOutcome(query.errors);
    const verdict = await explanationDocument(ctx, positionals[0] ?? "", query.value);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const { counted, nearMisses } = verdict.value;
    const lines = [
      quotasPage.counted({ n: counted.length }), ...counted.map(({ code, name }) => `  ${code}\t${name}`),
      quotasPage.nearMisses({ n: nearMisses.length }),
      ...nearMisses.map(({ code, name, condition, actual, required }) => `  ${code}\t${name}\t${condition}: ${actual ?? "—"} / ${required ?? "—"}`),
    ];
    return { ok: true, json: verdict.value, lines };
  },
};
