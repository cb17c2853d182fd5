import { z } from "zod";
import { ADMISSION_SUBJECTS, FOLLOW_UPS, INBOX_STATES, OPINIONS } from "#app/domain/admission.ts";
import { SCREEN_RESULTS } from "#app/domain/kinds.ts";
import { EQUAL_RATIO_E4, LARGEST_RATIO_E4 } from "#app/domain/replacement.ts";
import { LARGEST_RESOURCE_E4, RESOURCE_KINDS } from "#app/domain/resources.ts";
import { yearField } from "./clocks.ts";
import { pageFields } from "./project-filter.ts";
import { dayText, decimalText, formKeyField, linesText, lineText, rowField } from "./typed-fields.ts";

const LONGEST_TEXT = 1_000;
const LONGEST_LINE = 200;
const E4 = 4;

/** What the forms of a project's admission page ask for. */
export const ADMISSION_INTENTS = [
  "ask", "opinion", "followUp", "decide", "withdraw", "reopen", "extend", "screen", "plan", "approve", "revoke", "askResource", "allocate",
] as const;
export type AdmissionIntent = (typeof ADMISSION_INTENTS)[number];

const words = linesText(LONGEST_TEXT).transform((text) => (text === "" ? null : text)).optional().transform((text) => text ?? null);
const reason = linesText(LONGEST_TEXT).pipe(z.string().min(1));
const unitCode = z.string().max(40);
const sent = { formKey: formKeyField };
const onReview = { ...sent, item: rowField, seen: rowField, opinionsSeen: z.string().regex(/^\d{1,15}$/).transform(Number) };
const onOpinion = { ...sent, item: rowField, seen: rowField };
/** The row a form was drawn from; empty where there was none. */
const seenOrNone = rowField.optional().transform((id) => id ?? null);

/** Ticked boxes, by the unit's code. */
const tickedUnits = z.record(unitCode, z.literal("on")).optional().transform((ticked) => Object.keys(ticked ?? {}));

export const askFormSchema = z.strictObject({
  intent: z.literal("ask"), ...sent, subject: z.enum(ADMISSION_SUBJECTS), question: words, dueOn: dayText,
  units: tickedUnits,
});
export const opinionFormSchema = z.strictObject({
  intent: z.literal("opinion"), ...onOpinion, opinion: z.enum(OPINIONS), conditions: words, note: words, givenOn: dayText.optional().transform((on) => on ?? null),
});
export const followUpFormSchema = z.strictObject({ intent: z.literal("followUp"), ...onOpinion, followUp: z.enum(FOLLOW_UPS), followUpNote: words });
export const decideFormSchema = z.strictObject({ intent: z.literal("decide"), ...onReview, decision: z.enum(OPINIONS), decisionNote: words });
export const withdrawFormSchema = z.strictObject({ intent: z.literal("withdraw"), ...onReview, reason });
export const reopenFormSchema = z.strictObject({ intent: z.literal("reopen"), ...onReview, reason, dueOn: dayText });
export const extendFormSchema = z.strictObject({ intent: z.literal("extend"), ...onReview, reason, dueOn: dayText, units: tickedUnits });

export const screenFormSchema = z.strictObject({
  intent: z.literal("screen"), ...sent, seen: seenOrNone, result: z.enum(SCREEN_RESULTS), basis: reason, unit: unitCode, screenedOn: dayText,
});
const amount = decimalText(E4, LARGEST_RESOURCE_E4);
/** Capacity, energy or emissions; a balance is left out as a whole. */
const balance = z.strictObject({
  needed: amount.optional(), replaced: amount.optional(), measure: lineText(40).optional(), source: lineText(LONGEST_LINE).optional(),
  ratio: decimalText(E4, LARGEST_RATIO_E4).pipe(z.number().min(EQUAL_RATIO_E4, "ratio_below_one")).optional(),
});
export const planFormSchema = z.strictObject({
  intent: z.literal("plan"), ...sent, seen: seenOrNone, note: words, capacity: balance.optional(), energy: balance.optional(), emissions: balance.optional(),
});
export const approveFormSchema = z.strictObject({ intent: z.literal("approve"), ...onOpinion, approvedOn: dayText, approval: lineText(LONGEST_LINE).pipe(z.string().min(1)) });
export const revokeFormSchema = z.strictObject({ intent: z.literal("revoke"), ...onOpinion, reason });

const positive = amount.pipe(z.number().min(1, "not_positive"));
export const askResourceFormSchema = z.strictObject({
  intent: z.literal("askResource"), ...sent, item: z.string().max(15).optional(), seen: seenOrNone, kind: z.enum(RESOURCE_KINDS), year: yearField, asked: positive, purpose: words,
});
export const allocateFormSchema = z.strictObject({ intent: z.literal("allocate"), ...onOpinion, allocated: amount, allocationNote: words });

export const budgetFormSchema = z.strictObject({
  ...sent, seen: seenOrNone, year: yearField, kind: z.enum(RESOURCE_KINDS), district: z.string().max(40).optional().transform((code) => code ?? null), amount, note: words,
});

/** The address of a project's admission page: what is asked for, and what was stored. */
export const admissionPageFields = { ask: z.enum(ADMISSION_SUBJECTS).optional(), saved: z.enum(ADMISSION_INTENTS).optional() } as const;

export const inboxFields = {
  state: z.enum(INBOX_STATES).optional(), subject: z.enum(ADMISSION_SUBJECTS).optional(), unit: unitCode.optional(), district: z.string().max(40).optional(), page: pageFields.page,
} as const;
export const resourcePageFields = { year: yearField.optional(), kind: z.enum(RESOURCE_KINDS).optional(), page: pageFields.page } as const;
