import type { Job } from "#app/services/jobs/job.ts";
import { escalate as letRise } from "#app/services/notices/remind.server.ts";

/** Overdue issues rise from level to level. */
export const escalate: Job = {
  id: "escalate",
  isHeavy: true,
  run: async (ctx) => {
    const { notices } = await letRise(ctx);
    return { ok: true, summary: { counts: { notices } } };
  },
};
