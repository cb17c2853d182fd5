import { z } from "zod";
import { LEAD_SOURCES } from "#app/domain/kinds.ts";
import { pageFields, projectFilterFields } from "./project-filter.ts";
import { formKeyField } from "./typed-fields.ts";

const LONGEST_LINE = 200;
const LONGEST_AMOUNT = 120;

export const LEAD_INTENTS = ["save", "saveAndAnother"] as const;
export const LEAD_STATES = ["lead", "talks", "assessed"] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** The four fields of a lead; what they mean is the service's to read, so that every fault is told at once. */
export const leadFormSchema = z.strictObject({
  intent: z.enum(LEAD_INTENTS), formKey: formKeyField, company: z.string().max(LONGEST_LINE).default(""), wish: z.string().max(LONGEST_LINE).default(""),
  amount: z.string().max(LONGEST_AMOUNT).default(""), source: z.enum(LEAD_SOURCES).optional(),
});

/** The address of the list of leads. */
export const leadPageFields = {
  q: projectFilterFields.q.unwrap(), district: projectFilterFields.district.unwrap(), source: z.enum(LEAD_SOURCES), state: z.enum(LEAD_STATES), page: pageFields.page.unwrap(),
  saved: z.string().max(40),
} as const;

/** What is asked for while a lead is typed. */
export const duplicateFields = { company: z.string().max(LONGEST_LINE), wish: z.string().max(LONGEST_LINE) } as const;
