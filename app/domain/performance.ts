import { effectiveDate, firstDay, yearOf } from "./dates.ts";
import type { CommitmentVerdict } from "./commitments.ts";
import type { Refusal } from "./verdict.ts";

/** Grades of the yearly review of a project's commitments. */
export const REVIEW_GRADES = ["excellent", "good", "fair", "poor"] as const;
export type ReviewGrade = (typeof REVIEW_GRADES)[number];

export const RECTIFICATION_RESULTS = ["passed", "failed"] as const;
export type RectificationResult = (typeof RECTIFICATION_RESULTS)[number];

export interface Review {
  readonly year: number;
  readonly grade: ReviewGrade;
  readonly findings: string | null;
  readonly reviewedOn: string;
  readonly rectify: string | null;
  readonly rectifyBy: string | null;
}

/** Every reason against a yearly review: of a year to come, dated ahead or before its year; a poor one says why and what must be mended, and what must be mended has a deadline. */
export function reviewRefusals(review: Review, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (review.year > yearOf(today)) errors.push({ code: "year_ahead", field: "year" });
  if (firstDay(review.reviewedOn) > today) errors.push({ code: "future_date", field: "reviewedOn", params: { value: review.reviewedOn, today } });
  else if (yearOf(review.reviewedOn) < review.year) errors.push({ code: "before_its_year", field: "reviewedOn", params: { year: review.year } });
  if (review.grade === "poor" && !review.findings) errors.push({ code: "required", field: "findings" });
  if (review.grade === "poor" && !review.rectify) errors.push({ code: "required", field: "rectify" });
  if (review.rectify && review.rectifyBy === null) errors.push({ code: "deadline_required", field: "rectifyBy" });
  if (!review.rectify && review.rectifyBy !== null) errors.push({ code: "required", field: "rectify" });
  if (review.rectifyBy !== null && review.rectifyBy < firstDay(review.reviewedOn)) errors.push({ code: "deadline_before_start", field: "rectifyBy" });
  return errors;
}

/** Every reason against the end of a rectification: none was asked for, or it is dated ahead or before the review. */
export function rectificationRefusals({ rectifiedOn, reviewedOn, rectify }: { readonly rectifiedOn: string; readonly reviewedOn: string; readonly rectify: string | null }, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (rectify === null) errors.push({ code: "nothing_to_rectify" });
  if (firstDay(rectifiedOn) > today) errors.push({ code: "future_date", field: "rectifiedOn", params: { value: rectifiedOn, today } });
  else if (effectiveDate(rectifiedOn) < firstDay(reviewedOn)) errors.push({ code: "before_review", field: "rectifiedOn", params: { value: reviewedOn } });
  return errors;
}

/** What follows a breach, one after the other: notice, rectification, penalty, recovery or return of land, proposal to terminate. */
export const BREACH_STEPS = ["notice", "rectification", "penalty", "recovery", "termination"] as const;
export type BreachStep = (typeof BREACH_STEPS)[number];

export interface TakenStep {
  readonly step: BreachStep;
  readonly on: string;
}

/** The step that may be taken next; null after the last. */
export function nextBreachStep(taken: readonly TakenStep[]): BreachStep | null {
  return BREACH_STEPS[taken.length] ?? null;
}

/** Whether a commitment is in breach on a day: judged unmet or partly met, or overdue and not judged. */
export function isBreached({ dueOn, verdict }: { readonly dueOn: string | null; readonly verdict: CommitmentVerdict | null }, today: string): boolean {
  return verdict === "unmet" || verdict === "partly" || (verdict === null && dueOn !== null && dueOn < today);
}

export interface AskedStep extends TakenStep {
  readonly deadline: string | null;
  readonly amountCny: number | null;
}

/** Every reason against a breach step: the commitment is not in breach, the step is not the next one, its day lies ahead or before the step before; a rectification has a deadline, a penalty an amount. */
export function breachRefusals(asked: AskedStep, taken: readonly TakenStep[], breached: boolean, today: string): Refusal[] {
  const errors: Refusal[] = [];
  const next = nextBreachStep(taken);
  const last = taken.at(-1);
  if (!breached) errors.push({ code: "not_in_breach" });
  if (next === null) errors.push({ code: "last_step_taken" });
  else if (asked.step !== next) errors.push({ code: "step_out_of_order", field: "step", params: { next } });
  if (firstDay(asked.on) > today) errors.push({ code: "future_date", field: "stepOn", params: { value: asked.on, today } });
  else if (last && effectiveDate(asked.on) < firstDay(last.on)) errors.push({ code: "before_last_step", field: "stepOn", params: { value: last.on } });
  if (asked.step === "rectification" && asked.deadline === null) errors.push({ code: "deadline_required", field: "deadline" });
  if (asked.deadline !== null && asked.deadline < firstDay(asked.on)) errors.push({ code: "deadline_before_start", field: "deadline" });
  if (asked.step === "penalty" && asked.amountCny === null) errors.push({ code: "amount_required", field: "amount" });
  return errors;
}
