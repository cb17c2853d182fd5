import { z } from "zod";
import { ISSUE_CATEGORIES, ISSUE_SOURCES, ISSUE_VIEWS, LONGEST_TERM_DAYS } from "#app/domain/issues.ts";
import { CLOSING_MILESTONES } from "#app/domain/stages.ts";
import { WEEK_EVENTS } from "#app/domain/task-force.ts";
import { TERM_UNITS } from "#app/domain/working-days.ts";
import { pageFields } from "./project-filter.ts";
import { dayText, formKeyField, linesText, lineText, rowField } from "./typed-fields.ts";

const LONGEST_TEXT = 2_000;
const LONGEST_TITLE = 100;

/** What the forms of an issue's page ask for. */
export const ISSUE_INTENTS = ["handOver", "receive", "reply", "askLonger", "grant", "decline", "askClosing", "close", "sendBack", "reopen", "withdraw"] as const;
export type IssueIntent = (typeof ISSUE_INTENTS)[number];

const words = linesText(LONGEST_TEXT).transform((text) => (text === "" ? null : text)).optional().transform((text) => text ?? null);
const reason = linesText(LONGEST_TEXT).pipe(z.string().min(1));
const unitCode = z.string().max(40);
const optionalDay = dayText.optional().transform((on) => on ?? null);
const onIssue = { formKey: formKeyField, seen: rowField };
/** Whole days of a term. */
const days = z.string().max(LONGEST_TITLE).transform((text, ctx) => {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : 0;
  if (count >= 1 && count <= LONGEST_TERM_DAYS) return count;
  ctx.issues.push({ code: "custom", message: "bad_term", input: text });
  return z.NEVER;
});

export const raiseFormSchema = z.strictObject({
  intent: z.literal("raise"), formKey: formKeyField, title: lineText(LONGEST_TITLE).pipe(z.string().min(1)), category: z.enum(ISSUE_CATEGORIES), source: z.enum(ISSUE_SOURCES), detail: words,
  blocking: z.literal("on").optional().transform((ticked) => ticked !== undefined), milestone: z.enum(CLOSING_MILESTONES).optional().transform((milestone) => milestone ?? null),
});
export const handOverFormSchema = z.strictObject({
  intent: z.literal("handOver"), ...onIssue, lead: unitCode, units: z.record(unitCode, z.literal("on")).optional().transform((ticked) => Object.keys(ticked ?? {})), requirement: words,
  dueOn: optionalDay, days: days.optional().transform((count) => count ?? null), unit: z.enum(TERM_UNITS),
});
export const receiveFormSchema = z.strictObject({ intent: z.literal("receive"), ...onIssue });
export const replyFormSchema = z.strictObject({ intent: z.literal("reply"), ...onIssue, reply: reason });
export const askLongerFormSchema = z.strictObject({ intent: z.literal("askLonger"), ...onIssue, until: dayText, reason });
export const grantFormSchema = z.strictObject({ intent: z.literal("grant"), ...onIssue, note: words });
export const declineFormSchema = z.strictObject({ intent: z.literal("decline"), ...onIssue, note: words });
export const askClosingFormSchema = z.strictObject({ intent: z.literal("askClosing"), ...onIssue, note: words });
export const closeFormSchema = z.strictObject({ intent: z.literal("close"), ...onIssue, note: words });
export const sendBackFormSchema = z.strictObject({ intent: z.literal("sendBack"), ...onIssue, reason });
export const reopenFormSchema = z.strictObject({ intent: z.literal("reopen"), ...onIssue, reason, dueOn: dayText });
export const withdrawFormSchema = z.strictObject({ intent: z.literal("withdraw"), ...onIssue, reason });

export const issueListFields = { view: z.enum(ISSUE_VIEWS).optional(), category: z.enum(ISSUE_CATEGORIES).optional(), unit: unitCode.optional(), district: unitCode.optional(), week: z.enum(WEEK_EVENTS).optional(), page: pageFields.page } as const;
export const issuePageFields = { saved: z.enum([...ISSUE_INTENTS, "raise"]).optional() } as const;
export const projectIssuesFields = { raise: z.enum(["1", "site"]).optional(), saved: z.literal("1").optional() } as const;
