import { restoreBackup } from "#app/services/operations/restore.server.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

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
    if (!verdict.ok) {
      const { code, params } = verdict.errors[0] ?? { code: "failed", params: {} };
      const details: Readonly<Record<string, string>> = { no_file: "there is no such file", in_use: "the database is in use; stop the server and other commands first", damaged_backup: String(params?.reason) };
      return { ok: false, code, detail: `${file}: ${details[code] ?? code}; nothing was changed`, errors: verdict.errors };
    }
    const { manifest, kept, needsMigration } = verdict.value;
    return {
      ok: true, json: { file, createdAt: manifest.createdAt, counts: manifest.counts, kept, needsMigration },
      lines: [`Restored ${manifest.counts.projects ?? 0} projects as of ${manifest.createdAt}.`, ...kept.map((path) => `Kept what was there: ${path}`), ...(needsMigration ? [MIGRATE_NOTE] : [])],
    };
  },
};
