import { z } from "zod";
import { LONGEST_NOTICE } from "#app/domain/days-off.ts";
import { dayText, formKeyField } from "./typed-fields.ts";

/** What the forms of the days off ask for. */
export const DAYS_OFF_INTENTS = ["add", "remove"] as const;
export type DaysOffIntent = (typeof DAYS_OFF_INTENTS)[number];

const year = z.string().regex(/^20\d\d$/).transform(Number);

export const addDaysOffSchema = z.strictObject({ intent: z.literal("add"), year, lines: z.string().min(1).max(LONGEST_NOTICE), formKey: formKeyField });
export const removeDaysOffSchema = z.strictObject({ intent: z.literal("remove"), from: dayText, to: dayText, kind: z.enum(["off", "work"]), formKey: formKeyField });

export const daysOffFields = { year: year.optional(), saved: z.enum(DAYS_OFF_INTENTS).optional() } as const;
