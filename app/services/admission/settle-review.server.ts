import type { Transaction } from "kysely";
import type { Opinion } from "#app/domain/admission.ts";
import { decisionRefusals, requestRefusals, reviewState, whileOpen } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { findReview, insertOpinion, opinionsOf } from "#db/queries/admission.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { AdmissionOpinionRow, AdmissionRow } from "#db/schema/admission.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { openReviewRefusals } from "./ask-review.server.ts";
import { reviseOpinion, reviseReview } from "./revise-review.server.ts";

export interface OnReview {
  readonly code: string;
  readonly item: number;
  /** The versions of the review and of its newest opinion that the form was drawn from. */
  readonly seen: number;
  readonly opinionsSeen: number;
  readonly formKey?: string | undefined;
}

export interface ReviewDecision extends OnReview {
  readonly decision: Opinion;
  readonly note: string | null;
}

interface Reviewed {
  readonly trx: Transaction<Database>;
  readonly stored: StoredProject;
  readonly review: AdmissionRow;
  readonly opinions: readonly AdmissionOpinionRow[];
}

/** Does something to a review as it was seen; a review or an opinion that changed since is stale. */
export async function onReview(ctx: ServiceContext, { code, formKey, ...content }: OnReview, work: (reviewed: Reviewed) => Promise<Verdict<{ item: number }>>): Promise<Verdict<{ item: number }>> {
  return onProject(ctx, { code, needs: "admission.decide", formKey, content }, async (trx, stored) => {
    const review = await findReview(trx, stored.project_id, content.item);
    if (!review) return refuse({ code: "not_found" });
    const opinions = await opinionsOf(trx, [review.item]);
    if (review.id !== content.seen || newestOf(opinions) !== content.opinionsSeen) return refuse({ code: "stale" });
    return work({ trx, stored, review, opinions });
  });
}

/** The newest version among opinions; forms carry it to notice that one changed. */
export function newestOf(opinions: readonly Pick<AdmissionOpinionRow, "id">[]): number {
  return Math.max(0, ...opinions.map(({ id }) => id));
}

const stateOf = (review: AdmissionRow) => reviewState({ decision: review.decision, withdrawnOn: review.withdrawn_on });

/** Ends a review with its overall result. Before every unit answered, or over one that is against, it takes a reason. */
export async function decideReview(ctx: ServiceContext, input: ReviewDecision): Promise<Verdict<{ item: number }>> {
  return onReview(ctx, input, async ({ trx, stored, review, opinions }) => {
    const open = whileOpen(stateOf(review));
    if (!open.ok) return open;
    const errors = decisionRefusals(input, opinions.map(({ opinion }) => opinion));
    if (errors.length > 0) return refuse(...errors);
    if (!(await reviseReview(trx, ctx, review, { decision: input.decision, decided_on: todayOf(ctx), decision_note: input.note }))) return refuse({ code: "stale" });
    await tellOfProject(trx, ctx, stored, { action: "admission.decide", objectType: "admission", before: null, after: { admissionSubject: review.subject, decision: input.decision, decisionNote: input.note } });
    return accept({ item: review.item });
  });
}

/** Withdraws a review: it admits nothing, and the units are not asked any more. */
export async function withdrawReview(ctx: ServiceContext, input: OnReview & { readonly reason: string }): Promise<Verdict<{ item: number }>> {
  return onReview(ctx, input, async ({ trx, stored, review, opinions }) => {
    if (stateOf(review) === "withdrawn") return refuse({ code: "review_withdrawn" });
    if (!(await reviseReview(trx, ctx, review, { withdrawn_on: todayOf(ctx), withdrawal_reason: input.reason, decision: null, decided_on: null, decision_note: null }))) return refuse({ code: "stale" });
    for (const opinion of opinions) await closeVersion(trx, "admission_opinions", opinion.id, ctx.now);
    await tellOfProject(trx, ctx, stored, {
      action: "admission.withdraw", objectType: "admission", before: { decision: review.decision }, after: { admissionSubject: review.subject, decision: null, withdrawalReason: input.reason },
    });
    return accept({ item: review.item });
  });
}

/** Opens a decided or withdrawn review again until a new deadline; opinions given before stand until they are revised. */
export async function reopenReview(ctx: ServiceContext, input: OnReview & { readonly reason: string; readonly dueOn: string }): Promise<Verdict<{ item: number }>> {
  return onReview(ctx, input, async ({ trx, stored, review, opinions }) => {
    if (stateOf(review) === "open") return refuse({ code: "review_open" });
    const units = opinions.map(({ unit }) => unit);
    const errors = [...requestRefusals({ units, dueOn: input.dueOn }, new Set(units), todayOf(ctx)), ...(await openReviewRefusals(trx, stored.project_id, review.subject))];
    if (errors.length > 0) return refuse(...errors);
    if (!(await reviseReview(trx, ctx, review, { due_on: input.dueOn, decision: null, decided_on: null, decision_note: null, withdrawn_on: null, withdrawal_reason: null }))) return refuse({ code: "stale" });
    for (const opinion of opinions) await askAgain(trx, ctx, opinion, input.dueOn);
    await tellOfProject(trx, ctx, stored, {
      action: "admission.reopen", objectType: "admission", before: { decision: review.decision, dueOn: review.due_on },
      after: { admissionSubject: review.subject, decision: null, dueOn: input.dueOn, reason: input.reason },
    });
    return accept({ item: review.item });
  });
}

async function askAgain(trx: Transaction<Database>, ctx: ServiceContext, opinion: AdmissionOpinionRow, dueOn: string): Promise<void> {
  if (await reviseOpinion(trx, ctx, opinion, { due_on: dueOn })) return;
  const { id: _, recorded_to: _to, ...kept } = opinion;
  await insertOpinion(trx, { ...kept, due_on: dueOn, recorded_from: ctx.now, recorded_by: ctx.actor.userId });
}
