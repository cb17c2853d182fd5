import { addDays, daysBetween } from "./dates.ts";
import type { TalkChannel } from "./kinds.ts";

/** What the first-report right 首报首谈 of a lead rests on. */
export interface RightFacts {
  /** The district that reported the lead, or took it over. */
  readonly district: string | null;
  readonly reportedOn: string | null;
  /** Commerce prolonged the right until this day. */
  readonly renewedUntil: string | null;
  readonly releasedOn: string | null;
  /** Talks with the investor's people, in any order. */
  readonly talks: readonly { readonly on: string; readonly channel: TalkChannel | null }[];
}

export const RIGHT_STATES = ["held", "expired", "released"] as const;
export type RightState = (typeof RIGHT_STATES)[number];

/** Who holds or held the right, until when (the day included), and how it stands on a day; days left are negative once it expired. */
export interface FirstReportRight {
  readonly district: string;
  readonly reportedOn: string;
  readonly expiresOn: string;
  readonly daysLeft: number;
  readonly state: RightState;
}

/** What keeps a right alive: somebody really spoke with the investor; a message or an unnamed note does not. */
const REAL_TALKS: readonly (TalkChannel | null)[] = ["call", "visit_out", "visit_in", "meeting"];

/**
 * How the right of the district that reported a lead stands on a day. It lasts so many days from the report; each real talk while
 * it lasts carries it on for as many days, one after it lapsed does not; commerce may prolong it to a day, lapsed or not. It
 * ends by itself, or on the day it was released. Without a district or a day of the report there is none.
 */
export function firstReportRight(facts: RightFacts, today: string, days: number): FirstReportRight | null {
  const { district, reportedOn, renewedUntil, releasedOn } = facts;
  if (district === null || reportedOn === null || reportedOn > today) return null;
  const talks = facts.talks.filter(({ on, channel }) => on >= reportedOn && on <= today && REAL_TALKS.includes(channel)).map(({ on }) => on).sort();
  const start = latest(addDays(reportedOn, days), renewedUntil);
  const expiresOn = talks.reduce((until, on) => (on <= until ? latest(until, addDays(on, days)) : until), start);
  const isReleased = releasedOn !== null && releasedOn <= today;
  const daysLeft = daysBetween(today, expiresOn);
  return { district, reportedOn, expiresOn, daysLeft, state: isReleased ? "released" : daysLeft < 0 ? "expired" : "held" };
}

function latest(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}

/** A lead that may be about the same company as others, with the right of whoever reported it; `order` is the order in which they were recorded. */
export interface RightClaim {
  readonly code: string;
  readonly order: number;
  readonly right: FirstReportRight | null;
}

/**
 * Which of several reports of one company carries the first-report right: of those whose right still holds the one reported on the
 * earliest day, on one day the one recorded first. Null where none holds.
 */
export function rightHolder(claims: readonly RightClaim[]): RightClaim | null {
  const held = claims.filter((claim) => claim.right?.state === "held");
  return held.toSorted((a, b) => compare(a.right?.reportedOn ?? "", b.right?.reportedOn ?? "") || a.order - b.order)[0] ?? null;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
