import { z } from "zod";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { dateText, formKeyField, linesText, versionField } from "./typed-fields.ts";

const LONGEST_NOTE = 400;

const known = {
  code: z.string().min(1).max(40), milestone: z.enum(MILESTONE_TYPES), version: versionField, formKey: formKeyField,
};

/**
 * How a milestone stands on the site, with photos beside: reached on a day, expected for one, each with a word where there is
 * something to say; or blocked, which says by what, and the expected day where one is known.
 */
export const siteUpdateSchema = z.discriminatedUnion("state", [
  z.strictObject({ ...known, state: z.literal("done"), on: dateText, note: linesText(LONGEST_NOTE).optional() }),
  z.strictObject({ ...known, state: z.literal("open"), on: dateText, note: linesText(LONGEST_NOTE).optional() }),
  z.strictObject({ ...known, state: z.literal("blocked"), on: dateText.optional(), note: linesText(LONGEST_NOTE) }),
]);
export type SiteUpdateForm = z.output<typeof siteUpdateSchema>;

/** What the page of the day knows in its address: the line whose sheet is open, and what was just stored. */
export const todayFields = { open: z.string().max(120).optional(), saved: z.literal("1").optional() } as const;
