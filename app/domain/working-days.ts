import { addDays } from "./dates.ts";
import type { IsoDate } from "./dates.ts";

/** Days on which work stands against the week: statutory holidays on weekdays (false) and make-up days on weekends (true). */
export type SpecialDays = ReadonlyMap<IsoDate, boolean>;

/** How a term is counted: every day, or only those on which the offices work. */
export const TERM_UNITS = ["calendar", "working"] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

const MONDAY = "2024-01-01";
const DAYS_PER_WEEK = 7;
const WORK_DAYS_PER_WEEK = 5;

/** Whether offices work on a day: Monday to Friday, unless the day is a special one. */
export function isWorkingDay(day: IsoDate, special: SpecialDays): boolean {
  return special.get(day) ?? weekday(day) < WORK_DAYS_PER_WEEK;
}

/** The last day of a term that begins on the day after `from`; 1 is the next day, or the next working day. */
export function endOfTerm(from: IsoDate, days: number, unit: TermUnit, special: SpecialDays): IsoDate {
  if (unit === "calendar") return addDays(from, days);
  let [day, left] = [from, days];
  while (left > 0) {
    day = addDays(day, 1);
    if (isWorkingDay(day, special)) left -= 1;
  }
  return day;
}

/** Monday is 0. */
function weekday(day: IsoDate): number {
  const days = Math.round((Date.parse(day) - Date.parse(MONDAY)) / (24 * 60 * 60 * 1000)) % DAYS_PER_WEEK;
  return (days + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}
