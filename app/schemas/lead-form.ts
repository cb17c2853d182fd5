import { z } from "zod";
import { LEAD_SOURCES } from "#app/domain/kinds.ts";
import { LEAD_STATES, LEAD_VIEWS } from "#app/domain/lead-states.ts";
import { pageFields, projectFilterFields } from "./project-filter.ts";
import { formKeyField } from "./typed-fields.ts";

const LONGEST_LINE = 200;
const LONGEST_AMOUNT = 120;

export const LEAD_INTENTS = ["save", "saveAndAnother"] as const;

/** The four fields of a lead; what they mean is the service's to read, so that every fault is told at once. */
export const leadFormSchema = z.strictObject({
  intent: z.enum(LEAD_INTENTS), formKey: formKeyField, company: z.string().max(LONGEST_LINE).default(""), wish: z.string().max(LONGEST_LINE).default(""),
  amount: z.string().max(LONGEST_AMOUNT).default(""), source: z.enum(LEAD_SOURCES).optional(), sourceDetail: z.string().max(LONGEST_LINE).default(""),
});

/** The address of the list of leads. */
export const leadPageFields = {
  q: projectFilterFields.q, district: projectFilterFields.district, source: z.enum(LEAD_SOURCES).optional(), state: z.enum(LEAD_STATES).optional(), view: z.enum(LEAD_VIEWS).optional(), mine: z.literal("today").optional(), page: pageFields.page,
  saved: z.string().max(40).optional(),
} as const;

/** What is asked for while a lead is typed. */
export const duplicateFields = {
  company: z.string().max(LONGEST_LINE).optional(), wish: z.string().max(LONGEST_LINE).optional(), uscc: z.string().max(LONGEST_LINE).optional(), projectCode: z.string().max(LONGEST_LINE).optional(),
} as const;
