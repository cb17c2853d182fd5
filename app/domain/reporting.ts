import type { ProjectFacts } from "./facts.ts";
import { addMonths, dayOf, isMonth, lastDayOf, monthOf, monthsFrom } from "./months.ts";
import type { Month } from "./months.ts";
import { and, happenedBy, not, or } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";
import { countedOnce } from "./quotas.ts";
import { isSuspendedIn } from "./suspension.ts";
import type { Suspension } from "./suspension.ts";

/** From when monthly reports are due, and by which day of the following month. */
export interface ReportingRule {
  readonly dueDay: number;
  /** The first month that has to be reported; null: whatever the project's own first one is. */
  readonly since: Month | null;
}

export const USUAL_REPORTING: ReportingRule = { dueDay: 5, since: null };
export const LAST_DUE_DAY = 28;

/** A rule as its setting keeps it, `5 2024-10`; anything else reads as the usual one. */
export function readReportingRule(stored: string | null): ReportingRule {
  const [day = "", since = null] = (stored ?? "").split(" ");
  if (!/^\d{1,2}$/.test(day) || Number(day) < 1 || Number(day) > LAST_DUE_DAY || (since !== null && !isMonth(since))) return USUAL_REPORTING;
  return { dueDay: Number(day), since };
}

/** A rule as its setting keeps it. */
export function writeReportingRule({ dueDay, since }: ReportingRule): string {
  return since === null ? String(dueDay) : `${dueDay} ${since}`;
}

/** The day until which a month may be reported; from the next day on the report is missing. */
export function reportDueOn(month: Month, { dueDay }: ReportingRule): string {
  return dayOf(addMonths(month, 1), dueDay);
}

/** The latest month whose report should be there by now. */
export function lastDueMonth(rule: ReportingRule, today: string): Month {
  const last = addMonths(monthOf(today), -1);
  return reportDueOn(last, rule) < today ? last : addMonths(last, -1);
}

/** What decides which months a project has to report. */
export interface ReportingFacts extends Pick<ProjectFacts, "partOf" | "duplicateOf" | "archivedOn"> {
  readonly on: Readonly<Record<"landed" | "started" | "capacity" | "discharged" | "terminated", string | null>>;
  readonly suspensions: readonly Suspension[];
  /** The day on which the project came into the program. */
  readonly recordedOn: string;
}

/** The projects that may have to report any month from one to another, before suspension is looked at. */
export function reportingWithin(from: Month, to: Month): Predicate {
  const before = lastDayOf(addMonths(from, -1));
  const end = lastDayOf(to);
  return and(countedOnce, or(happenedBy("landed", end), happenedBy("started", end)), ...(["terminated", "capacity", "discharged"] as const).map((type) => not(happenedBy(type, before))));
}

/**
 * A month has to be reported by a project that is counted once, that has landed or started by the end of the month and is in the
 * program by then, up to the month in which it reaches capacity; not while it is suspended, after it ended, or once archived.
 */
export function hasToReport(facts: ReportingFacts, month: Month, { since }: ReportingRule): boolean {
  const [end, dayBefore] = [lastDayOf(month), lastDayOf(addMonths(month, -1))];
  const reached = (day: string | null, by: string) => day !== null && day <= by;
  return facts.partOf === null && facts.duplicateOf === null && (since === null || month >= since) && facts.recordedOn <= end
    && (reached(facts.on.landed, end) || reached(facts.on.started, end)) && !reached(facts.on.capacity, dayBefore) && !reached(facts.on.discharged, dayBefore)
    && !reached(facts.on.terminated, end) && !reached(facts.archivedOn, end) && !isSuspendedIn(facts.suspensions, end);
}

/** The months up to one that a project has to report, in order. */
export function monthsToReport(facts: ReportingFacts, rule: ReportingRule, until: Month): Month[] {
  const begun = [facts.on.landed, facts.on.started].filter((day) => day !== null).toSorted()[0];
  if (begun === undefined) return [];
  return monthsFrom(monthOf(begun > facts.recordedOn ? begun : facts.recordedOn), until).filter((month) => hasToReport(facts, month, rule));
}

/** How a project did with a month's report. */
export const REPORT_STANDINGS = ["missing", "reported", "backward", "unexplained", "behind"] as const;
export type ReportStanding = (typeof REPORT_STANDINGS)[number];
