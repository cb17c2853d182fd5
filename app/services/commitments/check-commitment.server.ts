import { firstDay } from "#app/domain/dates.ts";
import { proposedVerdict, verdictRefusals } from "#app/domain/commitments.ts";
import { rolesThatMay } from "#app/domain/permissions.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { JudgeForm, ReportForm } from "#app/schemas/duty-forms.ts";
import { othersWithRoles } from "#db/queries/commitments.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject } from "../projects/on-project.server.ts";
import { documentRefusals, reviseDuty, seenVersion } from "./duty-record.server.ts";
import type { SavedItem } from "./duty-record.server.ts";
import { commitmentFields, nameOfCommitment, promiseOf, UNJUDGED } from "./save-commitment.server.ts";

/** Reports what was reached so far, with its evidence; a verdict on an earlier report no longer stands. */
export async function reportActual(ctx: ServiceContext, code: string, form: ReportForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "commitments", stored, form);
    if (!seen.ok) return seen;
    const row = seen.value;
    const today = todayOf(ctx);
    const errors: Refusal[] = [
      ...(row.value_e4 !== null && form.actualValue === undefined ? [{ code: "required", field: "actualValue" }] : []),
      ...(row.value_e4 === null && !form.actualNote ? [{ code: "required", field: "actualNote" }] : []),
      ...(firstDay(form.actualOn) > today ? [{ code: "future_date", field: "actualOn", params: { value: form.actualOn, today } }] : []),
      ...(await documentRefusals(trx, stored, form.evidence, "evidence")),
    ];
    if (errors.length > 0) return refuse(...errors);
    const change = {
      actual_e4: form.actualValue ?? null, actual_on: form.actualOn, actual_note: form.actualNote ?? null, actual_by: ctx.actor.userId, evidence: form.evidence ?? null, ...UNJUDGED,
    };
    return reviseDuty(trx, ctx, stored, "commitments", row, change, { action: "commitment.report", name: nameOfCommitment(row), fields: commitmentFields });
  });
}

/** How many others could judge in the actor's place. */
export async function otherJudges(ctx: ServiceContext): Promise<number> {
  return ctx.actor.userId === null ? 0 : othersWithRoles(ctx.db.read, rolesThatMay("commitment.judge"), ctx.actor.userId);
}

/** Decides whether a commitment was met; the numbers propose, a person who did not report them decides. */
export async function judgeCommitment(ctx: ServiceContext, code: string, form: JudgeForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  const others = await otherJudges(ctx);
  return onProject(ctx, { code, needs: "commitment.judge", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "commitments", stored, form);
    if (!seen.ok) return seen;
    const row = seen.value;
    const promise = promiseOf(row);
    const isOwn = row.actual_by !== null && row.actual_by === ctx.actor.userId && others > 0;
    const errors = verdictRefusals(promise, { actualE4: row.actual_e4, actualNote: row.actual_note, verdict: row.verdict }, form.verdict, form.verdictReason ?? null, isOwn);
    if (errors.length > 0) return refuse(...errors);
    const change = { verdict: form.verdict, verdict_reason: form.verdictReason ?? null, verdict_on: todayOf(ctx), verdict_by: ctx.actor.userId };
    const proposed = proposedVerdict(promise, row.actual_e4);
    return reviseDuty(trx, ctx, stored, "commitments", row, change, { action: "commitment.judge", name: nameOfCommitment(row), fields: commitmentFields, ...(proposed === null ? {} : { remarks: { verdictProposed: proposed } }) });
  });
}
