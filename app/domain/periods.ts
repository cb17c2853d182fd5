import { addDays, daysBetween } from "./dates.ts";
import type { IsoDate } from "./dates.ts";

const A_MONDAY = "1970-01-05";
const WEEK_DAYS = 7;

/** The Monday of a day's week. */
export function startOfWeek(day: IsoDate): IsoDate {
  const since = daysBetween(A_MONDAY, day) % WEEK_DAYS;
  return addDays(day, -(since < 0 ? since + WEEK_DAYS : since));
}

/** The first day of a day's month. */
export function startOfMonth(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}
