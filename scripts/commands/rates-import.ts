import { importRates } from "#app/services/rates/import-rates.server.ts";
import type { Command } from "../command.ts";
import { readNamedFile } from "../read-named-file.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import { rowRefusals } from "../row-refusals.ts";

export const ratesImport: Command = {
  name: "rates import",
  usage: "FILE",
  options: {},
  positionals: [1, 1],
  run: async ({ ctx, positionals }) => {
    const file = await readNamedFile(positionals[0] ?? "");
    if (!file.ok) return refusedOutcome(file.errors);
    const verdict = await importRates(ctx, file.value.bytes);
    if (!verdict.ok) return rowRefusals(verdict.errors);
    const { rows, currencies, changed } = verdict.value;
    return { ok: true, json: verdict.value, lines: [changed ? `${rows} rates of ${currencies.join(", ")} stored.` : `The rates of ${currencies.join(", ")} are the same already.`] };
  },
};
