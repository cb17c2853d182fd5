/** Secret addresses of people's calendars. */
export const calendar: readonly string[] = [];
