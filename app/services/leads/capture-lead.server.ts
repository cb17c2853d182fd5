import { cleanName } from "#app/domain/text.ts";
import type { LeadSource } from "#app/domain/kinds.ts";
import { parseAmountCell } from "#app/domain/money.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { Changed } from "../projects/change-project.server.ts";
import { createProject } from "../projects/create-project.server.ts";

/** The four fields of a lead as typed; only the company is needed. */
export interface LeadForm {
  readonly company: string;
  readonly intent: string;
  readonly amount: string;
  readonly source: LeadSource | null;
  /** Which fair, introducer or website. */
  readonly sourceDetail?: string | undefined;
  readonly district?: string | null | undefined;
  /** The same key again is the same form. */
  readonly formKey?: string | undefined;
}

/** Logs a lead: a project in its first stage, named by what is wanted, else by the company, with today as first contact. */
export async function captureLead(ctx: ServiceContext, form: LeadForm): Promise<Verdict<Changed>> {
  const company = cleanName(form.company);
  const intent = cleanName(form.intent);
  const money = form.amount.trim() === "" ? null : parseAmountCell(form.amount);
  const errors = [
    ...(company === "" ? [{ code: "required", field: "company" }] : []),
    ...(money !== null && !money.ok && money.code !== "empty" ? [{ code: money.code, field: "amount", params: { value: form.amount } }] : []),
  ];
  if (errors.length > 0) return refuse(...errors);
  const amount = money !== null && money.ok ? { amount: money.amount, currency: money.currency ?? "CNY", amountUnit: money.unit, amountModifier: money.modifier } : {};
  return createProject(ctx, {
    name: intent === "" ? company : intent, formKey: form.formKey,
    patch: {
      investors: [{ name: company, country: null }], intent: intent === "" ? null : intent, source: form.source, sourceDetail: cleanName(form.sourceDetail ?? "") || null, ...amount,
      ...(form.district ? { district: form.district } : {}), dates: { lead: todayOf(ctx) },
    },
  }, "lead.capture");
}
