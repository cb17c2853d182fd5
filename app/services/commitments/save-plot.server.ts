import type { Transaction } from "kysely";
import { INDICATORS, LAND_INDICATORS } from "#app/domain/indicators.ts";
import { exceptionRefusals } from "#app/domain/plots.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { ExceptionForm, PlotForm, RemovePlotForm, SignForm } from "#app/schemas/land-forms.ts";
import { presentItem, presentItems } from "#db/queries/commitments.ts";
import type { DutyValues } from "#db/queries/commitments.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { addDuty, documentRefusals, reviseDuty, seenVersion } from "./duty-record.server.ts";
import type { SavedItem } from "./duty-record.server.ts";
import { commitmentFields, nameOfCommitment, UNREPORTED } from "./save-commitment.server.ts";

const fields = (row: DutyValues<"land_plots">): FieldValues => ({
  landMuE4: row.land_mu_e4, farE4: row.far_e4, exceptionOn: row.exception_on, exceptionNote: row.exception_note, document: row.exception_document,
});

/** Records a plot of a project's land, or corrects one; a ratio that needs no exception any more loses it. */
export async function savePlot(ctx: ServiceContext, code: string, form: PlotForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const values = { name: form.name, land_mu_e4: form.landMu ?? null, far_e4: form.far ?? null };
    const telling = { name: { plot: form.name }, fields };
    if (form.item === undefined) {
      return addDuty(trx, ctx, stored, "land_plots", { ...values, exception_on: null, exception_note: null, exception_document: null }, { ...telling, action: "plot.add" });
    }
    const seen = await seenVersion(trx, "land_plots", stored, { item: form.item, seen: form.seen ?? 0 });
    if (!seen.ok) return seen;
    const isNeedless = values.far_e4 === null || exceptionRefusals({ farE4: values.far_e4 }, "", "").length > 0;
    const change = { ...values, ...(isNeedless ? { exception_on: null, exception_note: null, exception_document: null } : {}) };
    const named = (row: DutyValues<"land_plots">) => ({ plotName: row.name, ...fields(row) });
    return reviseDuty(trx, ctx, stored, "land_plots", seen.value, change, { ...telling, fields: named, action: "plot.edit" });
  });
}

/** Records that a plot may be built below the lowest floor area ratio: when that was approved and on what grounds. */
export async function recordException(ctx: ServiceContext, code: string, form: ExceptionForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.judge", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "land_plots", stored, form);
    if (!seen.ok) return seen;
    const errors = [...exceptionRefusals({ farE4: seen.value.far_e4 }, form.exceptionOn, todayOf(ctx)), ...(await documentRefusals(trx, stored, form.document, "document"))];
    if (errors.length > 0) return refuse(...errors);
    const change = { exception_on: form.exceptionOn, exception_note: form.exceptionNote, exception_document: form.document ?? null };
    return reviseDuty(trx, ctx, stored, "land_plots", seen.value, change, { action: "plot.exception", name: { plot: seen.value.name }, fields });
  });
}

/** The indicators of a plot that are signed and present. */
async function signedOn(trx: Transaction<Database>, projectId: number, plot: number): Promise<string[]> {
  return (await presentItems(trx, "commitments", projectId)).filter((row) => row.plot === plot).map((row) => row.indicator);
}

/** Signs control indicators for a plot: each becomes a duty of the investor that is checked at its usual stage. */
export async function signIndicators(ctx: ServiceContext, code: string, form: SignForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "land_plots", stored, form);
    if (!seen.ok) return seen;
    const plot = seen.value;
    const signed = await signedOn(trx, stored.project_id, plot.item);
    const given = LAND_INDICATORS.flatMap((indicator) => { const value = form[indicator]; return value === undefined ? [] : [{ indicator, value }]; });
    const contract = form.contract === undefined ? null : await presentItem(trx, "contracts", stored.project_id, form.contract);
    const errors: Refusal[] = [
      ...(given.length === 0 ? [{ code: "nothing_signed" }] : []),
      ...given.filter(({ indicator }) => signed.includes(indicator)).map(({ indicator }) => ({ code: "signed_already", field: indicator })),
      ...(form.contract !== undefined && !contract ? [{ code: "not_found", field: "contract" }] : []),
      ...(contract && form.dueOn !== undefined && form.dueOn < contract.signed_on ? [{ code: "due_before_contract", field: "dueOn", params: { value: form.dueOn, signedOn: contract.signed_on } }] : []),
    ];
    if (errors.length > 0) return refuse(...errors);
    for (const { indicator, value } of given) {
      const { operator, measure, checkStage } = INDICATORS[indicator];
      const values: DutyValues<"commitments"> = {
        ...UNREPORTED, plot: plot.item, contract: form.contract ?? null, side: "investor", indicator, title: null, operator, value_e4: value, measure, due_on: form.dueOn ?? null, check_stage: checkStage,
        responsible: null, amendment: 0, amendment_reason: null,
      };
      await addDuty(trx, ctx, stored, "commitments", values, { action: "commitment.add", name: { plot: plot.name, ...nameOfCommitment(values) }, fields: commitmentFields });
    }
    return accept({ item: plot.item });
  });
}

/** Takes a plot away that was recorded by mistake and has no indicator; it stays in the history. */
export async function removePlot(ctx: ServiceContext, code: string, form: RemovePlotForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "land_plots", stored, form);
    if (!seen.ok) return seen;
    const plot = seen.value;
    if ((await signedOn(trx, stored.project_id, plot.item)).length > 0) return refuse({ code: "plot_has_indicators" });
    if (!(await closeVersion(trx, "land_plots", plot.id, ctx.now))) return refuse({ code: "stale" });
    await tellOfProject(trx, ctx, stored, { action: "plot.remove", objectType: "land_plots", before: fields(plot), after: { plot: plot.name } });
    return accept({ item: plot.item });
  });
}
