import type { Audience } from "./notices.ts";

/** When something with a deadline is called to mind: so many days before (null: not before), on days late, and from the last of those on every so many days. */
export interface ReminderRule {
  readonly soonDays: number | null;
  readonly lateOn: readonly number[];
  /** Null: what has been late for long is let rest, so that a first run, or one after weeks, brings no flood. */
  readonly repeatDays: number | null;
}

/** The one place of thresholds: what is called to mind when. A milestone more than 30 days late is red. */
export const REMINDER_RULES = {
  issue: { soonDays: 3, lateOn: [1], repeatDays: 5 },
  opinion: { soonDays: 3, lateOn: [1], repeatDays: 5 },
  milestone: { soonDays: 15, lateOn: [1, 31], repeatDays: null },
  lead: { soonDays: 0, lateOn: [1, 8], repeatDays: null },
  /** An issue that nobody hands over, and one that nobody re-checks: days since it waits. */
  waiting: { soonDays: null, lateOn: [3], repeatDays: 5 },
  commitment: { soonDays: 30, lateOn: [1, 31], repeatDays: null },
} as const satisfies Readonly<Record<string, ReminderRule>>;

/** So many days after its last day a reminder that does not repeat is still made up for. */
export const CAUGHT_UP_DAYS = 14;

/** The levels to which an overdue issue rises after those who have it in hand were reminded: from which day late, and who hears of it. */
export const ESCALATION = [
  { level: 2, fromDays: 7, tells: ["commerce"] },
  { level: 3, fromDays: 15, tells: ["leaders"] },
] as const satisfies readonly { readonly level: number; readonly fromDays: number; readonly tells: readonly Audience[] }[];

/** The reminder that stands for a number of days late (negative before): soon, or its number since it is late; null for none. Whatever was missed, only one stands. */
export function reminderOf(daysLate: number, { soonDays, lateOn, repeatDays }: ReminderRule): "soon" | number | null {
  if (daysLate <= 0) return soonDays !== null && daysLate >= -soonDays ? "soon" : null;
  const passed = lateOn.filter((day) => day <= daysLate).length;
  const last = lateOn.at(-1);
  const again = repeatDays !== null && last !== undefined && daysLate > last ? Math.floor((daysLate - last) / repeatDays) : 0;
  const isOver = repeatDays === null && last !== undefined && daysLate > last + CAUGHT_UP_DAYS;
  return passed === 0 || isOver ? null : passed + again;
}

/** The levels that an overdue issue has reached. */
export function levelsReached(daysLate: number): readonly (typeof ESCALATION)[number][] {
  return ESCALATION.filter(({ fromDays }) => daysLate >= fromDays);
}
