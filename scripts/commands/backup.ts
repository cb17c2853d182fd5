import { backUp } from "#app/services/operations/backup.server.ts";
import type { Command } from "../command.ts";
import { refusedOutcome } from "../refused-outcome.ts";

export const backup: Command = {
  name: "backup",
  usage: "FILE",
  options: {},
  positionals: [1, 1],
  run: async ({ ctx, env, positionals: [file = ""] }) => {
    const verdict = await backUp(ctx, env.dataDir, file);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const { files, counts, auditHead, createdAt } = verdict.value;
    const bytes = files.reduce((sum, entry) => sum + entry.bytes, 0);
    return {
      ok: true, json: { file, createdAt, bytes, counts, auditHead, files: files.map(({ name, sha256, bytes: size }) => ({ name, sha256, bytes: size })) },
      lines: [`${file}: ${counts.projects ?? 0} projects, ${files.length - 1} files, ${bytes} bytes, read back and checked.`],
    };
  },
};
