import { CLOCK_PARAMS, withParam } from "../clock-controls/clock-params.ts";

export const CALENDAR_PATH = "/calendar";

/** The calendar with the same filters, some parameters set or, with null, left out. */
export function calendarAddress(search: string, changes: Readonly<Record<string, string | null>>): string {
  return Object.entries({ ...Object.fromEntries(CLOCK_PARAMS.map((name) => [name, null])), saved: null, ...changes })
    .reduce((address, [name, value]) => withParam(CALENDAR_PATH, address.split("?")[1] ?? "", name, value), `${CALENDAR_PATH}${search}`);
}
