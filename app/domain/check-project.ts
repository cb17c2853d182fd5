import { effectiveDate, firstDay } from "./dates.ts";
import type { PartialDate } from "./dates.ts";
import type { GateDates } from "./gate-dates.ts";
import { gateLines, unusualOrder } from "./gates.ts";
import type { ProjectFacts } from "./facts.ts";
import { MILESTONE_TYPES } from "./milestones.ts";
import type { MilestoneType } from "./milestones.ts";
import type { ProjectInput } from "./project-input.ts";
import { isReached, STAGES } from "./stages.ts";
import type { Refusal } from "./verdict.ts";

export const LONGEST_NAME = 200;
export const LONGEST_CODE = 40;
export const LONGEST_NOTE = 4_000;

/** What a project must satisfy whoever writes it: a name, no actual date whose first day lies ahead, no part above the whole. */
export function inputRefusals(input: ProjectInput, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (input.name.trim() === "") errors.push({ code: "name_missing", field: "name" });
  if ([...input.name].length > LONGEST_NAME) errors.push({ code: "too_long", field: "name", params: { max: LONGEST_NAME } });
  if (input.code.trim() === "" || [...input.code].length > LONGEST_CODE) errors.push({ code: "too_long", field: "code", params: { max: LONGEST_CODE } });
  if ([...(input.note ?? "")].length > LONGEST_NOTE) errors.push({ code: "too_long", field: "note", params: { max: LONGEST_NOTE } });
  for (const type of MILESTONE_TYPES) errors.push(...futureRefusal(type, input.dates[type], today));
  for (const field of ["replacementPlanOn", "suspendedOn", "resumedOn", "archivedOn"] as const) {
    const on = input[field];
    if (on !== null && firstDay(on) > today) errors.push({ code: "future_date", field, params: { value: on, today } });
  }
  if (input.amount !== null && input.fixedAmount !== null && input.fixedAmount > input.amount) errors.push({ code: "fixed_over_total", field: "fixedAmount" });
  if (input.partOf === input.code) errors.push({ code: "unknown_reference", field: "partOf", params: { value: input.code } });
  if (input.duplicateOf === input.code) errors.push({ code: "unknown_reference", field: "duplicateOf", params: { value: input.code } });
  if (input.dates.terminated !== undefined && !input.terminationReason && (input.lossReason === null || input.lossReason === "other")) errors.push({ code: "required", field: "terminationReason" });
  return errors;
}

/** A period that contains today is accepted and counts from its last day. */
function futureRefusal(type: MilestoneType, on: PartialDate | undefined, today: string): Refusal[] {
  return on !== undefined && firstDay(on) > today ? [{ code: "future_date", field: dateFieldOf(type), params: { value: on, today } }] : [];
}

/** The field of a milestone's actual date, as forms and the API call it: `first_capital` → `firstCapitalOn`. */
export function dateFieldOf(type: MilestoneType): string {
  return `${type.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}On`;
}

/**
 * Every reason for which the gates refuse a change that records closing milestones: each line that the resulting project
 * lacks. A milestone that stood before the change is not judged again.
 */
export function gateRefusals(before: ProjectFacts | null, after: ProjectFacts, today: string, dates: GateDates): Refusal[] {
  const recorded = STAGES.map((stage) => stage.closedBy).filter((type) => after.on[type] !== null && (before?.on[type] ?? null) === null);
  return recorded.flatMap((milestone) => gateLines(after, milestone, today, dates).filter((line) => !line.met)
    .map((line) => ({ code: "gate_missing", field: line.field, params: { rule: line.rule, milestone } })));
}

/** An order that became unusual by this change needs a reason; with one it is accepted. */
export function orderRefusals(before: ProjectFacts | null, after: ProjectFacts, reason: string | null): Refusal[] {
  if (reason !== null && reason.trim() !== "") return [];
  const known = new Set((before ? unusualOrder(before.on) : []).map((pair) => `${pair.earlier} ${pair.later}`));
  return unusualOrder(after.on).filter((pair) => !known.has(`${pair.earlier} ${pair.later}`) || pairChanged(before, after, pair))
    .map((pair) => ({ code: "order_unusual", field: "orderReason", params: { earlier: pair.earlier, later: pair.later } }));
}

function pairChanged(before: ProjectFacts | null, after: ProjectFacts, pair: { earlier: MilestoneType; later: MilestoneType }): boolean {
  return before?.on[pair.earlier] !== after.on[pair.earlier] || before?.on[pair.later] !== after.on[pair.later];
}

/** The closing milestones that a move to a stage still needs, in order; empty for the present stage or an earlier one. */
export function closingsBefore(facts: ProjectFacts, stage: (typeof STAGES)[number]["id"], today: string): MilestoneType[] {
  const target = STAGES.findIndex((entry) => entry.id === stage);
  return STAGES.slice(0, target).map((entry) => entry.closedBy).filter((type) => !isReached(facts, type, today));
}

/** A plan that replaces another one, or takes it away, says why; a first plan, the same one and a changed forecast need no reason. */
export function replanRefusals(presentOn: PartialDate | null, nextOn: PartialDate | null | undefined, reason: string | null | undefined): Refusal[] {
  if (presentOn === null || nextOn === undefined || (nextOn !== null && effectiveDate(nextOn) === effectiveDate(presentOn))) return [];
  return reason?.trim() ? [] : [{ code: "replan_reason", field: "reason", params: { value: presentOn } }];
}
