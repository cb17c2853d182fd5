import type { Transaction } from "kysely";
import type { AdmissionSubject } from "#app/domain/admission.ts";
import { requestRefusals, reviewState } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { insertOpinion, insertReview, reviewsOf } from "#db/queries/admission.ts";
import { allUnits } from "#db/queries/reference.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { AdmissionRow } from "#db/schema/admission.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { tellOfOpinions } from "../notices/tell-of-opinions.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

export interface ReviewQuestion {
  readonly code: string;
  readonly subject: AdmissionSubject;
  readonly question: string | null;
  readonly units: readonly string[];
  readonly dueOn: string;
  readonly formKey?: string | undefined;
}

/** Asks units for their opinions on admitting a project until a day. Of one subject only one review is open at a time. */
export async function askReview(ctx: ServiceContext, { code, formKey, ...question }: ReviewQuestion): Promise<Verdict<{ item: number }>> {
  return onProject(ctx, { code, needs: "admission.ask", formKey, content: question }, async (trx, stored) => {
    const { subject, units, dueOn } = question;
    const known = new Set((await allUnits(trx)).map((unit) => unit.code));
    const errors = [...requestRefusals(question, known, todayOf(ctx)), ...(await openReviewRefusals(trx, stored.project_id, subject))];
    if (errors.length > 0) return refuse(...errors);
    const item = await recordReview(trx, ctx, stored.project_id, question);
    await tellOfProject(trx, ctx, stored, { action: "admission.ask", objectType: "admission", before: null, after: { admissionSubject: subject, question: question.question, askedUnits: units, dueOn } });
    await tellOfOpinions(trx, ctx, stored, question);
    return accept({ item });
  });
}

/** The reason against opening a review while another one of the same subject is open on the project. */
export async function openReviewRefusals(trx: Transaction<Database>, projectId: number, subject: AdmissionSubject): Promise<Refusal[]> {
  const isOpen = (await reviewsOf(trx, projectId)).some((row) => row.subject === subject && reviewState({ decision: row.decision, withdrawnOn: row.withdrawn_on }) === "open");
  return isOpen ? [{ code: "review_already_open", field: "subject" }] : [];
}

/** Writes a review and one request for each unit; answers its item. */
export async function recordReview(trx: Transaction<Database>, ctx: ServiceContext, projectId: number, { subject, question, units, dueOn }: Omit<ReviewQuestion, "code" | "formKey">): Promise<number> {
  const recorded = { project_id: projectId, due_on: dueOn, recorded_from: ctx.now, recorded_by: ctx.actor.userId };
  const item = await nextItem(trx, "admissions");
  await insertReview(trx, { ...recorded, item, subject, question, asked_on: todayOf(ctx), decision: null, decided_on: null, decision_note: null, withdrawn_on: null, withdrawal_reason: null });
  await requestOpinions(trx, ctx, { project_id: projectId, item, due_on: dueOn }, units);
  return item;
}

/** Asks units for their opinions in a review. */
export async function requestOpinions(trx: Transaction<Database>, ctx: ServiceContext, review: Pick<AdmissionRow, "project_id" | "item" | "due_on">, units: readonly string[]): Promise<void> {
  for (const unit of units) {
    await insertOpinion(trx, {
      project_id: review.project_id, due_on: review.due_on, recorded_from: ctx.now, recorded_by: ctx.actor.userId, item: await nextItem(trx, "admission_opinions"), admission: review.item, unit,
      opinion: null, conditions: null, note: null, given_on: null, on_paper: 0, follow_up: null, follow_up_on: null, follow_up_note: null,
    });
  }
}
