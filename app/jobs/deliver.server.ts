import type { Job } from "#app/services/jobs/job.ts";
import { deliverDue } from "#app/services/deliveries/deliver.server.ts";
import { singleRound } from "#app/services/outbound/keep-sending.server.ts";
import { withOutbound } from "#app/services/outbound/process-outbound.server.ts";

/** What waits to be sent, beside what the server sends by itself after each change. */
export const deliver: Job = {
  id: "deliver",
  run: async ({ db, dataDir, signal }) => {
    const { sent, failed, dropped } = await withOutbound(dataDir, (outbound) => deliverDue({ db, outbound, clock: () => new Date().toISOString() }, singleRound(signal)));
    return { ok: true, summary: sent + failed + dropped === 0 ? null : { counts: { messagesSent: sent, messagesFailed: failed, messagesDropped: dropped } } };
  },
};
