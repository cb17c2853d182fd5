import { z } from "zod";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { monthField } from "./progress-form.ts";
import { pageFields, projectFilterFields } from "./project-filter.ts";

export const CALENDAR_VIEWS = ["month", "list", "units"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** What the calendar can be narrowed to; a feed takes the same. */
export const calendarFilterFields = {
  district: projectFilterFields.district, liaison: projectFilterFields.liaison, stage: projectFilterFields.stage, unit: z.string().max(40).optional(),
  type: z.enum(MILESTONE_TYPES).optional(), overdue: z.literal("1").optional(),
} as const;

/** The address of the calendar. */
export const calendarPageFields = { ...calendarFilterFields, month: monthField.optional(), view: z.enum(CALENDAR_VIEWS).optional(), page: pageFields.page } as const;
type Values<F extends Readonly<Record<string, z.ZodType>>> = Partial<{ [K in keyof F]: z.output<F[K]> }>;
export type CalendarFilter = Values<typeof calendarFilterFields>;
export type CalendarQuery = Values<typeof calendarPageFields>;

