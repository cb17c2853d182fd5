import { z } from "zod";
import { MEETING_LIGHTS, MEETING_ORDERS } from "#app/domain/task-force.ts";
import { handOverFormSchema, raiseFormSchema } from "./issue-form.ts";
import { pageFields } from "./project-filter.ts";

const code = z.string().max(40);

/** What the lines of a meeting ask for: an issue that goes to its units at once, or one that waits for somebody who hands over. */
export const MEETING_INTENTS = ["decide", "raise"] as const;
export type MeetingIntent = (typeof MEETING_INTENTS)[number];

const { title, category, detail, blocking, formKey } = raiseFormSchema.shape;
const { lead, units, requirement, dueOn, days, unit } = handOverFormSchema.shape;
const raised = { code, title, category, detail, blocking, formKey };

export const decideFormSchema = z.strictObject({ intent: z.literal("decide"), ...raised, lead: lead.min(1), units, requirement, dueOn, days, unit });
export const meetingRaiseFormSchema = z.strictObject({ intent: z.literal("raise"), ...raised });

export const taskForceFields = {
  light: z.enum(MEETING_LIGHTS).optional(), order: z.enum(MEETING_ORDERS).optional(), district: code.optional(), unit: code.optional(), new: z.literal("1").optional(), page: pageFields.page,
} as const;
export const meetingPaneFields = { decide: code.optional(), saved: z.enum(MEETING_INTENTS).optional() } as const;
