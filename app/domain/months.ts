import { daysInMonth, effectiveDate, isPartialDate } from "./dates.ts";
import type { IsoDate } from "./dates.ts";

/** A calendar month, `2025-08`. */
export type Month = string;

const MONTHS_PER_YEAR = 12;

/** Whether text is a month `YYYY-MM` of the years that dates may have. */
export function isMonth(text: string): boolean {
  return text.length === 7 && isPartialDate(text);
}

/** The month in which a day lies. */
export function monthOf(day: IsoDate): Month {
  return day.slice(0, 7);
}

/** The month so many months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * MONTHS_PER_YEAR + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / MONTHS_PER_YEAR)).padStart(4, "0")}-${String((index % MONTHS_PER_YEAR) + 1).padStart(2, "0")}`;
}

/** Months from one to another: 0 for the same, negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * MONTHS_PER_YEAR + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

/** Every month from one to another, both included; none when `to` is earlier. */
export function monthsFrom(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, index) => addMonths(from, index));
}

/** The last day of a month. */
export function lastDayOf(month: Month): IsoDate {
  return effectiveDate(month);
}

/** A day of a month, the last one where the month is shorter. */
export function dayOf(month: Month, day: number): IsoDate {
  return `${month}-${String(Math.min(day, daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))))).padStart(2, "0")}`;
}
