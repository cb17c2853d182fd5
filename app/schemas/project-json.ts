import { z } from "zod";
import { dateFieldOf, LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE } from "#app/domain/check-project.ts";
import { resolveCurrency } from "#app/domain/currency.ts";
import { isPartialDate } from "#app/domain/dates.ts";
import { LARGEST_AMOUNT, parseDecimal, scaledExactly } from "#app/domain/decimal.ts";
import { AMOUNT_MODIFIERS, AMOUNT_UNITS, CHAIN_ROLES, FLAGS, KINDS, LIGHTS, SCREEN_RESULTS } from "#app/domain/kinds.ts";
import { CANONICAL_MILESTONES, MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { normaliseProjectCode } from "#app/domain/project-code.ts";
import { STAGE_IDS } from "#app/domain/stages.ts";
import type { Stage } from "#app/domain/stages.ts";
import { cleanName } from "#app/domain/text.ts";
import { checkUscc } from "#app/domain/uscc.ts";

const LONGEST_TEXT = 1_000;
const LONGEST_EMAIL = 254;
const LONGEST_CHIEF = 100;
const HUNDRED_PERCENT_BP = 10_000;
const [PERCENT_PLACES, MEASURE_PLACES] = [2, 4];

type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string };

/** A text read by a rule of the domain; an empty text and null clear the field. */
function text<T>(read: (given: string) => Reading<T>, longest = LONGEST_TEXT) {
  return z.string().max(longest, "too_long").nullable().transform((given, context): T | null => {
    if (given === null || given.trim() === "") return null;
    const reading = read(given);
    if (reading.ok) return reading.value;
    context.addIssue({ code: "custom", message: reading.code, input: given });
    return z.NEVER;
  });
}

const words = (longest?: number) => text<string>((given) => ({ ok: true, value: cleanName(given) }), longest);
const lines = (given: string): Reading<string> => ({ ok: true, value: given.split(/\r\n?|\n/).map(cleanName).join("\n").trim() });
const list = (separator: RegExp) => text<string[]>((given) => ({ ok: true, value: given.split(separator).map(cleanName) }), LONGEST_NOTE);
const WRITTEN_DATE = { description: "YYYY, YYYY-MM or YYYY-MM-DD", pattern: String.raw`^(\d{4}(-\d{2}(-\d{2})?)?)?$` } as const;
const partialDate = z.string().refine((given) => given === "" || isPartialDate(given), "bad_date").meta(WRITTEN_DATE).nullable().transform((given) => given || null);
const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).nullable();
const truth = z.union([z.boolean(), z.literal(0), z.literal(1)], "unknown_value").nullable().transform((given) => (given === null ? null : given === true || given === 1));

/** A number kept as an integer of 10^-places; written as a number or as decimal text, with nothing rounded away. */
function measure(places: number, largest: number) {
  return z.union([z.number(), z.string().max(LONGEST_CODE)], "bad_number").nullable().transform((given, context): number | null => {
    if (given === null || given === "") return null;
    const scaled = scaledExactly(String(given), places);
    if (scaled !== null && scaled <= largest) return scaled;
    const decimal = parseDecimal(String(given));
    const code = decimal === null ? "bad_number" : decimal.digits < 0n ? "negative" : decimal.decimals > places ? "too_many_decimals" : "out_of_range";
    context.addIssue({ code: "custom", message: code, input: given, params: { max: places } });
    return z.NEVER;
  });
}

const wholeAmount = z.number().meta({ description: "whole units of the currency", type: "integer", minimum: 0, maximum: LARGEST_AMOUNT }).nullable().transform((given, context): number | null => {
  if (given === null || (Number.isSafeInteger(given) && given >= 0 && given <= LARGEST_AMOUNT)) return given;
  const code = given < 0 ? "negative" : given > LARGEST_AMOUNT ? "out_of_range" : "not_integer";
  context.addIssue({ code: "custom", message: code, input: given });
  return z.NEVER;
});

const decimalText = z.string().refine((given) => parseDecimal(given) !== null, "bad_number").refine((given) => !given.startsWith("-"), "negative")
  .meta({ description: "decimal text in `unit`", pattern: String.raw`^\d+(\.\d+)?$` }).nullable();

const currency = text((given): Reading<string> => { const code = resolveCurrency(given); return code === null ? { ok: false, code: "unknown_currency" } : { ok: true, value: code }; });
const uscc = text((given): Reading<string> => { const verdict = checkUscc(given); return verdict.ok ? { ok: true, value: verdict.uscc } : verdict; });
const projectCode = text((given): Reading<string | null> => { const verdict = normaliseProjectCode(given); return verdict.ok ? { ok: true, value: verdict.projectCode } : verdict; });
const flags = z.array(z.enum(FLAGS)).max(LONGEST_TEXT).nullable().transform((given) => FLAGS.filter((flag) => given?.includes(flag)));

