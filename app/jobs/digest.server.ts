import type { Job } from "#app/services/jobs/job.ts";
import { gatherDigests } from "#app/services/notices/gather-digests.server.ts";

/** One message of what waited for the end of quiet hours or for the digest. */
export const digest: Job = {
  id: "digest",
  run: async (ctx) => {
    const { messages } = await gatherDigests(ctx);
    return { ok: true, summary: messages > 0 ? { counts: { messages } } : null };
  },
};
