import { ALWAYS, LANDING_POLICY } from "./gate-dates.ts";
import type { GateDates } from "./gate-dates.ts";
import type { DocumentKind } from "./documents.ts";
import type { ProjectFacts } from "./facts.ts";
import { LOWEST_FAR_E4 } from "./indicators.ts";
import { kindOrDefault, KINDS } from "./kinds.ts";
import type { Kind } from "./kinds.ts";
import type { MilestoneType } from "./milestones.ts";
import { and, atLeast, EVERYTHING, happenedBy, holds, isTrue, known, not, NOTHING, oneOf, or } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";
import { screened, screenedHit, twoHighDivision } from "./quotas.ts";
import { CLOSING_MILESTONES } from "./stages.ts";

/** Where a missing line is mended: in the form that asks for it, or in a part of the project's page. */
export const MENDING_PLACES = ["form", "files", "admission", "land", "commitments", "issues"] as const;
export type MendingPlace = (typeof MENDING_PLACES)[number];

/** A statement about a project on the day of a move. */
type Statement = (today: string) => Predicate;

/** One rule as it is written in the table. */
interface RuleLiteral {
  readonly id: string;
  /** The milestone whose recording asks for it. */
  readonly milestone: MilestoneType;
  readonly kinds: readonly Kind[];
  /** The day from which the rule applies to new moves unless another one was set; null: switched off. */
  readonly from: string | null;
  readonly at: MendingPlace;
  /** The field of the form that mends it, or what it is about. */
  readonly field: string;
  /** The projects that it is asked of; all where it is absent. */
  readonly when?: Statement;
  readonly requires: Statement;
}

/** Milestones of which one must hold before a project has landed: a hard commitment (PRODUCT section 2). */
export const HARD_COMMITMENTS = ["land", "lease", "first_capital", "construction_permit"] as const satisfies readonly MilestoneType[];
const WITH_CONTRACT: readonly Kind[] = KINDS.filter((kind) => kind !== "technical_upgrade");
const reached = (milestone: MilestoneType): Statement => (today) => or({ op: "notApplicable", milestone }, happenedBy(milestone, today));
const hasDocument = (...kinds: readonly DocumentKind[]): Statement => () => or(...kinds.map((kind): Predicate => ({ op: "hasDocument", kind })));
/** Before every gate: a blocking issue that is open after its deadline stops the project until it is closed (PRODUCT section 3). */
const noRedIssue = <M extends MilestoneType>(milestone: M) => ({
  id: `issues_${milestone}` as const, milestone, kinds: KINDS, from: LANDING_POLICY, at: "issues", field: "issues",
  when: (today: string): Predicate => ({ op: "redIssue", milestone, on: today }), requires: () => NOTHING,
} as const);
const takesNewLand: Statement = () => isTrue("newLand");

/**
 * The one table of gates (PRODUCT section 2): marks, "still missing", the board's dialog and the server all read it, and so do
 * the settings. A rule is one literal here and its words in both languages.
 */
