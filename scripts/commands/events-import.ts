import { importEvents } from "#app/services/capital-events/import-events.server.ts";
import { words } from "#app/i18n/words.ts";
import type { Command } from "../command.ts";
import { readNamedFile } from "../read-named-file.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import { rowRefusals } from "../row-refusals.ts";

export const eventsImport: Command = {
  name: "events import",
  usage: "FILE",
  options: {},
  positionals: [1, 1],
  run: async ({ ctx, positionals }) => {
    const file = await readNamedFile(positionals[0] ?? "");
    if (!file.ok) return refusedOutcome(file.errors);
    const verdict = await importEvents(ctx, file.value.bytes);
    if (!verdict.ok) return rowRefusals(verdict.errors);
    const { rows, created, updated, unchanged } = verdict.value;
    const text = words("en").importing;
    return { ok: true, json: verdict.value, lines: [[text.rowsRead({ n: rows }), text.created({ n: created }), text.updated({ n: updated }), text.unchanged({ n: unchanged })].join(", ")] };
  },
};
