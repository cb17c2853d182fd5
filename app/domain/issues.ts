import { addDays, daysBetween } from "./dates.ts";
import type { Light } from "./kinds.ts";
import type { Principal } from "./permissions.ts";
import type { Refusal } from "./verdict.ts";
import type { TermUnit } from "./working-days.ts";

export const ISSUE_CATEGORIES = ["land", "energy", "finance", "labour", "approval", "utilities", "other"] as const;
export type IssueCategory = (typeof ISSUE_CATEGORIES)[number];
export const ISSUE_SOURCES = ["project", "site", "meeting", "phone", "investor"] as const;
export type IssueSource = (typeof ISSUE_SOURCES)[number];
/** A unit leads an issue or supports the one that does. */
export const ISSUE_PARTS = ["lead", "support"] as const;
export type IssuePart = (typeof ISSUE_PARTS)[number];
/** Where an issue is on its way (PRODUCT section 3). */
export const ISSUE_STATES = ["raised", "handed", "received", "asked", "closed", "withdrawn"] as const;
export type IssueState = (typeof ISSUE_STATES)[number];
/** What the inbox shows. */
export const ISSUE_VIEWS = ["open", "mine", "overdue", "recheck", "closed", "all"] as const;
export type IssueView = (typeof ISSUE_VIEWS)[number];
/** What happens to an issue; each is a line on its path. */
export const ISSUE_STEPS = ["raise", "handOver", "receive", "reply", "askLonger", "grant", "decline", "askClosing", "close", "sendBack", "reopen", "withdraw"] as const;
export type IssueStep = (typeof ISSUE_STEPS)[number];

/** Within so many days before its deadline an open issue turns yellow. */
export const ISSUE_WARN_DAYS = 3;
export const USUAL_TERM = { days: 10, unit: "working" } as const satisfies { days: number; unit: TermUnit };
export const LONGEST_TERM_DAYS = 365;

/** What decides the state of an issue. */
export interface IssueCourse {
  readonly leadUnit: string | null;
  readonly receivedOn: string | null;
  readonly closingAskedOn: string | null;
  readonly closedOn: string | null;
  readonly withdrawnOn: string | null;
}

/** Raised, handed over, received by the lead unit, asked to close, closed; or withdrawn before anybody had to answer. */
export function issueState(issue: IssueCourse): IssueState {
  if (issue.withdrawnOn !== null) return "withdrawn";
  if (issue.closedOn !== null) return "closed";
  if (issue.closingAskedOn !== null) return "asked";
  if (issue.leadUnit === null) return "raised";
  return issue.receivedOn === null ? "handed" : "received";
}

/** How an open issue stands on a day: red after its deadline, yellow in its last days; asked to close in time it is not late. */
export function issueLight({ dueOn, closingAskedOn }: { readonly dueOn: string | null; readonly closingAskedOn: string | null }, today: string): { readonly light: Light; readonly daysLate: number } {
  if (dueOn === null) return { light: "none", daysLate: 0 };
  const daysLate = daysBetween(dueOn, closingAskedOn !== null && closingAskedOn <= dueOn ? closingAskedOn : today);
  return { light: daysLate > 0 ? "red" : daysLate >= -ISSUE_WARN_DAYS && closingAskedOn === null ? "yellow" : "green", daysLate };
}

/** What is typed where an issue is handed over. */
export interface HandOver {
  readonly lead: string;
  readonly supports: readonly string[];
  /** A day, or a term from today on. */
  readonly dueOn: string;
}

/** Reasons against handing over: an unknown unit, the lead supporting itself, a deadline that is over or more than a year away. */
export function handOverRefusals({ lead, supports, dueOn }: HandOver, known: ReadonlySet<string>, today: string): Refusal[] {
  return [
    ...(known.has(lead) ? [] : [{ code: "unknown_unit", field: "lead", params: { value: lead } }]),
    ...supports.filter((unit) => !known.has(unit)).map((value) => ({ code: "unknown_unit", field: "units", params: { value } })),
    ...(supports.includes(lead) ? [{ code: "lead_supports", field: "units" }] : []),
    ...deadlineRefusals(dueOn, today),
  ];
}

/** Reasons against a deadline. Today is possible. */
export function deadlineRefusals(dueOn: string, today: string, field = "dueOn"): Refusal[] {
  return [
    ...(dueOn < today ? [{ code: "deadline_over", field, params: { value: dueOn } }] : []),
    ...(dueOn > addDays(today, LONGEST_TERM_DAYS) ? [{ code: "deadline_too_far", field, params: { value: dueOn } }] : []),
  ];
}

/** A deadline given as a day, or as a number of days of which the unit says how they count; both at once are refused. */
export interface Term {
  readonly dueOn: string | null;
  readonly days: number | null;
  readonly unit: TermUnit;
}

/** The reason against a term: both a day and a number of days. With neither the usual number of days holds. */
export function termRefusals({ dueOn, days }: Term): Refusal[] {
  return dueOn !== null && days !== null ? [{ code: "day_or_term", field: "dueOn" }] : [];
}

/** Reasons against asking for more time: no later than the present deadline, or over already. */
export function extensionRefusals(until: string, dueOn: string, today: string): Refusal[] {
  if (until <= dueOn) return [{ code: "not_longer", field: "until", params: { value: dueOn } }];
  return deadlineRefusals(until, today, "until");
}

/** A reply of a unit with the person who wrote it. */
export interface IssueReply {
  readonly unit: string;
  readonly reply: string | null;
  readonly repliedBy: number | null;
}

/** Reasons against asking to close: the lead unit has not replied; while a supporting one is missing it takes a reason. */
export function closingRefusals(lead: string, replies: readonly IssueReply[], note: string | null): Refusal[] {
  const missing = replies.filter(({ reply }) => reply === null);
  if (missing.some(({ unit }) => unit === lead)) return [{ code: "lead_reply_missing" }];
  return missing.length > 0 && note === null ? [{ code: "replies_missing", field: "note", params: { n: missing.length } }] : [];
}

/**
 * Reasons against a re-check by somebody: nobody verifies what they replied or asked to close themselves, nor what a unit of
 * theirs replied (domain terms, section 8). The one who raised it may.
 */
export function recheckRefusals(checker: Pick<Principal, "userId"> & { readonly unit: string | null }, closingAskedBy: number | null, replies: readonly IssueReply[]): Refusal[] {
  const given = replies.filter(({ reply }) => reply !== null);
  return [
    ...(checker.userId !== null && checker.userId === closingAskedBy ? [{ code: "recheck_own_request" }] : []),
    ...(checker.userId !== null && given.some(({ repliedBy }) => repliedBy === checker.userId) ? [{ code: "recheck_own_reply" }] : []),
    ...(checker.unit !== null && given.some(({ unit }) => unit === checker.unit) ? [{ code: "recheck_own_unit" }] : []),
  ];
}
