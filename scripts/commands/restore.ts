import { restoreBackup } from "#app/services/operations/restore.server.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";
import { refusedOutcome } from "../refused-outcome.ts";

const MIGRATE_NOTE = "The backup is older than this program: run `npm run --silent luodi -- migrate`.";

export const restore: Command = {
  name: "restore",
  usage: "FILE --yes",
  options: { yes: { type: "boolean" } },
  positionals: [1, 1],
  database: "none",
  run: async ({ env, values, positionals: [file = ""] }) => {
    if (values.yes !== true) throw new UsageError("restore replaces the database; say --yes to go on");
    const verdict = await restoreBackup(env, file, new Date().toISOString());
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const { manifest, kept, needsMigration } = verdict.value;
    return {
      ok: true, json: { file, createdAt: manifest.createdAt, counts: manifest.counts, kept, needsMigration },
      lines: [`Restored ${manifest.counts.projects ?? 0} projects as of ${manifest.createdAt}.`, ...kept.map((path) => `Kept what was there: ${path}`), ...(needsMigration ? [MIGRATE_NOTE] : [])],
    };
  },
};
