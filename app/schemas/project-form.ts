import { z } from "zod";
import { LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE } from "#app/domain/check-project.ts";
import { CURRENCIES } from "#app/domain/currency.ts";
import { LARGEST_AMOUNT } from "#app/domain/decimal.ts";
import { AMOUNT_MODIFIERS, CHAIN_ROLES, FLAGS, KINDS, LEAD_SOURCES, SCREEN_RESULTS } from "#app/domain/kinds.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { amountText, decimalText, formKeyField, lineText, linesText, projectCodeText, usccText, versionField } from "./typed-fields.ts";

const LONGEST_LINE = 200;
const LONGEST_CHIEF = 100;
const HUNDRED_PERCENT_BP = 10_000;
const [PERCENT_PLACES, MEASURE_PLACES] = [2, 4];

const measure = decimalText(MEASURE_PLACES, LARGEST_AMOUNT);
const yesNo = z.enum(["1", "0"]).transform((value) => value === "1");
const code = z.string().max(LONGEST_CODE);

/** The fields of the facts form and the facts that each of them decides. */
export const FACT_GROUPS = {
  name: ["name"], investor: ["investors"], uscc: ["uscc"], district: ["district"], industry: ["division", "industryClass"], kind: ["kind"],
  chain: ["chain"], chainRole: ["chainRole"], amount: ["amount", "currency", "amountUnit"], amountModifier: ["amountModifier"], fixedAmount: ["fixedAmount"],
  foreignShare: ["foreignShareBp"], flags: ["flags"], projectCode: ["projectCode"], landMu: ["landMuE4"], far: ["farE4"], newLand: ["newLand"],
  standardLand: ["standardLand"], energyTce: ["energyTceE4"], twoHighScreen: ["twoHighScreen"], liaison: ["liaisonId"],
  bureauChief: ["bureauChief"], source: ["source"], sourceDetail: ["sourceDetail"], intent: ["intent"], note: ["note"], partOf: ["partOf"], duplicateOf: ["duplicateOf"],
} as const satisfies Readonly<Record<string, readonly (keyof ProjectInput)[]>>;
export type FactField = keyof typeof FACT_GROUPS;
export const FACT_FIELDS = Object.keys(FACT_GROUPS) as readonly FactField[];

/** Which of two versions a field takes after somebody else was faster. */
export const KEEP_CHOICES = ["mine", "theirs"] as const;

const flag = z.literal("1").optional();
const investorRow = z.object({ name: lineText(LONGEST_LINE).optional(), country: lineText(LONGEST_LINE).optional() });

/** The form with every fact about a project; an empty field means unknown. */
export const factsFormSchema = z.strictObject({
  version: versionField.optional(), formKey: formKeyField,
  name: lineText(LONGEST_NAME).pipe(z.string().min(1, "name_missing")),
  investors: z.array(investorRow).max(30).optional(), uscc: usccText.optional(), district: code.optional(), industry: z.string().regex(/^\d{2}$/).optional(),
  kind: z.enum(KINDS).optional(), chain: code.optional(), chainRole: z.enum(CHAIN_ROLES).optional(), amount: amountText.optional(),
  currency: z.string().refine((text) => CURRENCIES.has(text), "unknown_currency").optional(), amountModifier: z.enum(AMOUNT_MODIFIERS).optional(), fixedAmount: amountText.optional(),
  foreignShare: decimalText(PERCENT_PLACES, HUNDRED_PERCENT_BP).optional(), flags: z.strictObject(Object.fromEntries(FLAGS.map((name) => [name, flag]))).optional(),
  projectCode: projectCodeText.optional(), landMu: measure.optional(), far: measure.optional(), newLand: yesNo.optional(), standardLand: yesNo.optional(),
  energyTce: measure.optional(), twoHighScreen: z.enum(SCREEN_RESULTS).optional(), liaison: z.string().regex(/^\d{1,9}$/).transform(Number).optional(),
  bureauChief: lineText(LONGEST_CHIEF).optional(), source: z.enum(LEAD_SOURCES).optional(), sourceDetail: lineText(LONGEST_LINE).optional(), intent: lineText(LONGEST_LINE).optional(), note: linesText(LONGEST_NOTE).optional(),
  partOf: lineText(LONGEST_CODE).optional(), duplicateOf: lineText(LONGEST_CODE).optional(),
  keep: z.partialRecord(z.enum(FACT_FIELDS as readonly [FactField, ...FactField[]]), z.enum(KEEP_CHOICES)).optional(),
});
export type FactsForm = z.output<typeof factsFormSchema>;