/** The fields of milestones that the canonical columns carry: `signedOn`, `landedOn` … */
export const DATE_FIELDS = CANONICAL_MILESTONES.map((type) => [type, dateFieldOf(type)] as const);
type DateField = "leadOn" | "signedOn" | "registeredOn" | "landedOn" | "landOn" | "startedOn" | "completedOn" | "acceptedOn" | "producedOn" | "capacityOn" | "dischargedOn" | "fundOn" | "terminatedOn";
const dates = Object.fromEntries(DATE_FIELDS.map(([, field]) => [field, partialDate.optional()])) as Record<DateField, z.ZodOptional<typeof partialDate>>;

/** What a body may say about a project; an absent field stays, null and an empty text clear. */
const projectFields = {
  investor: list(/[;；、]/).optional(), investorCountry: list(/[;；/]/).optional(), uscc: uscc.optional(), district: words().optional(),
  industry: words().optional(), kind: choice(KINDS).optional(), chain: words().optional(), chainRole: choice(CHAIN_ROLES).optional(),
  totalInvestment: decimalText.optional(), amount: wholeAmount.optional(), currency: currency.optional(), unit: choice(AMOUNT_UNITS).optional(),
  amountModifier: choice(AMOUNT_MODIFIERS).optional(), fixedInvestment: decimalText.optional(), fixedAmount: wholeAmount.optional(),
  foreignShare: measure(PERCENT_PLACES, HUNDRED_PERCENT_BP).optional(), flags: flags.optional(), projectCode: projectCode.optional(),
  landMu: measure(MEASURE_PLACES, LARGEST_AMOUNT).optional(), far: measure(MEASURE_PLACES, LARGEST_AMOUNT).optional(), newLand: truth.optional(),
  standardLand: truth.optional(), energyTce: measure(MEASURE_PLACES, LARGEST_AMOUNT).optional(), twoHighScreen: choice(SCREEN_RESULTS).optional(),
  replacementPlanOn: partialDate.optional(), liaison: words(LONGEST_EMAIL).optional(), bureauChief: words(LONGEST_CHIEF).optional(),
  lastUpdateOn: partialDate.optional(), suspendedOn: partialDate.optional(), resumedOn: partialDate.optional(), ...dates,
  terminationReason: words().optional(), duplicateOf: words(LONGEST_CODE).optional(), partOf: words(LONGEST_CODE).optional(),
  note: text(lines, LONGEST_NOTE).optional(), orderReason: words().optional(),
} as const;

const name = z.string().transform(cleanName).meta({ description: `1–${LONGEST_NAME}` });
const code = words(LONGEST_CODE);

export const newProjectSchema = z.strictObject({ code: code.optional(), name, ...projectFields });
export const projectPatchSchema = z.strictObject({ code: code.optional(), name: name.optional(), ...projectFields });
export const milestoneSchema = z.strictObject({
  type: z.enum(MILESTONE_TYPES), actualOn: z.string().refine(isPartialDate, "bad_date").meta(WRITTEN_DATE),
  name: name.optional(), ...projectFields,
});

export type ProjectBody = z.infer<typeof projectPatchSchema>;
export type MilestoneBody = z.infer<typeof milestoneSchema>;

/** Fields of an answer that no body may set. */
export const READ_ONLY_FIELDS = ["stage", "totalInvestmentCny", "manufacturing", "foreign", "light", "version", "createdAt", "updatedAt"] as const;

/** The date field of a milestone in a body, where it has one. */
export function dateOf(body: ProjectBody, type: MilestoneType): string | null | undefined {
  const entry = DATE_FIELDS.find(([known]) => known === type);
  return entry === undefined ? undefined : body[entry[1] as DateField];
}

const said = z.string().nullable();
const number = z.number().nullable();
const saidDates = Object.fromEntries(DATE_FIELDS.map(([, field]) => [field, said])) as Record<DateField, typeof said>;

/** A project as answers carry it. */
export const projectAnswer = z.object({
  code: z.string(), name: z.string(), investor: said, investorCountry: said, uscc: said, district: said, industry: said, kind: choice(KINDS), chain: said,
  chainRole: choice(CHAIN_ROLES), amount: z.int().nullable(), currency: z.string(), amountModifier: choice(AMOUNT_MODIFIERS), fixedAmount: z.int().nullable(),
  foreignShare: number, flags: z.array(z.enum(FLAGS)), projectCode: said, landMu: number, far: number, newLand: z.boolean().nullable(),
  standardLand: z.boolean().nullable(), energyTce: number, twoHighScreen: choice(SCREEN_RESULTS), replacementPlanOn: said, liaison: said, bureauChief: said,
  lastUpdateOn: said, suspendedOn: said, resumedOn: said, ...saidDates, terminationReason: said, duplicateOf: said, partOf: said, note: said,
  stage: z.enum(STAGE_IDS as readonly [Stage, ...Stage[]]), totalInvestmentCny: z.int().nullable(), manufacturing: z.boolean(), foreign: z.boolean(),
  light: z.enum(LIGHTS), version: z.int(), createdAt: z.string(), updatedAt: z.string(),
});
export type ProjectJson = z.infer<typeof projectAnswer>;
