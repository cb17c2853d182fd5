import { CLOCK_PARAMS, withParam } from "../clock-controls/clock-params.ts";

export const CALENDAR_PATH = "/calendar";
const MONTHS_OF_YEAR = 12;

/** The month some months later, `2026-12`. */
export function monthAfter(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * MONTHS_OF_YEAR + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / MONTHS_OF_YEAR)}-${String((index % MONTHS_OF_YEAR) + 1).padStart(2, "0")}`;
}

/** The calendar with the same filters, some parameters set or, with null, left out. */
export function calendarAddress(search: string, changes: Readonly<Record<string, string | null>>): string {
  return Object.entries({ ...Object.fromEntries(CLOCK_PARAMS.map((name) => [name, null])), saved: null, ...changes })
    .reduce((address, [name, value]) => withParam(CALENDAR_PATH, address.split("?")[1] ?? "", name, value), `${CALENDAR_PATH}${search}`);
}
