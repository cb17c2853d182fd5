import { addDays } from "#app/domain/dates.ts";
import { staleRates } from "#app/domain/jobs.ts";
import { newestRateDays } from "#db/queries/jobs.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** The newest rate of a currency in use may be this old: a quarter and some days for the bank to publish. */
const RATE_LIMIT_DAYS = 100;

/** The currencies in use whose newest rate is older than it may be. */
export async function checkRates(ctx: ServiceContext): Promise<{ currency: string; on: string | null }[]> {
  return staleRates(await newestRateDays(ctx.db.read), addDays(todayOf(ctx), -RATE_LIMIT_DAYS));
}
