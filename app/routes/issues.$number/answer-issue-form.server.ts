import { redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Verdict } from "#app/domain/verdict.ts";
import { issuePath } from "#app/features/issues/issue-marks.tsx";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import {
  askClosingFormSchema, askLongerFormSchema, closeFormSchema, declineFormSchema, grantFormSchema, handOverFormSchema, ISSUE_INTENTS, receiveFormSchema, reopenFormSchema, replyFormSchema,
  sendBackFormSchema, withdrawFormSchema,
} from "#app/schemas/issue-form.ts";
import type { IssueIntent } from "#app/schemas/issue-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { askClosing, askLonger, receiveIssue, replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { handOver } from "#app/services/issues/raise-issue.server.ts";
import { answerExtension, closeIssue, reopenIssue, sendBack, withdrawIssue } from "#app/services/issues/settle-issue.server.ts";

interface Work {
  readonly schema: z.ZodType;
  readonly run: (ctx: ServiceContext, number: string, value: never) => Promise<Verdict<unknown>>;
}

function work<S extends z.ZodType>(schema: S, run: (ctx: ServiceContext, number: string, value: z.output<S>) => Promise<Verdict<unknown>>): Work {
  return { schema, run };
}

const WORKS: Readonly<Record<IssueIntent, Work>> = {
  handOver: work(handOverFormSchema, (ctx, number, { intent: _, units, ...form }) => handOver(ctx, { number, ...form, supports: units })),
  receive: work(receiveFormSchema, (ctx, number, { intent: _, ...form }) => receiveIssue(ctx, { number, ...form })),
  reply: work(replyFormSchema, (ctx, number, { intent: _, ...form }) => replyToIssue(ctx, { number, ...form })),
  askLonger: work(askLongerFormSchema, (ctx, number, { intent: _, ...form }) => askLonger(ctx, { number, ...form })),
  grant: work(grantFormSchema, (ctx, number, { intent: _, ...form }) => answerExtension(ctx, { number, ...form, answer: "granted" })),
  decline: work(declineFormSchema, (ctx, number, { intent: _, ...form }) => answerExtension(ctx, { number, ...form, answer: "declined" })),
  askClosing: work(askClosingFormSchema, (ctx, number, { intent: _, ...form }) => askClosing(ctx, { number, ...form })),
  close: work(closeFormSchema, (ctx, number, { intent: _, ...form }) => closeIssue(ctx, { number, ...form })),
  sendBack: work(sendBackFormSchema, (ctx, number, { intent: _, ...form }) => sendBack(ctx, { number, ...form })),
  reopen: work(reopenFormSchema, (ctx, number, { intent: _, ...form }) => reopenIssue(ctx, { number, ...form })),
  withdraw: work(withdrawFormSchema, (ctx, number, { intent: _, ...form }) => withdrawIssue(ctx, { number, ...form })),
};

/** Does what a form of an issue's page asks for and leads back to it, or answers with every reason. */
export async function answerIssueForm(ctx: ServiceContext, request: Request, number: string) {
  const form = await readForm(request);
  const intent = readIntent(form, ISSUE_INTENTS);
  const { schema, run } = WORKS[intent];
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const verdict = await run(ctx, number, parsed.value as never);
  return verdict.ok ? redirect(`${issuePath(number)}?saved=${intent}`, { status: 303 }) : refused(verdict.errors, parsed.values);
}
