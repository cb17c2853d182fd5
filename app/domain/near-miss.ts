import { addDays } from "./dates.ts";
import type { ProjectFacts } from "./facts.ts";
import { and, conditionsOf, failedConditions } from "./predicate.ts";
import type { ConditionName, Predicate } from "./predicate.ts";

/** A failed window is a near-miss only within this many days of its nearer edge (PRODUCT section 4). */
export const NEAR_DAYS = 92;

/** What a near-miss fails: the one condition, the project's value and what would have been needed. */
export interface NearMiss {
  readonly condition: ConditionName;
  readonly actual: string | number | null;
  readonly required: string | number | null;
}

const WINDOWED: readonly ConditionName[] = ["ownMilestone", "started", "notCompleted", "landedByThen"];

/** The statement with every date window of it widened by the near days; what is not a window stays as it is. */
function widened(predicate: Predicate): Predicate {
  switch (predicate.op) {
    case "happenedIn": return { ...predicate, from: addDays(predicate.from, -NEAR_DAYS), to: addDays(predicate.to, NEAR_DAYS) };
    case "happenedBy": return { ...predicate, by: addDays(predicate.by, NEAR_DAYS) };
    case "not": return predicate.of.op === "happenedBy" ? { op: "not", of: { ...predicate.of, by: addDays(predicate.of.by, -NEAR_DAYS) } } : predicate;
    default: return predicate;
  }
}

/** The projects that fail exactly one named condition of the conjunction and, where that is a window, fail it narrowly. */
export function nearMissesOf(predicate: Predicate): Predicate {
  const conditions = conditionsOf(predicate);
  const windows = conditions.filter((condition) => WINDOWED.includes(condition.name)).map((condition) => widened(condition.of));
  return and(...windows, { op: "failsExactlyOne", of: conditions.map((condition) => condition.of) });
}

/** Says which condition a near-miss fails, with its actual and required values; null when it fails none or several. */
export function explainNearMiss(predicate: Predicate, facts: ProjectFacts): NearMiss | null {
  const failed = failedConditions(predicate, facts);
  const only = failed[0];
  if (!only || failed.length > 1) return null;
  return { condition: only.name, ...compare(only.of, facts) };
}

/** The project's value beside what a condition asks for; a window is written `from..to`, an open one `..to` or `from..`. */
function compare(predicate: Predicate, facts: ProjectFacts): { actual: string | number | null; required: string | number | null } {
  switch (predicate.op) {
    case "atLeast": case "atMost": return { actual: facts[predicate.fact], required: predicate.value };
    case "oneOf": return { actual: facts[predicate.fact], required: predicate.values.join(";") };
    case "textBetween": return { actual: facts[predicate.fact], required: `${predicate.from}..${predicate.to}` };
    case "known": return { actual: predicate.fact === "investors" ? facts.investors.length : facts[predicate.fact], required: null };
    case "isTrue": return { actual: yesNo(facts[predicate.fact]), required: 1 };
    case "flagged": return { actual: facts.flags.join(";") || null, required: predicate.flag };
    case "happenedIn": return { actual: facts.on[predicate.milestone], required: `${predicate.from}..${predicate.to}` };
    case "happenedBy": return { actual: facts.on[predicate.milestone], required: `..${predicate.by}` };
    case "planApprovedBy": return { actual: facts.replacementPlanOn, required: `..${predicate.by}` };
    case "updatedIn": return { actual: facts.updates.findLast((on) => on <= predicate.to) ?? null, required: `${predicate.from}..${predicate.to}` };
    case "not": return negated(predicate.of, facts);
    case "any": case "all": return compareGroup(predicate.of, facts);
    default: return { actual: null, required: null };
  }
}

/** What contradicts a negated condition: the date that should not have come, the record it repeats, or the value itself. */
function negated(predicate: Predicate, facts: ProjectFacts): { actual: string | number | null; required: string | number | null } {
  if (predicate.op === "happenedBy") return { actual: facts.on[predicate.milestone], required: `${addDays(predicate.by, 1)}..` };
  if (predicate.op === "oneOf") return { actual: facts[predicate.fact], required: null };
  if (predicate.op === "any") {
    const value = predicate.of.map((part) => compare(part, facts).actual).find((actual) => actual !== null);
    return { actual: value ?? null, required: null };
  }
  return { actual: compare(predicate, facts).actual, required: null };
}

/** For a group: the parts' first known value, and the parts' requirements in a row. */
function compareGroup(parts: readonly Predicate[], facts: ProjectFacts): { actual: string | number | null; required: string | number | null } {
  const compared = parts.map((part) => compare(part, facts));
  const required = compared.map((part) => part.required).filter((value) => value !== null);
  return {
    actual: compared.map((part) => part.actual).find((actual) => actual !== null) ?? null,
    required: required.length === 1 ? (required[0] ?? null) : required.join(";") || null,
  };
}

function yesNo(value: boolean | null): number | null {
  return value === null ? null : value ? 1 : 0;
}
