import { daysBetween, effectiveDate } from "./dates.ts";
import type { PartialDate } from "./dates.ts";

/** A milestone's dates as given: frozen first plan, present plan, expected and actual. */
export interface MilestoneDates {
  readonly baselineOn: PartialDate | null;
  readonly planOn: PartialDate | null;
  readonly forecastOn: PartialDate | null;
  readonly actualOn: PartialDate | null;
}

/** How a milestone stands against its plan; `days` is never negative. */
export interface Slip {
  readonly kind: "onTime" | "late" | "early" | "overdue";
  readonly days: number;
}

/**
 * The slip of a milestone in days between effective dates: the actual, else the expected date against the frozen plan. An open
 * milestone past its present plan is overdue by the days since. Null without a plan, or without anything to compare with it.
 */
export function slipOf(dates: MilestoneDates, today: string): Slip | null {
  const { actualOn, planOn, forecastOn } = dates;
  if (actualOn === null && planOn !== null && effectiveDate(planOn) < today) return { kind: "overdue", days: daysBetween(effectiveDate(planOn), today) };
  const frozen = dates.baselineOn ?? planOn;
  const reached = actualOn ?? forecastOn;
  if (frozen === null || reached === null) return null;
  const days = daysBetween(effectiveDate(frozen), effectiveDate(reached));
  return { kind: days > 0 ? "late" : days < 0 ? "early" : "onTime", days: Math.abs(days) };
}
