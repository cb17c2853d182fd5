import type { Transaction } from "kysely";
import type { FollowUp, Opinion } from "#app/domain/admission.ts";
import { opinionRefusals, reviewState, unitOf, whileOpen } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { findOpinion, findReview } from "#db/queries/admission.ts";
import type { AdmissionOpinionRow, AdmissionRow } from "#db/schema/admission.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { reviseOpinion } from "./revise-review.server.ts";

interface OnOpinion {
  readonly code: string;
  readonly item: number;
  /** The version that the form was drawn from. */
  readonly seen: number;
  readonly formKey?: string | undefined;
}

export interface OpinionAnswer extends OnOpinion {
  readonly opinion: Opinion;
  readonly conditions: string | null;
  readonly note: string | null;
  /** The day of an opinion that came on paper; today where nothing is said. */
  readonly givenOn: string | null;
}

interface Asked {
  readonly present: AdmissionOpinionRow;
  readonly review: AdmissionRow;
}

/** The opinion if the actor may write it: a unit only its own, which is not there for another one. */
async function ownOpinion(trx: Transaction<Database>, ctx: ServiceContext, projectId: number, { item, seen }: OnOpinion): Promise<Verdict<Asked>> {
  const present = await findOpinion(trx, projectId, item);
  const isOthers = ctx.actor.role === "unit" && present?.unit !== ctx.actor.unit;
  const review = present && !isOthers ? await findReview(trx, projectId, present.admission) : null;
  if (!present || !review) return refuse({ code: "not_found" });
  return present.id === seen ? accept({ present, review }) : refuse({ code: "stale" });
}

const told = (row: Pick<AdmissionOpinionRow, "opinion" | "conditions" | "note" | "given_on" | "on_paper">): FieldValues =>
  ({ opinion: row.opinion, conditions: row.conditions, opinionNote: row.note, givenOn: row.given_on, onPaper: row.on_paper === 1 });

/** Gives a unit's opinion, or revises it while the review is open; staff of commerce record what came on paper, marked as such. */
export async function giveOpinion(ctx: ServiceContext, { code, formKey, ...answer }: OpinionAnswer): Promise<Verdict<{ unit: string }>> {
  return onProject(ctx, { code, needs: "opinion.give", formKey, content: answer }, async (trx, stored) => {
    const found = await ownOpinion(trx, ctx, stored.project_id, { code, ...answer });
    if (!found.ok) return found;
    const { present, review } = found.value;
    const open = whileOpen(reviewState({ decision: review.decision, withdrawnOn: review.withdrawn_on }));
    if (!open.ok) return open;
    const today = todayOf(ctx);
    const onPaper = present.unit === unitOf(ctx.actor) ? 0 : 1;
    const given = { opinion: answer.opinion, conditions: answer.opinion === "conditions" ? answer.conditions : null, note: answer.note, givenOn: onPaper === 1 ? (answer.givenOn ?? today) : today };
    const errors = opinionRefusals(given, review.asked_on, today);
    if (errors.length > 0) return refuse(...errors);
    const next = { opinion: given.opinion, conditions: given.conditions, note: given.note, given_on: given.givenOn, on_paper: onPaper, follow_up: null, follow_up_on: null, follow_up_note: null } as const;
    if (!(await reviseOpinion(trx, ctx, present, next))) return refuse({ code: "stale" });
    const changed = changedFields(told(present), told(next)) ?? { before: {}, after: {} };
    await tellOfProject(trx, ctx, stored, { action: present.opinion === null ? "opinion.give" : "opinion.revise", objectType: "admission", before: changed.before, after: { opinionUnit: present.unit, ...changed.after } });
    return accept({ unit: present.unit });
  });
}

export interface ConditionsLook extends OnOpinion {
  readonly followUp: FollowUp;
  readonly note: string | null;
}

/** Records whether the conditions of an opinion were met; that they were not needs a reason. */
export async function followConditions(ctx: ServiceContext, { code, formKey, ...look }: ConditionsLook): Promise<Verdict<{ unit: string }>> {
  return onProject(ctx, { code, needs: "opinion.give", formKey, content: look }, async (trx, stored) => {
    const found = await ownOpinion(trx, ctx, stored.project_id, { code, ...look });
    if (!found.ok) return found;
    const { present } = found.value;
    if (present.opinion !== "conditions") return refuse({ code: "no_conditions" });
    if (look.followUp === "unmet" && look.note === null) return refuse({ code: "reason_required", field: "followUpNote" });
    const next = { follow_up: look.followUp, follow_up_on: todayOf(ctx), follow_up_note: look.note } as const;
    if (!(await reviseOpinion(trx, ctx, present, next))) return refuse({ code: "stale" });
    await tellOfProject(trx, ctx, stored, {
      action: "opinion.followUp", objectType: "admission", before: { followUp: present.follow_up, followUpNote: present.follow_up_note },
      after: { opinionUnit: present.unit, followUp: look.followUp, followUpNote: look.note },
    });
    return accept({ unit: present.unit });
  });
}
