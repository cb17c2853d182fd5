import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const WINDOW_S = 60;
const MS_PER_S = 1_000;

/** Whole offices share one address, so these only stop floods; accounts are protected by their lock-out, calendars by the length of their secret. */
const DOORS = {
  signIn: new RateLimiterMemory({ points: 600, duration: WINDOW_S }),
  calendar: new RateLimiterMemory({ points: 300, duration: WINDOW_S }),
} as const;

/** Counts a knock at one of the doors that need no session, from an address; the seconds to wait when there were too many, else null. */
export async function secondsToWait(door: keyof typeof DOORS, address: string): Promise<number | null> {
  try {
    await DOORS[door].consume(address);
    return null;
  } catch (limit) {
    if (!(limit instanceof RateLimiterRes)) throw limit;
    return Math.ceil(limit.msBeforeNext / MS_PER_S);
  }
}
