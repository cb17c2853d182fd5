import { ADMITTING_OPINIONS } from "./admission.ts";
import { areIndicatorsSigned, isFarExcepted } from "./attached-facts.ts";
import type { DocumentKind } from "./documents.ts";
import type { NumberFact, ProjectFacts, TextFact, YesNoFact } from "./facts.ts";
import { standsRed } from "./open-issues.ts";
import type { Flag, Light } from "./kinds.ts";
import { milestoneBit } from "./milestones.ts";
import type { MilestoneType } from "./milestones.ts";
import { stageOn } from "./stages.ts";
import type { Stage } from "./stages.ts";

/**
 * A statement about one project's facts, as data. An atom about an unknown fact is false and its negation true.
 * `named` groups parts into one condition that explanations treat as atomic.
 */
export type Predicate =
  | { readonly op: "all"; readonly of: readonly Predicate[] }
  | { readonly op: "any"; readonly of: readonly Predicate[] }
  | { readonly op: "not"; readonly of: Predicate }
  | { readonly op: "named"; readonly name: ConditionName; readonly of: Predicate }
  | { readonly op: "atLeast"; readonly fact: NumberFact; readonly value: number }
  | { readonly op: "atMost"; readonly fact: NumberFact; readonly value: number }
  | { readonly op: "oneOf"; readonly fact: TextFact; readonly values: readonly string[] }
  | { readonly op: "textBetween"; readonly fact: TextFact; readonly from: string; readonly to: string }
  | { readonly op: "known"; readonly fact: TextFact | NumberFact | "investors" }
  | { readonly op: "isTrue"; readonly fact: YesNoFact }
  | { readonly op: "flagged"; readonly flag: Flag }
  | { readonly op: "happenedIn"; readonly milestone: MilestoneType; readonly from: string; readonly to: string }
  | { readonly op: "happenedBy"; readonly milestone: MilestoneType; readonly by: string }
  | { readonly op: "planApprovedBy"; readonly by: string }
  | { readonly op: "updatedIn"; readonly from: string; readonly to: string }
  | { readonly op: "inStage"; readonly stages: readonly Stage[]; readonly asOf: string }
  | { readonly op: "statusIn"; readonly field: "stage"; readonly values: readonly Stage[] }
  | { readonly op: "statusIn"; readonly field: "light"; readonly values: readonly Light[] }
  | { readonly op: "notApplicable"; readonly milestone: MilestoneType }
  | { readonly op: "openLead" }
  | { readonly op: "hasDocument"; readonly kind: DocumentKind }
  | { readonly op: "admitted" }
  | { readonly op: "askedOf"; readonly unit: string }
  | { readonly op: "indicatorsSigned" }
  | { readonly op: "farExcepted"; readonly by: string }
  | { readonly op: "commitmentsJudged" }
  | { readonly op: "redIssue"; readonly milestone: MilestoneType; readonly on: string }
  | { readonly op: "creditedTo"; readonly district: string }
  | { readonly op: "archived" }
  | { readonly op: "failsExactlyOne"; readonly of: readonly Predicate[] }
  | { readonly op: "matches"; readonly text: string };

/** Conditions that explanations name; one name, one wording per language. */
export const CONDITION_NAMES = [
  "size", "manufacturing", "industrial", "notTechnicalUpgrade", "foreign", "knownUsd", "chainRole", "mayorProgramme",
  "soeOrDefence", "ownMilestone", "started", "notCompleted", "notTerminated", "notDischarged", "countedOnce", "newLand",
  "standardLand", "far", "twoHighDivision", "screened", "replacementPlan", "liaison", "updated", "landedByThen",
] as const;
export type ConditionName = (typeof CONDITION_NAMES)[number];

/** All of the parts hold; of no parts it is true. */
export function and(...of: Predicate[]): Predicate {
  return { op: "all", of };
}
/** At least one of the parts holds; of no parts it is false. */
export function or(...of: Predicate[]): Predicate {
  return { op: "any", of };
}
/** The statement does not hold; true where the fact is unknown. */
export function not(of: Predicate): Predicate {
  return { op: "not", of };
}
/** One condition for explanations. */
export function named(name: ConditionName, of: Predicate): Predicate {
  return { op: "named", name, of };
}
/** The number is known and not below the value. */
export function atLeast(fact: NumberFact, value: number): Predicate {
  return { op: "atLeast", fact, value };
}
/** The number is known and not above the value. */
export function atMost(fact: NumberFact, value: number): Predicate {
  return { op: "atMost", fact, value };
}
/** The text is known and one of the values. */
export function oneOf(fact: TextFact, values: readonly string[]): Predicate {
  return { op: "oneOf", fact, values };
}
/** The text is known and lies between two texts, both included, compared letter by letter. */
export function textBetween(fact: TextFact, from: string, to: string): Predicate {
  return { op: "textBetween", fact, from, to };
}
/** The fact is known. */
export function known(fact: TextFact | NumberFact | "investors"): Predicate {
  return { op: "known", fact };
}
/** The yes-no fact is known and yes. */
export function isTrue(fact: YesNoFact): Predicate {
  return { op: "isTrue", fact };
}
/** The project carries the flag. */
export function flagged(flag: Flag): Predicate {
  return { op: "flagged", flag };
}
/** The milestone's effective date lies in the window, both days included; an empty window holds for none. */
export function happenedIn(milestone: MilestoneType, from: string, to: string): Predicate {
  return { op: "happenedIn", milestone, from, to };
}
/** The milestone's effective date is known and not after the day. */
export function happenedBy(milestone: MilestoneType, by: string): Predicate {
  return { op: "happenedBy", milestone, by };
}
/** Nothing matches: the scope of someone to whom nothing is assigned. */
export const NOTHING: Predicate = { op: "any", of: [] };
/** Everything matches. */
export const EVERYTHING: Predicate = { op: "all", of: [] };

