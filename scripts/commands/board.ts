import { formatMoney } from "#app/i18n/format-money.ts";
import { words } from "#app/i18n/words.ts";
import { boardQuery } from "#app/schemas/api-answers.ts";
import { boardDocument } from "#app/services/board/present.server.ts";
import type { Command } from "../command.ts";
import { optionsOf, readOptions } from "../read-options.ts";
import { refusedOutcome } from "../refused-outcome.ts";

const LOCALE = "zh-CN";

export const board: Command = {
  name: "board",
  usage: "[--stage S] [--district CODE] [--industry I] [--chain C] [--kind K] [--liaison L] [--chief N] [--q TEXT] [--min-cny N] [--max-cny N] [--light L] [--as-of DATE]",
  options: optionsOf(Object.keys(boardQuery.shape)),
  positionals: [0, 0],
  run: async ({ ctx, values }) => {
    const query = readOptions(boardQuery.shape, values);
    if (!query.ok) return refusedOutcome(query.errors);
    const { asOf, ...filter } = query.value;
    const verdict = await boardDocument(ctx, filter, asOf);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const { name } = words(LOCALE).stages;
    return { ok: true, json: verdict.value, lines: verdict.value.stages.map(({ stage, count, totalCny }) => [name[stage], String(count), formatMoney(LOCALE, totalCny)].join("\t")) };
  },
};
