import { addDays, shanghaiDate } from "./dates.ts";
import { addMilliseconds, HOUR_MS } from "./instants.ts";
import type { Refusal } from "./verdict.ts";

/** A time of the day in Shanghai, HH:MM. */
type TimeOfDay = string;

/** When somebody is not to be disturbed, and when their digest comes. */
export interface NoticeHabits {
  readonly quietFrom: TimeOfDay | null;
  readonly quietTo: TimeOfDay | null;
  readonly digestAt: TimeOfDay;
}

/** What holds while nobody has chosen otherwise. */
export const DEFAULT_HABITS: NoticeHabits = { quietFrom: "22:00", quietTo: "07:00", digestAt: "08:30" };

const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether text is a time of the day. */
function isTimeOfDay(text: string): boolean {
  return TIME.test(text);
}

/** Reasons against habits as they are typed: no time, one end of the quiet hours alone, or both ends the same. */
export function habitRefusals({ quietFrom, quietTo, digestAt }: NoticeHabits): Refusal[] {
  const times = { quietFrom, quietTo, digestAt };
  const bad = Object.entries(times).filter(([, value]) => value !== null && !isTimeOfDay(value)).map(([field, value]) => ({ code: "invalid_time", field, params: { value } }));
  if (bad.length > 0) return bad;
  if ((quietFrom === null) !== (quietTo === null)) return [{ code: "quiet_needs_both", field: quietFrom === null ? "quietFrom" : "quietTo" }];
  return quietFrom !== null && quietFrom === quietTo ? [{ code: "quiet_all_day", field: "quietTo" }] : [];
}

function timeIn(instant: string): TimeOfDay {
  return addMilliseconds(instant, SHANGHAI_OFFSET_MS).slice("2025-01-01T".length, "2025-01-01T00:00".length);
}

function instantOf(day: string, time: TimeOfDay): string {
  return addMilliseconds(`${day}T${time}:00.000Z`, -SHANGHAI_OFFSET_MS);
}

/** The first instant from one on (it included) at which it is a time of the day in Shanghai. */
function nextTime(from: string, time: TimeOfDay): string {
  const today = shanghaiDate(from);
  const at = instantOf(today, time);
  return at >= from ? at : instantOf(addDays(today, 1), time);
}

/** Whether an instant lies in somebody's quiet hours, which may span midnight; their end lies outside. */
export function isQuiet(instant: string, { quietFrom, quietTo }: NoticeHabits): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const time = timeIn(instant);
  return quietFrom < quietTo ? quietFrom <= time && time < quietTo : quietFrom <= time || time < quietTo;
}

/** When something that happens at an instant may leave at once: then, or at the end of the quiet hours it falls in. */
export function leavesAtOnce(instant: string, habits: NoticeHabits): string {
  return habits.quietTo !== null && isQuiet(instant, habits) ? nextTime(instant, habits.quietTo) : instant;
}

/** When the digest with what happens at an instant leaves: the next time it is due, after the quiet hours should it fall into them. */
export function leavesInDigest(instant: string, habits: NoticeHabits): string {
  return leavesAtOnce(nextTime(addMilliseconds(instant, 1), habits.digestAt), habits);
}
