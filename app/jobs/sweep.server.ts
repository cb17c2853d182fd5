import type { Job } from "#app/services/jobs/job.ts";
import { sweepAway } from "#app/services/operations/sweep.server.ts";

/** Clears away what is over. */
export const sweep: Job = {
  id: "sweep",
  run: async (ctx) => {
    const counts = await sweepAway(ctx, ctx.dataDir);
    return { ok: true, summary: Object.values(counts).some((n) => n > 0) ? { counts } : null };
  },
};
