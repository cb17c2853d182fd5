import { addDays, effectiveDate, firstDay } from "./dates.ts";
import { OTHER_INDICATOR } from "./indicators.ts";
import type { CheckStage, Operator } from "./indicators.ts";
import type { Light } from "./kinds.ts";
import type { Refusal } from "./verdict.ts";

/** Who owes: the investor its duties, the government its promises. */
export const SIDES = ["investor", "government"] as const;
export type Side = (typeof SIDES)[number];

/** What the check of a commitment comes to. */
export const COMMITMENT_VERDICTS = ["met", "partly", "unmet", "waived"] as const;
export type CommitmentVerdict = (typeof COMMITMENT_VERDICTS)[number];

/** How commitments stand that a list may be narrowed to. */
export const DUTY_STATES = ["open", "due", "overdue", "judge", "breach", "kept"] as const;
export type DutyState = (typeof DUTY_STATES)[number];

export const CONTRACT_KINDS = ["formal", "framework", "supplement", "standard_land"] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** How many days before its due date a commitment, or before its end a contract, is warned about. */
export const WARNING_DAYS = 30;

/** What a commitment says, as far as its checks read it; values in ten-thousandths of the measure, due on the last day of the period given. */
export interface PromiseMade {
  readonly side: Side;
  readonly indicator: string;
  readonly title: string | null;
  readonly operator: Operator;
  readonly valueE4: number | null;
  readonly dueOn: string | null;
  readonly checkStage: CheckStage | null;
  readonly responsible: string | null;
}

/** What was reported and decided about a commitment so far. */
export interface Outcome {
  readonly actualE4: number | null;
  readonly actualNote: string | null;
  readonly verdict: CommitmentVerdict | null;
}

/** Every reason against a commitment: a title where no indicator names it, a unit for what the government promises, not due before its contract was signed. */
export function promiseRefusals(promise: PromiseMade, contractSignedOn: string | null): Refusal[] {
  const errors: Refusal[] = [];
  if (promise.indicator === OTHER_INDICATOR && !promise.title) errors.push({ code: "required", field: "title" });
  if (promise.side === "government" && promise.responsible === null) errors.push({ code: "unit_for_promise", field: "responsible" });
  if (promise.dueOn === null && promise.checkStage === null) errors.push({ code: "due_or_stage", field: "dueOn" });
  if (promise.dueOn !== null && contractSignedOn !== null && promise.dueOn < firstDay(contractSignedOn)) errors.push({ code: "due_before_contract", field: "dueOn", params: { value: promise.dueOn, signedOn: contractSignedOn } });
  return errors;
}

/** Whether an actual value keeps what was promised; null where either is unknown: then only a person can say. */
export function keepsPromise({ operator, valueE4 }: Pick<PromiseMade, "operator" | "valueE4">, actualE4: number | null): boolean | null {
  if (valueE4 === null || actualE4 === null) return null;
  switch (operator) {
    case ">=": return actualE4 >= valueE4;
    case "<=": return actualE4 <= valueE4;
    case "=": return actualE4 === valueE4;
  }
}

/** The verdict that the numbers suggest; a person decides. */
export function proposedVerdict(promise: Pick<PromiseMade, "operator" | "valueE4">, actualE4: number | null): "met" | "unmet" | null {
  const isKept = keepsPromise(promise, actualE4);
  return isKept === null ? null : isKept ? "met" : "unmet";
}

/** Whether anything was reported: a value, or words where nothing is measured. */
export function isReported({ actualE4, actualNote }: Pick<Outcome, "actualE4" | "actualNote">): boolean {
  return actualE4 !== null || actualNote !== null;
}

/**
 * Every reason against a verdict: nothing was reported yet (only a waiver needs no report), a reason is missing where it is not
 * simply met, or the numbers say otherwise; and nobody judges what they reported themselves while somebody else could.
 */
export function verdictRefusals(promise: PromiseMade, outcome: Outcome, verdict: CommitmentVerdict, reason: string | null, isOwnReport: boolean): Refusal[] {
  const errors: Refusal[] = [];
  if (verdict !== "waived" && !isReported(outcome)) errors.push({ code: "verdict_without_actual", field: "verdict" });
  const proposed = proposedVerdict(promise, outcome.actualE4);
  const needsReason = verdict !== "met" || proposed === "unmet";
  if (needsReason && !reason) errors.push({ code: "reason_required", field: "verdictReason" });
  if (isOwnReport) errors.push({ code: "own_report" });
  return errors;
}

/** The light of a commitment on a day: judged by its verdict; open: red once due, yellow within the warning days; none while it is far or has no date. */
export function dutyLight({ dueOn, verdict }: { readonly dueOn: string | null; readonly verdict: CommitmentVerdict | null }, today: string): Light {
  if (verdict !== null) return verdict === "unmet" ? "red" : verdict === "partly" ? "yellow" : "green";
  if (dueOn === null || dueOn > addDays(today, WARNING_DAYS)) return "none";
  return dueOn < today ? "red" : "yellow";
}

/** Whether a commitment is there to be judged: reported, not judged, and due or already kept by its numbers. */
export function awaitsVerdict(duty: Pick<PromiseMade, "operator" | "valueE4" | "dueOn"> & Outcome, today: string): boolean {
  if (duty.verdict !== null || !isReported(duty)) return false;
  return duty.dueOn === null || duty.dueOn <= today || keepsPromise(duty, duty.actualE4) === true;
}

/** A rate as the integers it is made of: met of judged. Waived commitments are neither; what is not judged stands beside. */
export interface KeptRate {
  readonly met: number;
  readonly judged: number;
  readonly waived: number;
  readonly unjudged: number;
}

/** The rate over verdicts; partly met counts as judged and not as met. */
export function keptRate(verdicts: readonly (CommitmentVerdict | null)[]): KeptRate {
  const count = (wanted: CommitmentVerdict | null) => verdicts.filter((verdict) => verdict === wanted).length;
  return { met: count("met"), judged: count("met") + count("partly") + count("unmet"), waived: count("waived"), unjudged: count(null) };
}

/** Every reason against a contract: signed after today, or over before it was signed. */
export function contractRefusals({ signedOn, validUntil }: { readonly signedOn: string; readonly validUntil: string | null }, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (firstDay(signedOn) > today) errors.push({ code: "future_date", field: "signedOn", params: { value: signedOn, today } });
  if (validUntil !== null && validUntil < firstDay(signedOn)) errors.push({ code: "ends_before_start", field: "validUntil", params: { value: validUntil } });
  return errors;
}

/** Where a contract stands on a day: over, about to be over, or neither. */
export function contractTerm(validUntil: string | null, today: string): "open" | "ending" | "over" {
  if (validUntil === null || validUntil > addDays(today, WARNING_DAYS)) return "open";
  return validUntil < today ? "over" : "ending";
}

/** Every reason against prolonging a contract: the new end is not after the old one, or the day of signing lies ahead. */
export function renewalRefusals({ validUntil, renewedOn, present }: { readonly validUntil: string; readonly renewedOn: string; readonly present: string | null }, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (present !== null && validUntil <= present) errors.push({ code: "not_longer", field: "validUntil", params: { value: present } });
  if (firstDay(renewedOn) > today) errors.push({ code: "future_date", field: "renewedOn", params: { value: renewedOn, today } });
  else if (validUntil < effectiveDate(renewedOn)) errors.push({ code: "ends_before_start", field: "validUntil", params: { value: validUntil } });
  return errors;
}
