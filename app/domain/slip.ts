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
 * The slip of a milestone in days between effective dates: the actual, else the expected, else the present plan that replaced the
 * frozen one, against the frozen plan: planning anew dates no slip away. An open milestone past its present plan is overdue by the
 * days since. Null without a plan, or without anything to compare with it.
 */
export function slipOf(dates: MilestoneDates, today: string): Slip | null {
  const { actualOn, planOn, forecastOn } = dates;
  if (actualOn === null && planOn !== null && effectiveDate(planOn) < today) return { kind: "overdue", days: daysBetween(effectiveDate(planOn), today) };
  const frozen = dates.baselineOn ?? planOn;
  const reached = actualOn ?? forecastOn ?? (planOn === frozen ? null : planOn);
  if (frozen === null || reached === null) return null;
  const days = daysBetween(effectiveDate(frozen), effectiveDate(reached));
  return { kind: days > 0 ? "late" : days < 0 ? "early" : "onTime", days: Math.abs(days) };
}

/** The day on which a milestone came or is to be expected: the actual, else the expected, else the planned one, of an open milestone never before today; null without any. */
export function expectedDay({ actualOn, forecastOn, planOn }: MilestoneDates, today: string): string | null {
  if (actualOn !== null) return effectiveDate(actualOn);
  const given = forecastOn ?? planOn;
  if (given === null) return null;
  return effectiveDate(given) < today ? today : effectiveDate(given);
}

/** Days between the frozen plan and the day that came or is to be expected, negative when earlier; null without a plan. */
export function slipDays(dates: MilestoneDates, today: string): number | null {
  const frozen = dates.baselineOn ?? dates.planOn;
  const reached = expectedDay(dates, today);
  return frozen === null || reached === null ? null : daysBetween(effectiveDate(frozen), reached);
}
