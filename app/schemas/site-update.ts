import { z } from "zod";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { dateText, formKeyField, linesText, versionField } from "./typed-fields.ts";

const LONGEST_NOTE = 400;

export const SITE_STATES = ["done", "open"] as const;
export type SiteState = (typeof SITE_STATES)[number];

/** How a milestone stands on the site: reached on a day, or expected for one, with photos beside and a word. */
export const siteUpdateSchema = z.strictObject({
  code: z.string().min(1).max(40), milestone: z.enum(MILESTONE_TYPES), version: versionField, formKey: formKeyField,
  state: z.enum(SITE_STATES), on: dateText, note: linesText(LONGEST_NOTE).optional(),
});
export type SiteUpdateForm = z.output<typeof siteUpdateSchema>;

/** What the page of the day knows in its address: the line whose sheet is open, and what was just stored. */
export const todayFields = { open: z.string().max(120).optional(), saved: z.literal("1").optional() } as const;
