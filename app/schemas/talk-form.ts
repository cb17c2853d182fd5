import { z } from "zod";
import { TALK_CHANNELS } from "#app/domain/kinds.ts";
import { LONGEST_NEXT_STEP, LONGEST_TALK } from "#app/domain/talks.ts";
import { dateText, decimalText, formKeyField, lineText, linesText, versionField } from "./typed-fields.ts";

const LONGEST_REASON = 500;
const [PERCENT_PLACES, WHOLE_BP] = [2, 10_000];

export const TALK_INTENTS = ["talk", "correct", "remove", "renew", "release", "ask", "withdraw"] as const;
export type TalkIntent = (typeof TALK_INTENTS)[number];

const id = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number);
const ids = z.array(id.optional()).max(200).optional().transform((list) => [...new Set((list ?? []).filter((value) => value !== undefined))]);
const reason = lineText(LONGEST_REASON).pipe(z.string().min(1));

const talk = {
  formKey: formKeyField, channel: z.enum(TALK_CHANNELS), on: dateText, note: linesText(LONGEST_TALK + 1).default(""), contacts: ids, people: ids,
  nextStep: lineText(LONGEST_NEXT_STEP).optional(), nextOn: dateText.optional(),
} as const;

/** A talk with an investor as it is entered. */
export const talkFormSchema = z.strictObject({ intent: z.literal("talk"), ...talk });
/** The same in place of an earlier version of it. */
export const correctFormSchema = z.strictObject({ intent: z.literal("correct"), talk: id, ...talk });
export const removeFormSchema = z.strictObject({ intent: z.literal("remove"), talk: id, reason, formKey: formKeyField });

const seen = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number).optional().transform((value) => value ?? null);
export const renewFormSchema = z.strictObject({ intent: z.literal("renew"), seen, until: dateText, reason, formKey: formKeyField });
export const releaseFormSchema = z.strictObject({ intent: z.literal("release"), seen, reason, formKey: formKeyField });

const percent = decimalText(PERCENT_PLACES, WHOLE_BP);
export const askFormSchema = z.strictObject({ intent: z.literal("ask"), toDistrict: z.string().max(40), fromShare: percent, toShare: percent, reason, formKey: formKeyField });
export const withdrawFormSchema = z.strictObject({ intent: z.literal("withdraw"), transfer: id, reason: lineText(LONGEST_REASON).optional(), formKey: formKeyField });

export const ANSWER_INTENTS = ["accept", "refuse"] as const;
/** What the district that is asked says to a transfer. */
export const answerFormSchema = z.strictObject({ intent: z.enum(ANSWER_INTENTS), item: versionField, transfer: id, answer: lineText(LONGEST_REASON).optional(), formKey: formKeyField });

/** The address of the talks about a project: one that is being corrected, and what was stored. */
export const talkPageFields = { talk: id.optional(), saved: z.enum(TALK_INTENTS).optional() } as const;
