import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const WINDOW_S = 60;
const HOUR_S = 3_600;
const MS_PER_S = 1_000;

/** Whole offices share one address, so these only stop floods; accounts are protected by their lock-out, calendars and personal links by the length of their secret; what one link may ask is limited by itself. */
const DOORS = {
  signIn: new RateLimiterMemory({ points: 600, duration: WINDOW_S }),
  calendar: new RateLimiterMemory({ points: 300, duration: WINDOW_S }),
  ask: new RateLimiterMemory({ points: 120, duration: WINDOW_S }),
  askLink: new RateLimiterMemory({ points: 60, duration: WINDOW_S }),
  askForm: new RateLimiterMemory({ points: 20, duration: HOUR_S }),
} as const;

/** Counts a knock at one of the doors that need no session, from an address or with a secret; the seconds to wait when there were too many, else null. */
export async function secondsToWait(door: keyof typeof DOORS, from: string): Promise<number | null> {
  try {
    await DOORS[door].consume(from);
    return null;
  } catch (limit) {
    if (!(limit instanceof RateLimiterRes)) throw limit;
    return Math.ceil(limit.msBeforeNext / MS_PER_S);
  }
}
