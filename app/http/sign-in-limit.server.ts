import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Whole offices share one address, so this only stops floods; accounts are protected by their lock-out. */
const ATTEMPTS_PER_MINUTE = 600;
const WINDOW_S = 60;
const MS_PER_S = 1_000;

const attempts = new RateLimiterMemory({ points: ATTEMPTS_PER_MINUTE, duration: WINDOW_S });

/** Counts a sign-in from an address; the seconds to wait when there were too many, else null. */
export async function secondsToWait(address: string): Promise<number | null> {
  try {
    await attempts.consume(address);
    return null;
  } catch (limit) {
    if (!(limit instanceof RateLimiterRes)) throw limit;
    return Math.ceil(limit.msBeforeNext / MS_PER_S);
  }
}
