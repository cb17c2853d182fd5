import { unscaled } from "../decimal.ts";
import { decimalInUnit } from "../money.ts";
import { CANONICAL_MILESTONES } from "../milestones.ts";
import { camelCase } from "./canonical-columns.ts";
import type { ParsedRow } from "./row-values.ts";

const dateKey = (type: (typeof CANONICAL_MILESTONES)[number]): string => camelCase(`${type}_on`);
const scaled = (value: number | null | undefined, places: number): number | null => (value == null ? null : Number(unscaled(value, places)));

/** What the project is beyond the row: the code it was matched by, its currency, the liaison's e-mail. */
export interface ParsedSurroundings {
  readonly code: string | null;
  readonly currency: string;
  readonly liaison: string | null;
}

/** A row as it was understood, under the canonical names in camel case; null where nothing is known. */
export function parsedDocument(parsed: ParsedRow, around: ParsedSurroundings): Record<string, unknown> {
  const { values } = parsed;
  const decimal = (amount: number | null | undefined) => (amount == null ? null : decimalInUnit(amount, values.amountUnit ?? "yuan"));
  const countries = values.investorCountries?.some((country) => country != null) ? values.investorCountries.map((country) => country ?? "").join(";") : null;
  const planned = Object.fromEntries(CANONICAL_MILESTONES.flatMap((type) => (values.planned[type] === undefined ? [] : [[dateKey(type), values.planned[type]]])));
  return {
    row: parsed.row, sheet: parsed.sheet, code: around.code, name: values.name ?? null, investor: values.investorNames?.join(";") || null,
    investors: values.investorNames ?? [], investorCountry: countries, uscc: values.uscc ?? null, district: values.district ?? null,
    industry: values.industryClass ?? values.division ?? null, kind: values.kind ?? null, chain: values.chain ?? null, chainRole: values.chainRole ?? null,
    totalInvestment: decimal(values.amount), amount: values.amount ?? null, currency: values.currency ?? around.currency, unit: values.amountUnit ?? null,
    amountModifier: values.amountModifier ?? null, fixedInvestment: decimal(values.fixedAmount), fixedAmount: values.fixedAmount ?? null,
    foreignShare: scaled(values.foreignShareBp, 2), flags: values.flags ?? [], projectCode: values.projectCode ?? null, landMu: scaled(values.landMuE4, 4),
    far: scaled(values.farE4, 4), newLand: values.newLand ?? null, standardLand: values.standardLand ?? null, energyTce: scaled(values.energyTceE4, 4),
    twoHighScreen: values.twoHighScreen ?? null, replacementPlanOn: values.replacementPlanOn ?? null, liaison: around.liaison,
    bureauChief: values.bureauChief ?? null, lastUpdateOn: values.lastUpdateOn ?? null, suspendedOn: values.suspendedOn ?? null, resumedOn: values.resumedOn ?? null,
    ...Object.fromEntries(CANONICAL_MILESTONES.map((type) => [dateKey(type), values.dates[type] ?? null])),
    terminationReason: values.terminationReason ?? null, duplicateOf: values.duplicateOf ?? null, partOf: values.partOf ?? null, note: values.note ?? null, planned,
  };
}
