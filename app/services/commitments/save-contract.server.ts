import type { Transaction } from "kysely";
import { contractRefusals, renewalRefusals } from "#app/domain/commitments.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ContractForm, RenewForm } from "#app/schemas/duty-forms.ts";
import { inputOfRow } from "#db/codecs.ts";
import type { DutyValues } from "#db/queries/commitments.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { patched } from "../projects/project-patch.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject } from "../projects/on-project.server.ts";
import { reviseProjectRecord } from "../projects/record-project.server.ts";
import { addDuty, documentRefusals, reviseDuty, seenVersion } from "./duty-record.server.ts";
import type { SavedItem } from "./duty-record.server.ts";

const fields = (row: DutyValues<"contracts">): FieldValues => ({
  contractKind: row.kind, parties: row.parties, contractSignedOn: row.signed_on, validUntil: row.valid_until, edition: row.edition, document: row.document, renewedOn: row.renewed_on, remark: row.note,
});

/** Records a contract of a project, or corrects one. */
export async function saveContract(ctx: ServiceContext, code: string, form: ContractForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const errors = [...contractRefusals({ signedOn: form.signedOn, validUntil: form.validUntil ?? null }, todayOf(ctx)), ...(await documentRefusals(trx, stored, form.document, "document"))];
    if (errors.length > 0) return refuse(...errors);
    const values = {
      kind: form.kind, name: form.name, parties: form.parties, signed_on: form.signedOn, valid_until: form.validUntil ?? null, edition: form.edition ?? null, document: form.document ?? null, note: form.note ?? null,
    };
    const telling = { name: { contract: form.name }, fields };
    if (form.item === undefined) return addDuty(trx, ctx, stored, "contracts", { ...values, renewed_on: null }, { ...telling, action: "contract.add" });
    const seen = await seenVersion(trx, "contracts", stored, { item: form.item, seen: form.seen ?? 0 });
    if (!seen.ok) return seen;
    const named = (row: DutyValues<"contracts">) => ({ contractName: row.name, ...fields(row) });
    return reviseDuty(trx, ctx, stored, "contracts", seen.value, values, { ...telling, fields: named, action: "contract.edit" });
  });
}

/** Prolongs a contract to a later end; the project's renewal milestone takes the day on which that was agreed. */
export async function renewContract(ctx: ServiceContext, code: string, form: RenewForm): Promise<Verdict<SavedItem>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "commitment.write", formKey, content }, async (trx, stored) => {
    const seen = await seenVersion(trx, "contracts", stored, form);
    if (!seen.ok) return seen;
    const errors = [...renewalRefusals({ validUntil: form.validUntil, renewedOn: form.renewedOn, present: seen.value.valid_until }, todayOf(ctx)), ...(await documentRefusals(trx, stored, form.document, "document"))];
    if (errors.length > 0) return refuse(...errors);
    const change = { valid_until: form.validUntil, renewed_on: form.renewedOn, ...(form.document === undefined ? {} : { document: form.document }) };
    const saved = await reviseDuty(trx, ctx, stored, "contracts", seen.value, change, { action: "contract.renew", name: { contract: seen.value.name }, fields });
    if (saved.ok) await reachMilestone(trx, ctx, stored, "renewal", form.renewedOn);
    return saved;
  });
}

/** Records on the project that one of the milestones of supervision was reached; these have no gate. */
export async function reachMilestone(trx: Transaction<Database>, ctx: ServiceContext, stored: StoredProject, milestone: Extract<MilestoneType, "renewal" | "performance_review" | "rectification">, on: PartialDate): Promise<void> {
  const input = patched(inputOfRow(stored), { dates: { [milestone]: on } });
  await reviseProjectRecord(trx, ctx, stored, input, { action: "milestone.record", rates: await allRates(trx), update: { kind: "milestone", on: todayOf(ctx) } });
}
