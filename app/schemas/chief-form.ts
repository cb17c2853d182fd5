import { z } from "zod";
import { CHIEF_VIEWS, LONGEST_CHIEF } from "#app/domain/chiefs.ts";
import { pageFields } from "./project-filter.ts";
import { dayText, formKeyField, lineText, rowField } from "./typed-fields.ts";

/** What the forms of the page of chiefs ask for. */
export const CHIEF_INTENTS = ["save", "remove"] as const;
export type ChiefIntent = (typeof CHIEF_INTENTS)[number];

const code = z.string().max(40);
const known = { item: rowField.optional().transform((item) => item ?? null), seen: rowField.optional().transform((seen) => seen ?? null), formKey: formKeyField };

export const chiefFormSchema = z.strictObject({
  intent: z.literal("save"), ...known, name: lineText(LONGEST_CHIEF).pipe(z.string().min(1)), unit: code, fromOn: dayText, untilOn: dayText.optional().transform((on) => on ?? null),
});
export const removeChiefSchema = z.strictObject({ intent: z.literal("remove"), item: rowField, seen: rowField, formKey: formKeyField });

export const chiefPageFields = { view: z.enum(CHIEF_VIEWS).optional(), unit: code.optional(), page: pageFields.page, edit: z.union([z.literal("new"), rowField]).optional(), saved: z.enum(CHIEF_INTENTS).optional() } as const;
