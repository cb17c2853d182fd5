import type { Job } from "#app/services/jobs/job.ts";
import { checkRates } from "#app/services/rates/check-rates.server.ts";

/** Rates that were not kept up, while there is time to get newer ones. */
export const rates: Job = {
  id: "rates",
  isHeavy: true,
  run: async (ctx) => {
    const stale = await checkRates(ctx);
    return { ok: true, summary: { counts: { staleRates: stale.length }, items: stale.map(({ currency, on }) => [currency, on].filter(Boolean).join(" ")) } };
  },
};
