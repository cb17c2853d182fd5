import { refusalText } from "#app/i18n/refusal-text.ts";
import { words } from "#app/i18n/words.ts";
import type { Job } from "#app/services/jobs/job.ts";
import { backUpToday } from "#app/services/operations/nightly-backup.server.ts";

/** A backup each night beside those that people make. */
export const backup: Job = {
  id: "backup",
  isHeavy: true,
  run: async (ctx) => {
    const verdict = await backUpToday(ctx, ctx.dataDir);
    if (!verdict.ok) return { ok: false, error: verdict.errors.map((error) => refusalText(words("en"), error)).join(" "), summary: null };
    if (verdict.value === null) return { ok: true, summary: null };
    const { file, bytes, removed } = verdict.value;
    return { ok: true, summary: { counts: { bytes, removed }, items: [file] } };
  },
};
