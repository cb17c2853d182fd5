import { z } from "zod";
import { CURVE_STEPS } from "#app/domain/investment-curve.ts";
import { isMonth } from "#app/domain/months.ts";
import { LAST_DUE_DAY, REPORT_STANDINGS } from "#app/domain/reporting.ts";
import type { ReportStanding } from "#app/domain/reporting.ts";
import { pageFields } from "./project-filter.ts";
import { decimalText, formKeyField, lineText, linesText, yuanText } from "./typed-fields.ts";

const LONGEST_WORDS = 1_000;
const MOST_POINTS = 200;

/** A month as text. */
export const monthField = z.string().trim().refine(isMonth, "bad_month");
/** The version that a form was drawn from; empty where there was none yet. */
const seen = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number).optional().transform((id) => id ?? null);
const itemField = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number);
const orNull = <T extends z.ZodType>(schema: T) => schema.optional().transform((value) => value ?? null);

/** A monthly report; without a cumulative it is last + this month. */
export const reportFormSchema = z.strictObject({
  formKey: formKeyField, seen, month: monthField, done: yuanText, cumulative: orNull(yuanText), next: orNull(yuanText), percent: orNull(decimalText(0, 100)),
  physical: orNull(linesText(LONGEST_WORDS)), problems: orNull(linesText(LONGEST_WORDS)), reason: orNull(lineText(LONGEST_WORDS)), document: orNull(itemField),
});
export type ReportForm = z.output<typeof reportFormSchema>;

/** Which month's form a page shows. */
export const reportPageFields = { month: monthField.optional() } as const;

/** The planned cumulative by month; lines left empty are none. */
export const curveFormSchema = z.strictObject({
  formKey: formKeyField, seen, reason: orNull(lineText(LONGEST_WORDS)),
  points: z.array(z.strictObject({ month: monthField.optional(), amount: yuanText.optional() })).max(MOST_POINTS).default([]),
});
export type CurveForm = z.output<typeof curveFormSchema>;

/** The outline from which a curve is drawn. */
export const outlineFields = { total: yuanText.optional(), from: monthField.optional(), to: monthField.optional(), step: z.enum(CURVE_STEPS).optional() } as const;

/** From when reports are due, and by which day. */
export const reportingRuleSchema = z.strictObject({ dueDay: z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.number().min(1).max(LAST_DUE_DAY)), since: orNull(monthField), seen });
export type ReportingRuleForm = z.output<typeof reportingRuleSchema>;


/** The address of the list of who has reported; a liaison is the number of an account, or none. */
export const reportingFields = {
  month: monthField.optional(), district: z.string().max(40).optional(), liaison: z.string().regex(/^([1-9]\d{0,8}|none)$/).optional(), state: z.enum(REPORT_STANDINGS).optional(),
} as const;
export const reportingPageFields = { ...reportingFields, page: pageFields.page } as const;
export interface ReportingQuery {
  readonly month?: string | undefined;
  readonly district?: string | undefined;
  readonly liaison?: string | undefined;
  readonly state?: ReportStanding | undefined;
}
