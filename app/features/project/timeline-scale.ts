import { addDays, daysBetween } from "#app/domain/dates.ts";

/** A line of the axis: the first day of a month. */
export interface Tick {
  readonly on: string;
  readonly percent: number;
  /** Bears its year: the first line and each January. */
  readonly hasYear: boolean;
}

/** A time axis in percent of its width. */
export interface TimeScale {
  readonly from: string;
  readonly to: string;
  readonly ticks: readonly Tick[];
  readonly percentOf: (on: string) => number;
}

const STEPS_MONTHS = [1, 2, 3, 6, 12, 24, 60];
const MOST_TICKS = 7;
const MARGIN = 0.03;
/** How far past today the axis reaches; later dates stand as a year and an arrow. */
const AHEAD_DAYS = 730;
const MONTH_DAYS = 30.44;

/** An axis over the days given and today; what lies far ahead is left to an arrow. */
export function timeScale(days: readonly string[], today: string): TimeScale {
  const sorted = [...days, today].sort();
  const first = sorted[0] ?? today;
  const farthest = addDays(today, AHEAD_DAYS);
  const last = sorted.findLast((on) => on <= farthest) ?? today;
  const span = Math.max(daysBetween(first, last), 60);
  const [from, to] = [addDays(first, -Math.ceil(span * MARGIN)), addDays(first, Math.ceil(span * (1 + MARGIN)))];
  const whole = daysBetween(from, to);
  const percentOf = (on: string) => (100 * daysBetween(from, on)) / whole;
  return { from, to, percentOf, ticks: ticksBetween(from, to, whole).map((on, index) => ({ on, percent: percentOf(on), hasYear: index === 0 || on.slice(5, 7) === "01" })) };
}

function ticksBetween(from: string, to: string, days: number): string[] {
  const step = STEPS_MONTHS.find((months) => days / (months * MONTH_DAYS) <= MOST_TICKS) ?? 120;
  const ticks: string[] = [];
  const start = Number(from.slice(0, 4)) * 12;
  for (let month = start; ; month += step) {
    const on = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (on > to) return ticks;
    if (on >= from) ticks.push(on);
  }
}
