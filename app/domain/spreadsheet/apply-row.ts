import { cleanText, companyKey } from "../text.ts";
import type { PartialDate } from "../dates.ts";
import type { Investor } from "../facts.ts";
import { MILESTONE_TYPES } from "../milestones.ts";
import type { MilestoneType } from "../milestones.ts";
import type { ProjectInput } from "../project-input.ts";
import { investorCells } from "./project-cells.ts";
import type { Lookups } from "./row-context.ts";
import type { ParsedRow, RowValues } from "./row-values.ts";

/** Fields that a row gives as they are kept. */
const PLAIN_FIELDS = [
  "name", "uscc", "district", "division", "industryClass", "kind", "chain", "chainRole", "amount", "fixedAmount", "currency", "amountModifier",
  "foreignShareBp", "flags", "projectCode", "landMuE4", "farE4", "newLand", "standardLand", "energyTceE4", "twoHighScreen", "replacementPlanOn",
  "bureauChief", "suspendedOn", "resumedOn", "terminationReason", "duplicateOf", "partOf", "note",
] as const satisfies readonly (keyof RowValues & keyof ProjectInput)[];

/** Investors after a row: names and countries replace what stood, a name without a new country keeps its old one. */
function investorsAfter(base: readonly Investor[], values: RowValues): readonly Investor[] {
  if (values.investorNames === undefined && values.investorCountries === undefined) return base;
  const names = values.investorNames ?? base.map((investor) => investor.name);
  const known = (name: string) => base.find((investor) => investor.name !== "" && companyKey(investor.name) === companyKey(name))?.country ?? null;
  const given = values.investorCountries;
  const countryAt = (index: number) => (given === undefined || (index < given.length && given[index] === undefined) ? known(names[index] ?? "") : (given[index] ?? null));
  const after = Array.from({ length: Math.max(names.length, given?.length ?? 0) }, (_, index): Investor => ({ name: names[index] ?? "", country: countryAt(index) }))
    .filter((investor) => investor.name !== "" || investor.country !== null);
  const [old, fresh] = [investorCells(base), investorCells(after)];
  return old.names === fresh.names && old.countries === fresh.countries ? base : after;
}

/** The liaison after a row; the account that stands there stays when the cell names it, even if it may no longer be chosen. */
export function liaisonAfter(base: Pick<ProjectInput, "liaisonId">, parsed: ParsedRow, accounts: Lookups["accounts"]): { liaisonId: number | null; isUnknown: boolean } {
  const { liaisonId, liaisonText } = parsed.values;
  if (liaisonText === undefined) return { liaisonId: liaisonId === undefined ? base.liaisonId : liaisonId, isUnknown: false };
  const standing = accounts.find((account) => account.id === base.liaisonId);
  const word = liaisonText.toLowerCase();
  const isStanding = standing !== undefined && [standing.email, standing.name].some((name) => cleanText(name).toLowerCase() === word);
  if (isStanding) return { liaisonId: base.liaisonId, isUnknown: false };
  if (liaisonId != null) return { liaisonId, isUnknown: false };
  return { liaisonId: parsed.isCanonical ? null : base.liaisonId, isUnknown: true };
}

function datesAfter(base: ProjectInput["dates"], given: RowValues["dates"]): ProjectInput["dates"] {
  const dates: Partial<Record<MilestoneType, PartialDate>> = { ...base };
  for (const type of MILESTONE_TYPES) {
    const on = given[type];
    if (on === null) delete dates[type];
    else if (on !== undefined) dates[type] = on;
  }
  return dates;
}

/** The unit after a row; a project that stands without a unit is exported in whole units and stays without one. */
function unitAfter(base: ProjectInput, values: RowValues, isNew: boolean): ProjectInput["amountUnit"] {
  if (values.amountUnit === undefined) return base.amountUnit;
  return !isNew && base.amountUnit === null && values.amountUnit === "yuan" ? null : values.amountUnit;
}

/** A project after a row was laid over it: absent fields stay, null ones are cleared. */
export function applyRow(base: ProjectInput, parsed: ParsedRow, accounts: Lookups["accounts"], isNew: boolean): ProjectInput {
  const { values } = parsed;
  const after: Record<string, unknown> = { ...base };
  for (const field of PLAIN_FIELDS) if (values[field] !== undefined) after[field] = values[field];
  after.investors = investorsAfter(base.investors, values);
  after.amountUnit = unitAfter(base, values, isNew);
  after.liaisonId = liaisonAfter(base, parsed, accounts).liaisonId;
  after.dates = datesAfter(base.dates, values.dates);
  return after as unknown as ProjectInput;
}
