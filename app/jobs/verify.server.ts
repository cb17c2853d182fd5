import type { Job } from "#app/services/jobs/job.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";

/** So many faults are told in words; the command tells all. */
const TOLD = 20;

/** Everything that can be checked of database and files, each night. */
export const verify: Job = {
  id: "verify",
  isHeavy: true,
  run: async (ctx) => {
    const { ok, faults } = await verifyDatabase(ctx, ctx.dataDir);
    const summary = { counts: { faults: faults.length } };
    if (ok) return { ok, summary };
    return { ok: false, error: faults.slice(0, TOLD).map(({ check, object, detail }) => `${check} ${object}: ${detail}`).join("\n"), summary };
  },
};
