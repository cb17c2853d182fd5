import { breachRefusals, isBreached, rectificationRefusals, reviewRefusals } from "#app/domain/performance.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { BreachForm, RectifyForm, ReviewForm } from "#app/schemas/duty-forms.ts";
import { presentItems } from "#db/queries/commitments.ts";
import type { DutyValues } from "#db/queries/commitments.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject } from "../projects/on-project.server.ts";
import { addDuty, documentRefusals, reviseDuty, seenVersion } from "./duty-record.server.ts";
import type { SavedItem } from "./duty-record.server.ts";
import { nameOfCommitment } from "./save-commitment.server.ts";
import { reachMilestone } from "./save-contract.server.ts";

const reviewFields = (row: DutyValues<"performance_reviews">): FieldValues => ({
  grade: row.grade, reviewedOn: row.reviewed_on, findings: row.findings, rectify: row.rectify, rectifyBy: row.rectify_by, document: row.document,
  rectified: row.rectified, rectifiedOn: row.rectified_on, remark: row.rectified_note,
});

/** Records the review of a year, or corrects it; the project's milestone of the yearly review takes the day of the newest one. */
export async function saveReview(ctx: ServiceContext, code: string, form: ReviewForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.judge", formKey, content }, async (trx, stored) => {
    const review = { year: form.year, grade: form.grade, findings: form.findings ?? null, reviewedOn: form.reviewedOn, rectify: form.rectify ?? null, rectifyBy: form.rectifyBy ?? null };
    const others = await presentItems(trx, "performance_reviews", stored.project_id);
    const isTaken = others.some((row) => row.year === form.year && row.item !== form.item);
    const errors = [...reviewRefusals(review, todayOf(ctx)), ...(isTaken ? [{ code: "year_reviewed", field: "year", params: { year: form.year } }] : []), ...(await documentRefusals(trx, stored, form.document, "document"))];
    if (errors.length > 0) return refuse(...errors);
    const values = { year: form.year, grade: form.grade, findings: review.findings, reviewed_on: form.reviewedOn, document: form.document ?? null, rectify: review.rectify, rectify_by: review.rectifyBy };
    const telling = { name: { reviewYear: String(form.year) }, fields: reviewFields };
    const isNewest = others.every((row) => row.item === form.item || row.reviewed_on <= form.reviewedOn);
    const seen = form.item === undefined ? null : await seenVersion(trx, "performance_reviews", stored, { item: form.item, seen: form.seen ?? 0 });
    if (seen && !seen.ok) return seen;
    const saved = seen ? await reviseDuty(trx, ctx, stored, "performance_reviews", seen.value, values, { ...telling, action: "review.edit" })
      : await addDuty(trx, ctx, stored, "performance_reviews", { ...values, rectified_on: null, rectified: null, rectified_note: null }, { ...telling, action: "review.add" });
    if (saved.ok && isNewest) await reachMilestone(trx, ctx, stored, "performance_review", form.reviewedOn);
    return saved;
  });
}

/** Records how a rectification ended; one that passed reaches the project's milestone. */
export async function closeRectification(ctx: ServiceContext, code: string, form: RectifyForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.judge", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "performance_reviews", stored, form);
    if (!seen.ok) return seen;
    const row = seen.value;
    const errors = rectificationRefusals({ rectifiedOn: form.rectifiedOn, reviewedOn: row.reviewed_on, rectify: row.rectify }, todayOf(ctx));
    if (errors.length > 0) return refuse(...errors);
    const change = { rectified: form.rectified, rectified_on: form.rectifiedOn, rectified_note: form.rectifiedNote ?? null };
    const saved = await reviseDuty(trx, ctx, stored, "performance_reviews", row, change, { action: "review.rectify", name: { reviewYear: String(row.year) }, fields: reviewFields });
    if (saved.ok && form.rectified === "passed") await reachMilestone(trx, ctx, stored, "rectification", form.rectifiedOn);
    return saved;
  });
}

const stepFields = (row: DutyValues<"breach_steps">): FieldValues => ({ step: row.step, stepOn: row.on_date, deadline: row.deadline, amountCny: row.amount_cny, breachReason: row.reason, document: row.document });

/** Takes the next step against the breach of a commitment; the order is fixed. */
export async function takeBreachStep(ctx: ServiceContext, code: string, form: BreachForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.judge", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "commitments", stored, form);
    if (!seen.ok) return seen;
    const row = seen.value;
    const today = todayOf(ctx);
    const taken = (await presentItems(trx, "breach_steps", stored.project_id)).filter((step) => step.commitment === row.item).map((step) => ({ step: step.step, on: step.on_date }));
    const asked = { step: form.step, on: form.stepOn, deadline: form.deadline ?? null, amountCny: form.amount ?? null };
    const errors = [...breachRefusals(asked, taken, isBreached({ dueOn: row.due_on, verdict: row.verdict }, today), today), ...(await documentRefusals(trx, stored, form.document, "document"))];
    if (errors.length > 0) return refuse(...errors);
    const values = { commitment: row.item, step: form.step, on_date: form.stepOn, deadline: asked.deadline, amount_cny: asked.amountCny, reason: form.breachReason, document: form.document ?? null };
    return addDuty(trx, ctx, stored, "breach_steps", values, { action: "breach.step", name: nameOfCommitment(row), fields: stepFields });
  });
}