/** The project carries a milestone that does not apply to it. */
export function isNotApplicable(facts: ProjectFacts, type: MilestoneType): boolean {
  return Math.floor(facts.notApplicable / milestoneBit(type)) % 2 === 1;
}

/** Judges a statement in memory; the SQL interpreter answers the same for the same facts. */
export function holds(predicate: Predicate, facts: ProjectFacts): boolean {
  switch (predicate.op) {
    case "all": return predicate.of.every((part) => holds(part, facts));
    case "any": return predicate.of.some((part) => holds(part, facts));
    case "not": return !holds(predicate.of, facts);
    case "named": return holds(predicate.of, facts);
    case "atLeast": { const value = facts[predicate.fact]; return value !== null && value >= predicate.value; }
    case "atMost": { const value = facts[predicate.fact]; return value !== null && value <= predicate.value; }
    case "oneOf": { const value = facts[predicate.fact]; return value !== null && predicate.values.includes(value); }
    case "textBetween": { const value = facts[predicate.fact]; return value !== null && value >= predicate.from && value <= predicate.to; }
    case "known": return predicate.fact === "investors" ? facts.investors.length > 0 : facts[predicate.fact] !== null;
    case "isTrue": return facts[predicate.fact] === true;
    case "flagged": return facts.flags.includes(predicate.flag);
    case "happenedIn": { const on = facts.on[predicate.milestone]; return on !== null && on >= predicate.from && on <= predicate.to; }
    case "happenedBy": { const on = facts.on[predicate.milestone]; return on !== null && on <= predicate.by; }
    case "planApprovedBy": return facts.replacementPlanOn !== null && facts.replacementPlanOn <= predicate.by;
    case "updatedIn": return facts.updates.some((on) => on >= predicate.from && on <= predicate.to);
    case "inStage": return predicate.stages.includes(stageOn(facts, predicate.asOf));
    case "statusIn": return facts.status !== undefined && (predicate.values as readonly string[]).includes(facts.status[predicate.field]);
    case "notApplicable": return isNotApplicable(facts, predicate.milestone);
    case "openLead": return !isNotApplicable(facts, "signed") && facts.on.signed === null && facts.on.landed === null && facts.on.terminated === null;
    case "hasDocument": return facts.attached.documents.includes(predicate.kind);
    case "admitted": return facts.attached.admissions.some(({ decision }) => decision !== null && (ADMITTING_OPINIONS as readonly string[]).includes(decision));
    case "askedOf": return facts.attached.askedUnits.includes(predicate.unit);
    case "indicatorsSigned": return areIndicatorsSigned(facts.attached);
    case "farExcepted": return isFarExcepted(facts.attached, predicate.by);
    case "commitmentsJudged": return facts.attached.unjudgedCommitments === 0;
    case "redIssue": return facts.attached.openIssues.some((issue) => standsRed(issue, predicate.milestone, predicate.on));
    case "creditedTo": return facts.attached.credits.some(({ district }) => district === predicate.district);
    case "archived": return facts.archivedOn !== null;
    case "failsExactlyOne": return predicate.of.filter((part) => !holds(part, facts)).length === 1;
    case "matches": return matchesText(facts, predicate.text);
    default: return unreachable(predicate);
  }
}

/** Search text is found in name, code, investors or credit code, case ignored for Latin letters a–z only. */
function matchesText(facts: ProjectFacts, text: string): boolean {
  const wanted = foldCase(text);
  return [facts.name, facts.code, facts.uscc ?? "", ...facts.investors.map((investor) => investor.name)]
    .some((field) => foldCase(field).includes(wanted));
}

/** Lower-cases A–Z and nothing else, as the database does. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Marks a branch that no value of a union can reach. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** The named conditions of a conjunction, in order; anything not named stays out. */
export function conditionsOf(predicate: Predicate): { name: ConditionName; of: Predicate }[] {
  if (predicate.op === "named") return [{ name: predicate.name, of: predicate.of }];
  return predicate.op === "all" ? predicate.of.flatMap(conditionsOf) : [];
}

/** The named conditions that do not hold. */
export function failedConditions(predicate: Predicate, facts: ProjectFacts): { name: ConditionName; of: Predicate }[] {
  return conditionsOf(predicate).filter((condition) => !holds(condition.of, facts));
}

