import { typedAmount } from "#app/domain/amount-text.ts";
import { unscaled } from "#app/domain/decimal.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { NamesByCode } from "#app/i18n/field-values.ts";
import type { Locale } from "#app/i18n/locale.ts";

export type TypedFacts = Readonly<Record<string, string>>;

const [PERCENT_PLACES, MEASURE_PLACES] = [2, 4];

const decimal = (value: number | null, places: number): string => (value === null ? "" : unscaled(value, places));
const yesNo = (value: boolean | null): string => (value === null ? "" : value ? "1" : "0");

/** What stands in the fields of the facts form for a version of the facts; reading it back gives the same facts. */
export function typedFacts(input: ProjectInput, locale: Locale, names: NamesByCode): TypedFacts {
  const language = locale === "en" ? "en" : "zh";
  const amount = (value: number | null) => (value === null ? "" : typedAmount(value, language));
  const country = (code: string | null) => (code === null ? "" : (names[`country:${code}`]?.[language] ?? code));
  const investors = input.investors.flatMap(({ name, country: code }, index) => [[`investors[${index}].name`, name], [`investors[${index}].country`, country(code)]]);
  return {
    ...Object.fromEntries(investors), ...Object.fromEntries(input.flags.map((flag) => [`flags.${flag}`, "1"])),
    name: input.name, uscc: input.uscc ?? "", district: input.district ?? "", industry: input.division ?? "", kind: input.kind ?? "", chain: input.chain ?? "", chainRole: input.chainRole ?? "",
    amount: amount(input.amount), currency: input.currency, amountModifier: input.amountModifier ?? "", fixedAmount: amount(input.fixedAmount),
    foreignShare: decimal(input.foreignShareBp, PERCENT_PLACES), projectCode: input.projectCode ?? "", landMu: decimal(input.landMuE4, MEASURE_PLACES), far: decimal(input.farE4, MEASURE_PLACES),
    newLand: yesNo(input.newLand), standardLand: yesNo(input.standardLand), energyTce: decimal(input.energyTceE4, MEASURE_PLACES), twoHighScreen: input.twoHighScreen ?? "",
    liaison: input.liaisonId === null ? "" : String(input.liaisonId), bureauChief: input.bureauChief ?? "", source: input.source ?? "", sourceDetail: input.sourceDetail ?? "",
    intent: input.intent ?? "", note: input.note ?? "", partOf: input.partOf ?? "", duplicateOf: input.duplicateOf ?? "",
  };
}

/** How many rows for investors a form needs: those typed and one more. */
export function investorRows(values: TypedFacts): number {
  const filled = Object.keys(values).flatMap((name) => {
    const index = /^investors\[(\d{1,2})\]\./.exec(name)?.[1];
    return index !== undefined && values[name] !== "" ? [Number(index) + 1] : [];
  });
  return Math.max(1, ...filled.map((count) => count + 1));
}
