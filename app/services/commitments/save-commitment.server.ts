import type { Transaction } from "kysely";
import { promiseRefusals } from "#app/domain/commitments.ts";
import type { PromiseMade } from "#app/domain/commitments.ts";
import { INDICATORS, isIndicator } from "#app/domain/indicators.ts";
import { accept, refuse, together } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { AmendForm, CommitForm, WithdrawForm } from "#app/schemas/duty-forms.ts";
import { isUnit, presentItem } from "#db/queries/commitments.ts";
import type { DutyValues } from "#db/queries/commitments.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { addDuty, reviseDuty, seenVersion } from "./duty-record.server.ts";
import type { SavedItem } from "./duty-record.server.ts";

type Values = DutyValues<"commitments">;

/** What names a commitment in the history: its title, or its indicator. */
export function nameOfCommitment({ title, indicator }: Pick<Values, "title" | "indicator">): FieldValues {
  return { commitment: title ?? indicator };
}

/** What people read of a commitment in the history. */
export function commitmentFields(row: Values): FieldValues {
  return {
    side: row.side, promised: { operator: row.operator, valueE4: row.value_e4 ?? null, measure: row.measure ?? null }, dueOn: row.due_on, checkStage: row.check_stage, responsible: row.responsible,
    actual: row.actual_e4 == null ? null : { valueE4: row.actual_e4, measure: row.measure ?? null }, actualDay: row.actual_on, actualNote: row.actual_note, evidence: row.evidence,
    verdict: row.verdict, verdictReason: row.verdict_reason,
  };
}

/** Nothing was decided about a commitment, or what was decided no longer stands. */
export const UNJUDGED = { verdict: null, verdict_reason: null, verdict_on: null, verdict_by: null } as const;
/** Everything about a commitment before anything was reported. */
export const UNREPORTED = { actual_e4: null, actual_on: null, actual_note: null, actual_by: null, evidence: null, ...UNJUDGED } as const;

/** What a commitment promises. */
export const promiseOf = (row: Values): PromiseMade => ({
  side: row.side, indicator: row.indicator, title: row.title ?? null, operator: row.operator, valueE4: row.value_e4 ?? null, dueOn: row.due_on ?? null, checkStage: row.check_stage ?? null, responsible: row.responsible ?? null,
});

/** Every reason against a commitment in what it rests on and what it says. */
async function faultsOf(trx: Transaction<Database>, projectId: number, row: Values): Promise<Refusal[]> {
  const contract = row.contract == null ? null : await presentItem(trx, "contracts", projectId, row.contract);
  return together(
    [
      ...(row.contract != null && !contract ? [{ code: "not_found", field: "contract" }] : []),
      ...(row.responsible != null && !(await isUnit(trx, row.responsible)) ? [{ code: "unknown_value", field: "responsible", params: { value: row.responsible } }] : []),
      ...(isIndicator(row.indicator) && row.value_e4 == null ? [{ code: "required", field: "value" }] : []),
    ],
    promiseRefusals(promiseOf(row), contract?.signed_on ?? null),
  );
}

/** Records what one side owes; an indicator of the list brings its measure, and its operator and check where none is given. */
export async function addCommitment(ctx: ServiceContext, code: string, form: CommitForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const usual = isIndicator(form.indicator) ? INDICATORS[form.indicator] : null;
    const values: Values = {
      ...UNREPORTED, plot: null, contract: form.contract ?? null, side: form.side, indicator: form.indicator, title: usual ? null : (form.title ?? null), operator: form.operator ?? usual?.operator ?? ">=",
      value_e4: form.value ?? null, measure: usual?.measure ?? form.measure ?? null, due_on: form.dueOn ?? null, check_stage: form.checkStage ?? usual?.checkStage ?? null,
      responsible: form.side === "government" ? (form.responsible ?? null) : null, amendment: 0, amendment_reason: null,
    };
    const errors = await faultsOf(trx, stored.project_id, values);
    if (errors.length > 0) return refuse(...errors);
    return addDuty(trx, ctx, stored, "commitments", values, { action: "commitment.add", name: nameOfCommitment(values), fields: commitmentFields });
  });
}

/** Changes what was promised, with the reason; what was promised before stays beside it, and a verdict on it no longer stands. */
export async function amendCommitment(ctx: ServiceContext, code: string, form: AmendForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "commitments", stored, form);
    if (!seen.ok) return seen;
    const row = seen.value;
    const said = {
      operator: form.operator ?? row.operator, value_e4: form.value ?? null, due_on: form.dueOn ?? null, check_stage: form.checkStage ?? null, responsible: row.side === "government" ? (form.responsible ?? null) : null,
    };
    const isSame = Object.entries(said).every(([column, value]) => row[column as keyof typeof said] === value);
    const errors = [...(await faultsOf(trx, stored.project_id, { ...row, ...said })), ...(isSame ? [{ code: "nothing_amended" }] : [])];
    if (errors.length > 0) return refuse(...errors);
    const change = { ...said, ...UNJUDGED, amendment: row.amendment + 1, amendment_reason: form.amendmentReason };
    return reviseDuty(trx, ctx, stored, "commitments", row, change, { action: "commitment.amend", name: nameOfCommitment(row), fields: commitmentFields, remarks: { amendmentReason: form.amendmentReason } });
  });
}

/** Takes back a commitment that was recorded by mistake: nothing was reported or judged on it. It stays in the history. */
export async function withdrawCommitment(ctx: ServiceContext, code: string, form: WithdrawForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "commitments", stored, form);
    if (!seen.ok) return seen;
    const row = seen.value;
    if (row.actual_on !== null || row.verdict !== null) return refuse({ code: "already_reported" });
    if (!(await closeVersion(trx, "commitments", row.id, ctx.now))) return refuse({ code: "stale" });
    const before = Object.fromEntries(Object.entries(commitmentFields(row)).filter(([, value]) => value !== null));
    await tellOfProject(trx, ctx, stored, { action: "commitment.withdraw", objectType: "commitments", before, after: { ...nameOfCommitment(row), withdrawReason: form.reason } });
    return accept({ item: row.item });
  });
}
