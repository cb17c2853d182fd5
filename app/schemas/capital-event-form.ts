import { z } from "zod";
import { EVENT_TYPES } from "#app/domain/kinds.ts";
import { pageFields } from "./project-filter.ts";
import { yearField } from "./clocks.ts";
import { dateText, formKeyField, lineText, usccText, yuanText } from "./typed-fields.ts";

export const EVENT_INTENTS = ["save", "withdraw"] as const;

const LONGEST_COMPANY = 200;
const LONGEST_REASON = 1_000;

/** A listing or a refinancing; of a listing the amount may be left open. */
export const eventFormSchema = z.strictObject({
  intent: z.literal("save"), formKey: formKeyField, company: lineText(LONGEST_COMPANY).pipe(z.string().min(1)), uscc: usccText.optional(), type: z.enum(EVENT_TYPES), on: dateText,
  amount: yuanText.optional(), reason: lineText(LONGEST_REASON).optional(),
});
export type EventForm = z.output<typeof eventFormSchema>;

export const withdrawEventSchema = z.strictObject({ intent: z.literal("withdraw"), formKey: formKeyField, withdrawReason: lineText(LONGEST_REASON).pipe(z.string().min(1)) });
export type WithdrawEventForm = z.output<typeof withdrawEventSchema>;

/** The address of the list of capital events. */
export const eventListFields = { type: z.enum(EVENT_TYPES).optional(), year: yearField.optional(), page: pageFields.page } as const;
