import { z } from "zod";
import { ISSUE_CATEGORIES } from "#app/domain/issues.ts";
import { LONGEST_LINK_DAYS, LONGEST_QUESTION, QUESTION_VIEWS } from "#app/domain/questions.ts";
import { pageFields } from "./project-filter.ts";
import { faulty, formKeyField, linesText, lineText, rowField } from "./typed-fields.ts";

const LONGEST_TITLE = 100;
const LONGEST_NAME = 60;
const LONGEST_PHONE = 40;

/** What the forms of a project's questions ask for. */
export const QUESTION_INTENTS = ["link", "revokeLink", "log", "answer", "toIssue"] as const;
export type QuestionIntent = (typeof QUESTION_INTENTS)[number];

const text = linesText(LONGEST_QUESTION * 2).pipe(z.string().min(1).max(LONGEST_QUESTION));
const phone = lineText(LONGEST_PHONE).optional().transform((given) => given || null);
const category = z.enum(ISSUE_CATEGORIES);
const onQuestion = { item: rowField, seen: rowField, formKey: formKeyField };
const days = z.string().max(LONGEST_PHONE).transform((typed, ctx) => {
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return count >= 1 && count <= LONGEST_LINK_DAYS ? count : faulty(ctx, "bad_term", typed);
});

/** What somebody asks who has a personal link. */
export const askFormSchema = z.strictObject({ category, text, phone, formKey: formKeyField });
export const linkFormSchema = z.strictObject({ intent: z.literal("link"), contact: rowField, days, formKey: formKeyField });
export const revokeLinkSchema = z.strictObject({ intent: z.literal("revokeLink"), item: rowField, formKey: formKeyField });
export const logQuestionSchema = z.strictObject({ intent: z.literal("log"), asker: lineText(LONGEST_NAME).pipe(z.string().min(1)), contact: z.literal("").transform(() => undefined).or(rowField).optional(), phone, category, text, formKey: formKeyField });
export const answerQuestionSchema = z.strictObject({ intent: z.literal("answer"), ...onQuestion, answer: text });
export const questionIssueSchema = z.strictObject({ intent: z.literal("toIssue"), ...onQuestion, title: lineText(LONGEST_TITLE).pipe(z.string().min(1)), category, blocking: z.literal("on").optional().transform((ticked) => ticked !== undefined) });

export const questionPageFields = { saved: z.enum(QUESTION_INTENTS).optional() } as const;
export const questionInboxFields = { view: z.enum(QUESTION_VIEWS).optional(), page: pageFields.page } as const;