const TABLE = [
  { id: "investor", milestone: "signed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "investor", requires: () => known("investors") },
  { id: "district", milestone: "signed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "district", requires: () => known("district") },
  { id: "industry", milestone: "signed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "industry", requires: () => known("division") },
  { id: "kind", milestone: "signed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "kind", requires: () => known("kind") },
  { id: "amount", milestone: "signed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "amount", requires: () => known("amount") },
  { id: "contractFile", milestone: "signed", kinds: WITH_CONTRACT, from: null, at: "files", field: "documents", requires: hasDocument("contract") },
  { id: "signed", milestone: "landed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "signedOn", requires: reached("signed") },
  { id: "registered", milestone: "landed", kinds: KINDS, from: ALWAYS, at: "form", field: "registeredOn", requires: reached("registered") },
  { id: "projectCode", milestone: "landed", kinds: KINDS, from: ALWAYS, at: "form", field: "projectCode", requires: () => known("projectCode") },
  { id: "hardCommitment", milestone: "landed", kinds: WITH_CONTRACT, from: ALWAYS, at: "form", field: "landOn",
    requires: (today) => or(...HARD_COMMITMENTS.map((type) => reached(type)(today))) },
  { id: "admission", milestone: "landed", kinds: KINDS, from: LANDING_POLICY, at: "admission", field: "admission",
    when: () => or(isTrue("newLand"), screenedHit), requires: () => ({ op: "admitted" }) },
  { id: "twoHighScreen", milestone: "landed", kinds: KINDS, from: LANDING_POLICY, at: "admission", field: "twoHighScreen", when: () => twoHighDivision, requires: () => screened },
  { id: "replacementPlan", milestone: "landed", kinds: KINDS, from: LANDING_POLICY, at: "admission", field: "replacementPlanOn",
    when: () => screenedHit, requires: (today) => ({ op: "planApprovedBy", by: today }) },
  { id: "standardIndicators", milestone: "landed", kinds: KINDS, from: LANDING_POLICY, at: "land", field: "land", when: takesNewLand, requires: () => ({ op: "indicatorsSigned" }) },
  { id: "farFloor", milestone: "landed", kinds: KINDS, from: LANDING_POLICY, at: "land", field: "far",
    when: takesNewLand, requires: (today) => or(atLeast("farE4", LOWEST_FAR_E4), { op: "farExcepted", by: today }) },
  { id: "landFile", milestone: "landed", kinds: WITH_CONTRACT, from: null, at: "files", field: "documents",
    when: (today) => or(happenedBy("land", today), happenedBy("lease", today)), requires: hasDocument("land_contract", "lease_contract") },
  { id: "started", milestone: "completed", kinds: KINDS, from: ALWAYS, at: "form", field: "startedOn", requires: reached("started") },
  { id: "permitFile", milestone: "completed", kinds: WITH_CONTRACT, from: null, at: "files", field: "documents",
    when: () => not({ op: "notApplicable", milestone: "construction_permit" }), requires: hasDocument("construction_permit") },
  { id: "completed", milestone: "accepted", kinds: KINDS, from: ALWAYS, at: "form", field: "completedOn", requires: reached("completed") },
  { id: "acceptanceFile", milestone: "accepted", kinds: KINDS, from: null, at: "files", field: "documents", requires: hasDocument("acceptance_filing") },
  { id: "produced", milestone: "capacity", kinds: KINDS, from: ALWAYS, at: "form", field: "producedOn", requires: reached("produced") },
  { id: "productionFile", milestone: "capacity", kinds: KINDS, from: null, at: "files", field: "documents", requires: hasDocument("production_proof") },
  { id: "capacityFile", milestone: "capacity", kinds: KINDS, from: null, at: "files", field: "documents", requires: hasDocument("capacity_opinion") },
  { id: "commitmentsJudged", milestone: "discharged", kinds: KINDS, from: ALWAYS, at: "commitments", field: "commitments", requires: () => ({ op: "commitmentsJudged" }) },
  ...CLOSING_MILESTONES.map(noRedIssue),
] as const satisfies readonly RuleLiteral[];

export type GateRuleId = (typeof TABLE)[number]["id"];

/** What a gate asks for: of which projects, from which day, and the statement that must hold on the day of the move. */
export interface GateRule extends RuleLiteral {
  readonly id: GateRuleId;
}

export const GATE_RULES: readonly GateRule[] = TABLE;

/** The rule with an id, or null for an id that is none. */
export function findGateRule(id: string): GateRule | null {
  return GATE_RULES.find((rule) => rule.id === id) ?? null;
}

/** The day from which a rule applies: the one that was set, else its own; null: switched off. */
export function appliesFrom(rule: GateRule, dates: GateDates): string | null {
  const set = dates.get(rule.id);
  return set === undefined ? rule.from : set;
}

/** The projects that a rule is asked of on a day; an empty kind reads as new build. */
export function isAskedOf(rule: GateRule, today: string): Predicate {
  const ofKind = rule.kinds.length === KINDS.length ? EVERYTHING
    : rule.kinds.includes(kindOrDefault(null)) ? or(oneOf("kind", rule.kinds), not(known("kind"))) : oneOf("kind", rule.kinds);
  return rule.when ? and(ofKind, rule.when(today)) : ofKind;
}

/** The projects that a rule would stop on a day: it is asked of them and they lack it. */
export function stoppedBy(rule: GateRule, today: string): Predicate {
  return and(isAskedOf(rule, today), not(rule.requires(today)));
}

/** One line of a gate: what it asks for, where that is mended, and whether the project has it. */
export interface GateLine {
  readonly rule: GateRuleId;
  readonly field: string;
  readonly at: MendingPlace;
  readonly from: string;
  readonly met: boolean;
}

/** Every line of the gate before a milestone for this project on a day; all of them, met or not, in table order. */
export function gateLines(facts: ProjectFacts, milestone: MilestoneType, today: string, dates: GateDates): GateLine[] {
  return linesInForce(facts, milestone, today, today, dates);
}

function linesInForce(facts: ProjectFacts, milestone: MilestoneType, today: string, day: string, dates: GateDates): GateLine[] {
  return GATE_RULES.flatMap((rule) => {
    const from = appliesFrom(rule, dates);
    const isAsked = rule.milestone === milestone && from !== null && from <= day && holds(isAskedOf(rule, today), facts);
    return isAsked ? [{ rule: rule.id, field: rule.field, at: rule.at, from, met: holds(rule.requires(today), facts) }] : [];
  });
}

/**
 * What a recorded milestone lacks: the lines of its gate that the project does not have today, among the rules in force when it
 * was reached; the rules of the beginning are asked of what happened before it too. Issues stand before what comes next only.
 * Nothing for a milestone that is not recorded.
 */
export function gateGaps(facts: ProjectFacts, milestone: MilestoneType, today: string, dates: GateDates): GateLine[] {
  const on = facts.on[milestone];
  if (on === null) return [];
  return linesInForce(facts, milestone, today, on < ALWAYS ? ALWAYS : on, dates).filter((line) => !line.met && line.at !== "issues");
}

/**
 * The day on which all parts of "landed" hold: contract, company, project code and the first hard commitment. Null while a
 * part's day is unknown; a proposed day never counts until it is recorded.
 */
export function proposedLanding(facts: Pick<ProjectFacts, "kind" | "on">): string | null {
  const contract = kindOrDefault(facts.kind) === "technical_upgrade" ? [] : [facts.on.signed];
  const commitments = HARD_COMMITMENTS.map((type) => facts.on[type]).filter((on) => on !== null).sort();
  const needsCommitment = kindOrDefault(facts.kind) !== "technical_upgrade";
  const parts = [...contract, facts.on.registered, facts.on.project_code, ...(needsCommitment ? [commitments[0] ?? null] : [])];
  return parts.every((on) => on !== null) ? (parts.filter((on) => on !== null).sort().at(-1) ?? null) : null;
}

/** The usual order of the main milestones; a date out of it is warned about, explained and accepted. */
const USUAL_ORDER = ["lead", "signed", "registered", "land", "started", "completed", "accepted"] as const satisfies readonly MilestoneType[];
/** The same of the chains beside them: land, permits, building, checks, production; what may run side by side is not among them. */
const USUAL_CHAINS: readonly (readonly MilestoneType[])[] = [
  ["lead", "first_contact", "signed"], ["land_listed", "land_awarded", "land", "land_title"], ["land", "land_planning_permit", "planning_permit", "construction_permit"],
  ["drawings_review", "construction_permit", "started", "topped_out", "completed"], ["started", "equipment_in", "trial_run", "produced", "in_statistics"],
  ["started", "fire_check", "accepted"], ["started", "planning_check", "accepted"], ["discharge_permit", "produced"], ["capacity", "capacity_review"], ["assessment", "signed"], ["framework", "signed"],
];
const pairsOf = (chain: readonly MilestoneType[]) => chain.slice(1).map((type, index) => [chain[index] ?? type, type] as const);
const USUAL_PAIRS: readonly (readonly [MilestoneType, MilestoneType])[] = [
  ...pairsOf(USUAL_ORDER), ...USUAL_CHAINS.flatMap(pairsOf),
  ["signed", "landed"], ["signed", "started"], ["signed", "produced"], ["started", "produced"], ["produced", "capacity"], ["accepted", "discharged"], ["capacity", "discharged"],
];

/** Pairs of milestones whose effective dates stand in an unusual order; equal days and unknown ones are usual. */
export function unusualOrder(on: ProjectFacts["on"]): { earlier: MilestoneType; later: MilestoneType }[] {
  return USUAL_PAIRS.flatMap(([earlier, later]) => {
    const [first, second] = [on[earlier], on[later]];
    return first !== null && second !== null && second < first ? [{ earlier, later }] : [];
  });
}
