import { addDays } from "./dates.ts";
import type { Light } from "./kinds.ts";
import { RED_AFTER_DAYS } from "./lights.ts";
import type { MilestoneType } from "./milestones.ts";

/** How far a weekly meeting looks back. */
const MEETING_DAYS = 7;
/** The lights that a meeting goes through. */
export const MEETING_LIGHTS = ["red", "yellow"] as const;
export type MeetingLight = (typeof MEETING_LIGHTS)[number];
/** How the projects of a meeting are ordered: the largest first, or district by district. */
export const MEETING_ORDERS = ["size", "district"] as const;
export type MeetingOrder = (typeof MEETING_ORDERS)[number];
/** What happened to issues since the last meeting. */
export const WEEK_EVENTS = ["raised", "overdue", "closed"] as const;
export type WeekEvent = (typeof WEEK_EVENTS)[number];

/** The last day of the meeting before: what lies after it is new. */
export function lastMeetingOn(today: string): string {
  return addDays(today, -MEETING_DAYS);
}

/** Since when a light has been what it is: a milestone turns red after its grace, an issue on the day after its deadline; null while the plan date lies ahead. */
export function litSince(light: Light, milestone: MilestoneType | null, dueOn: string | null, today: string): string | null {
  if (dueOn === null || dueOn >= today) return null;
  return addDays(dueOn, light === "red" && milestone !== null ? RED_AFTER_DAYS + 1 : 1);
}

/** The latest due days of lights that were red at the meeting before already, for a milestone and for an issue: later ones are new. */
export function redBefore(today: string): { readonly milestone: string; readonly issue: string } {
  const last = lastMeetingOn(today);
  return { milestone: addDays(last, -(RED_AFTER_DAYS + 1)), issue: addDays(last, -1) };
}
