import { z } from "zod";
import { COMMITMENT_VERDICTS, CONTRACT_KINDS, SIDES } from "#app/domain/commitments.ts";
import { effectiveDate } from "#app/domain/dates.ts";
import { LARGEST_AMOUNT } from "#app/domain/decimal.ts";
import { CHECK_STAGES, INDICATOR_IDS, OPERATORS, OTHER_INDICATOR } from "#app/domain/indicators.ts";
import type { IndicatorId } from "#app/domain/indicators.ts";
import { BREACH_STEPS, RECTIFICATION_RESULTS, REVIEW_GRADES } from "#app/domain/performance.ts";
import { amountText, dateText, decimalText, faulty, formKeyField, lineText, linesText } from "./typed-fields.ts";

const [LONGEST_LINE, LONGEST_REASON, LONGEST_CODE, VALUE_PLACES] = [200, 1_000, 40, 4];

/** The number of a record or of one of its versions. */
export const itemField = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number);
/** A day, month or year by whose last day something is due. */
export const dueText = dateText.transform((date) => effectiveDate(date));
const sent = { formKey: formKeyField } as const;
const seenOf = { item: itemField, seen: itemField, ...sent } as const;
const required = lineText(LONGEST_LINE).pipe(z.string().min(1));
const lines = linesText(LONGEST_REASON);
const requiredLines = lines.pipe(z.string().min(1));
export const valueText = decimalText(VALUE_PLACES, LARGEST_AMOUNT);
const yuan = amountText.transform((value, ctx) => (value.currency === null || value.currency === "CNY" ? value.amount : faulty(ctx, "yuan_only", "")));
const year = z.string().regex(/^\d{4}$/).transform(Number).pipe(z.number().min(1990).max(2100));

export const DUTY_INTENTS = ["contract", "renew", "commit", "amend", "report", "judge", "withdraw", "review", "rectify", "breach"] as const;
export type DutyIntent = (typeof DUTY_INTENTS)[number];

/** A contract, new or one that is corrected. */
export const contractForm = z.strictObject({
  intent: z.literal("contract"), item: itemField.optional(), seen: itemField.optional(), ...sent, kind: z.enum(CONTRACT_KINDS), name: required, parties: requiredLines,
  signedOn: dateText, validUntil: dueText.optional(), edition: lineText(LONGEST_CODE).optional(), document: itemField.optional(), note: lines.optional(),
});
export const renewForm = z.strictObject({ intent: z.literal("renew"), ...seenOf, renewedOn: dateText, validUntil: dueText, document: itemField.optional() });

const promised = { operator: z.enum(OPERATORS).optional(), value: valueText.optional(), dueOn: dueText.optional(), checkStage: z.enum(CHECK_STAGES).optional(), responsible: z.string().max(LONGEST_CODE).optional() } as const;
/** A duty of the investor or a promise of the government. */
export const commitForm = z.strictObject({
  intent: z.literal("commit"), ...sent, side: z.enum(SIDES), indicator: z.enum([OTHER_INDICATOR, ...INDICATOR_IDS] as [typeof OTHER_INDICATOR, ...IndicatorId[]]), title: lineText(LONGEST_LINE).optional(),
  measure: lineText(LONGEST_CODE).optional(), contract: itemField.optional(), ...promised,
});
export const amendForm = z.strictObject({ intent: z.literal("amend"), ...seenOf, ...promised, amendmentReason: requiredLines });
export const reportForm = z.strictObject({ intent: z.literal("report"), ...seenOf, actualValue: valueText.optional(), actualOn: dateText, actualNote: lines.optional(), evidence: itemField.optional() });
export const judgeForm = z.strictObject({ intent: z.literal("judge"), ...seenOf, verdict: z.enum(COMMITMENT_VERDICTS), verdictReason: lines.optional() });
export const withdrawForm = z.strictObject({ intent: z.literal("withdraw"), ...seenOf, reason: requiredLines });

/** The review of a year, new or corrected. */
export const reviewForm = z.strictObject({
  intent: z.literal("review"), item: itemField.optional(), seen: itemField.optional(), ...sent, year, grade: z.enum(REVIEW_GRADES), reviewedOn: dateText, findings: lines.optional(),
  rectify: lines.optional(), rectifyBy: dueText.optional(), document: itemField.optional(),
});
export const rectifyForm = z.strictObject({ intent: z.literal("rectify"), ...seenOf, rectified: z.enum(RECTIFICATION_RESULTS), rectifiedOn: dateText, rectifiedNote: lines.optional() });
/** The next step after a breach; `seen` is the version of the commitment that it rests on. */
export const breachForm = z.strictObject({
  intent: z.literal("breach"), ...seenOf, step: z.enum(BREACH_STEPS), stepOn: dateText, deadline: dueText.optional(), amount: yuan.optional(), breachReason: requiredLines, document: itemField.optional(),
});

export type ContractForm = z.output<typeof contractForm>;
export type RenewForm = z.output<typeof renewForm>;
export type CommitForm = z.output<typeof commitForm>;
export type AmendForm = z.output<typeof amendForm>;
export type ReportForm = z.output<typeof reportForm>;
export type JudgeForm = z.output<typeof judgeForm>;
export type WithdrawForm = z.output<typeof withdrawForm>;
export type ReviewForm = z.output<typeof reviewForm>;
export type RectifyForm = z.output<typeof rectifyForm>;
export type BreachForm = z.output<typeof breachForm>;

/** What opens beside the page of a project's commitments, from its address. */
export const dutyPageFields = { do: z.enum(DUTY_INTENTS).optional(), item: itemField.optional(), side: z.enum(SIDES).optional(), saved: z.enum(DUTY_INTENTS).optional() } as const;
