import type { Job } from "#app/services/jobs/job.ts";
import { singleRound } from "#app/services/outbound/keep-sending.server.ts";
import { withOutbound } from "#app/services/outbound/process-outbound.server.ts";
import { tellWebhooks } from "#app/services/webhooks/tell-webhooks.server.ts";

/** What other systems have not been told yet, beside what the server tells by itself after each change. */
export const webhooks: Job = {
  id: "webhooks",
  run: async ({ db, dataDir, signal }) => {
    const { sent, failed } = await withOutbound(dataDir, (outbound) => tellWebhooks({ db, outbound, clock: () => new Date().toISOString() }, singleRound(signal)));
    return { ok: true, summary: sent + failed === 0 ? null : { counts: { eventsSent: sent, webhooksFailed: failed } } };
  },
};
