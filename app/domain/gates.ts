import type { ProjectFacts } from "./facts.ts";
import { kindOrDefault, KINDS } from "./kinds.ts";
import type { Kind } from "./kinds.ts";
import type { MilestoneType } from "./milestones.ts";
import { happenedBy, holds, known, or } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";

/** What a gate asks for: the field of the form that mends it and the statement that must hold on the day of the move. */
export interface GateRule {
  readonly id: GateRuleId;
  readonly milestone: MilestoneType;
  readonly kinds: readonly Kind[];
  /** The day from which the rule applies to new moves. */
  readonly from: string;
  readonly field: string;
  readonly requires: (today: string) => Predicate;
}

export const GATE_RULE_IDS = [
  "investor", "district", "industry", "kind", "amount", "signed", "registered", "projectCode", "hardCommitment", "started",
  "completed", "produced",
] as const;
export type GateRuleId = (typeof GATE_RULE_IDS)[number];

/** Milestones of which one must hold before a project has landed: a hard commitment (PRODUCT section 2). */
export const HARD_COMMITMENTS = ["land", "lease", "first_capital", "construction_permit"] as const satisfies readonly MilestoneType[];
const FROM = "2021-01-01";
const WITH_CONTRACT = KINDS.filter((kind) => kind !== "technical_upgrade");
const reached = (milestone: MilestoneType) => (today: string): Predicate => or({ op: "notApplicable", milestone }, happenedBy(milestone, today));
const rule = (milestone: MilestoneType, id: GateRuleId, field: string, requires: GateRule["requires"], kinds: readonly Kind[] = KINDS): GateRule =>
  ({ id, milestone, kinds, from: FROM, field, requires });

/** The one table of gates (PRODUCT section 2): marks, "still missing", the board's dialog and the server all read it. */
export const GATE_RULES: readonly GateRule[] = [
  rule("signed", "investor", "investor", () => known("investors"), WITH_CONTRACT),
  rule("signed", "district", "district", () => known("district"), WITH_CONTRACT),
  rule("signed", "industry", "industry", () => known("division"), WITH_CONTRACT),
  rule("signed", "kind", "kind", () => known("kind"), WITH_CONTRACT),
  rule("signed", "amount", "amount", () => known("amount"), WITH_CONTRACT),
  rule("landed", "signed", "signedOn", reached("signed"), WITH_CONTRACT),
  rule("landed", "registered", "registeredOn", reached("registered")),
  rule("landed", "projectCode", "projectCode", () => known("projectCode")),
  rule("landed", "hardCommitment", "landOn",
    (today) => or(...HARD_COMMITMENTS.map((type) => reached(type)(today))), WITH_CONTRACT),
  rule("completed", "started", "startedOn", reached("started")),
  rule("accepted", "completed", "completedOn", reached("completed")),
  rule("capacity", "produced", "producedOn", reached("produced")),
];

/** One line of a gate: what it asks for and whether the project has it. */
export interface GateLine {
  readonly rule: GateRuleId;
  readonly field: string;
  readonly from: string;
  readonly met: boolean;
}

/** Every line of the gate before a milestone for this project on a day; all of them, met or not, in table order. */
export function gateLines(facts: ProjectFacts, milestone: MilestoneType, today: string): GateLine[] {
  const kind = kindOrDefault(facts.kind);
  return GATE_RULES
    .filter((entry) => entry.milestone === milestone && entry.kinds.includes(kind) && entry.from <= today)
    .map((entry) => ({ rule: entry.id, field: entry.field, from: entry.from, met: holds(entry.requires(today), facts) }));
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
const USUAL_PAIRS: readonly (readonly [MilestoneType, MilestoneType])[] = [
  ...USUAL_ORDER.slice(1).map((type, index) => [USUAL_ORDER[index] ?? type, type] as const),
  ["signed", "landed"], ["signed", "started"], ["signed", "produced"], ["started", "produced"], ["produced", "capacity"], ["accepted", "discharged"], ["capacity", "discharged"],
];

/** Pairs of milestones whose effective dates stand in an unusual order; equal days and unknown ones are usual. */
export function unusualOrder(on: ProjectFacts["on"]): { earlier: MilestoneType; later: MilestoneType }[] {
  return USUAL_PAIRS.flatMap(([earlier, later]) => {
    const [first, second] = [on[earlier], on[later]];
    return first !== null && second !== null && second < first ? [{ earlier, later }] : [];
  });
}
