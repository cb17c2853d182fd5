import { z } from "zod";
import { LEAD_DAY_KEYS } from "#app/domain/lead-days.ts";
import type { LeadDayKey } from "#app/domain/lead-days.ts";
import { yearField } from "./clocks.ts";

const LONGEST_NUMBER = 200;
const typedNumber = z.string().max(LONGEST_NUMBER);
/** The version that a form was filled in on; empty where there was none yet. */
const seen = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number).optional().transform((id) => id ?? null);

export const settingForm = z.strictObject({ value: z.string().max(40), seen });

/** The days of leads as typed; what they mean is read by the domain, so that every fault is told at once. */
export const leadDaysForm = z.strictObject({ ...(Object.fromEntries(LEAD_DAY_KEYS.map((key) => [key, typedNumber.optional()])) as Record<LeadDayKey, z.ZodOptional<z.ZodString>>), seen });

export const targetForm = z.strictObject({
  quota: z.string().max(60), year: yearField, operator: z.enum([">=", ">"]), numerator: typedNumber, denominator: typedNumber.optional(), seen,
});
/** The year in an address; one that is none has no targets. */
export function yearOfPath(text: string | undefined): number | null {
  return yearField.safeParse(text).data ?? null;
}
export type TargetForm = z.output<typeof targetForm>;

export const rateForm = z.strictObject({
  intent: z.literal("rate"), currency: z.string().max(20), on: z.string().trim().max(20), rate: typedNumber, seen: z.string().max(LONGEST_NUMBER).optional(),
});
export type RateForm = Omit<z.output<typeof rateForm>, "intent">;

export const RATE_INTENTS = ["rate", "import"] as const;
export const rateFileForm = z.strictObject({ intent: z.literal("import"), file: z.file() });
