import type { Job } from "#app/services/jobs/job.ts";
import { remind as remindPeople } from "#app/services/notices/remind.server.ts";

/** What is due soon or late is called to mind in the morning. */
export const remind: Job = {
  id: "remind",
  isHeavy: true,
  run: async (ctx) => {
    const { notices } = await remindPeople(ctx);
    return { ok: true, summary: { counts: { notices } } };
  },
};
