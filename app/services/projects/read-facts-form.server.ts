import { FLAGS } from "#app/domain/kinds.ts";
import type { Investor } from "#app/domain/facts.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { resolveCountry } from "#app/domain/reference.ts";
import type { Country } from "#app/domain/reference.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { FACT_FIELDS, FACT_GROUPS } from "#app/schemas/project-form.ts";
import type { FactField, FactsForm } from "#app/schemas/project-form.ts";
import type { ServiceContext } from "../context.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import type { ProjectPatch } from "./project-patch.ts";

type Said = Pick<ProjectInput, (typeof FACT_GROUPS)[FactField][number]>;

/** What a facts form says about a project; a country that no list knows is refused by its row. */
export async function saidInForm(ctx: ServiceContext, form: FactsForm, base: ProjectInput): Promise<Verdict<Said>> {
  const { countries } = await referenceLists(ctx.db);
  const errors: Refusal[] = [];
  const investors = investorsIn(form, countries, errors);
  if (errors.length > 0) return refuse(...errors);
  return accept({
    name: form.name, investors, uscc: form.uscc ?? null, district: form.district ?? null, ...industryIn(form, base), kind: form.kind ?? null, chain: form.chain ?? null,
    chainRole: form.chainRole ?? null, ...amountIn(form, base), fixedAmount: form.fixedAmount?.amount ?? null, foreignShareBp: form.foreignShare ?? null,
    flags: FLAGS.filter((flag) => form.flags?.[flag] === "1"), projectCode: form.projectCode ?? null, landMuE4: form.landMu ?? null, farE4: form.far ?? null,
    newLand: form.newLand ?? null, standardLand: form.standardLand ?? null, energyTceE4: form.energyTce ?? null, twoHighScreen: form.twoHighScreen ?? null,
    liaisonId: form.liaison ?? null, bureauChief: form.bureauChief || null, source: form.source ?? null, sourceDetail: form.sourceDetail || null,
    intent: form.intent || null, note: form.note || null, partOf: form.partOf || null, duplicateOf: form.duplicateOf || null,
  });
}

function investorsIn(form: FactsForm, countries: readonly Country[], errors: Refusal[]): Investor[] {
  return (form.investors ?? []).flatMap(({ name, country }, index) => {
    if (!name) {
      if (country) errors.push({ code: "required", field: `investors[${index}].name` });
      return [];
    }
    const resolved = country ? resolveCountry(countries, country) : null;
    if (country && resolved === null) errors.push({ code: "no_such_country", field: `investors[${index}].country`, params: { value: country } });
    return [{ name, country: resolved }];
  });
}

/** The class stays while its division does. */
function industryIn(form: FactsForm, base: ProjectInput): Pick<Said, "division" | "industryClass"> {
  const division = form.industry ?? null;
  return { division, industryClass: division === base.division ? base.industryClass : null };
}

/** A currency or qualifier in the amount's own words goes before the choice beside it; the unit stays while the amount does. */
function amountIn(form: FactsForm, base: ProjectInput): Pick<Said, "amount" | "currency" | "amountUnit" | "amountModifier"> {
  const amount = form.amount?.amount ?? null;
  const currency = form.amount?.currency ?? form.currency ?? "CNY";
  const isSame = amount === base.amount && currency === base.currency;
  return { amount, currency, amountUnit: isSame ? base.amountUnit : (form.amount?.amountUnit ?? null), amountModifier: form.amount?.amountModifier ?? form.amountModifier ?? null };
}

/** The fields of the form that differ between two versions. */
export function differingFields(one: Partial<ProjectInput>, other: Partial<ProjectInput>): FactField[] {
  return FACT_FIELDS.filter((field) => FACT_GROUPS[field].some((fact) => JSON.stringify(one[fact] ?? null) !== JSON.stringify(other[fact] ?? null)));
}

/** The facts that some fields of the form decide. */
export function patchOf(said: Said, fields: readonly FactField[]): ProjectPatch {
  return Object.fromEntries(fields.flatMap((field) => FACT_GROUPS[field].map((fact) => [fact, said[fact]])));
}
