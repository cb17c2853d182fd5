import { extensionRefusals, reviewState, whileOpen } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { allUnits } from "#db/queries/reference.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { tellOfOpinions } from "../notices/tell-of-opinions.server.ts";
import { tellOfProject } from "../projects/on-project.server.ts";
import { requestOpinions } from "./ask-review.server.ts";
import { reviseOpinion, reviseReview } from "./revise-review.server.ts";
import { onReview } from "./settle-review.server.ts";
import type { OnReview } from "./settle-review.server.ts";

export interface ReviewExtension extends OnReview {
  readonly dueOn: string;
  /** Units asked from now on as well. */
  readonly units: readonly string[];
  readonly reason: string;
}

/** Moves the deadline of an open review for every opinion that is still missing, and asks further units; opinions that were given stand. */
export async function extendReview(ctx: ServiceContext, input: ReviewExtension): Promise<Verdict<{ item: number }>> {
  return onReview(ctx, input, async ({ trx, stored, review, opinions }) => {
    const open = whileOpen(reviewState({ decision: review.decision, withdrawnOn: review.withdrawn_on }));
    if (!open.ok) return open;
    const { dueOn, units, reason } = input;
    const known = new Set((await allUnits(trx)).map(({ code }) => code));
    const errors = extensionRefusals({ units, dueOn }, { units: opinions.map(({ unit }) => unit), dueOn: review.due_on }, known, todayOf(ctx));
    if (errors.length > 0) return refuse(...errors);
    if (!(await reviseReview(trx, ctx, review, { due_on: dueOn }))) return refuse({ code: "stale" });
    for (const opinion of opinions) if (opinion.opinion === null && !(await reviseOpinion(trx, ctx, opinion, { due_on: dueOn }))) return refuse({ code: "stale" });
    await requestOpinions(trx, ctx, { ...review, due_on: dueOn }, units);
    await tellOfProject(trx, ctx, stored, {
      action: "admission.extend", objectType: "admission", before: { dueOn: review.due_on },
      after: { admissionSubject: review.subject, dueOn, ...(units.length > 0 ? { askedUnits: units } : {}), reason },
    });
    await tellOfOpinions(trx, ctx, stored, { subject: review.subject, dueOn, units });
    return accept({ item: review.item });
  });
}
