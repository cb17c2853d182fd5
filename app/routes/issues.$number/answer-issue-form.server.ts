import { issuePath } from "#app/features/issues/issue-marks.tsx";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import type { FormWork } from "#app/http/form-works.server.ts";
import {
  askClosingFormSchema, askLongerFormSchema, closeFormSchema, declineFormSchema, grantFormSchema, handOverFormSchema, ISSUE_INTENTS, receiveFormSchema, reopenFormSchema, replyFormSchema,
  sendBackFormSchema, withdrawFormSchema,
} from "#app/schemas/issue-form.ts";
import type { IssueIntent } from "#app/schemas/issue-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { askClosing, askLonger, receiveIssue, replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { handOver } from "#app/services/issues/raise-issue.server.ts";
import { answerExtension, closeIssue, reopenIssue, sendBack, withdrawIssue } from "#app/services/issues/settle-issue.server.ts";

const WORKS: Readonly<Record<IssueIntent, FormWork>> = {
  handOver: formWork(handOverFormSchema, (ctx, number, { intent: _, units, ...form }) => handOver(ctx, { number, ...form, supports: units })),
  receive: formWork(receiveFormSchema, (ctx, number, { intent: _, ...form }) => receiveIssue(ctx, { number, ...form })),
  reply: formWork(replyFormSchema, (ctx, number, { intent: _, ...form }) => replyToIssue(ctx, { number, ...form })),
  askLonger: formWork(askLongerFormSchema, (ctx, number, { intent: _, ...form }) => askLonger(ctx, { number, ...form })),
  grant: formWork(grantFormSchema, (ctx, number, { intent: _, ...form }) => answerExtension(ctx, { number, ...form, answer: "granted" })),
  decline: formWork(declineFormSchema, (ctx, number, { intent: _, ...form }) => answerExtension(ctx, { number, ...form, answer: "declined" })),
  askClosing: formWork(askClosingFormSchema, (ctx, number, { intent: _, ...form }) => askClosing(ctx, { number, ...form })),
  close: formWork(closeFormSchema, (ctx, number, { intent: _, ...form }) => closeIssue(ctx, { number, ...form })),
  sendBack: formWork(sendBackFormSchema, (ctx, number, { intent: _, ...form }) => sendBack(ctx, { number, ...form })),
  reopen: formWork(reopenFormSchema, (ctx, number, { intent: _, ...form }) => reopenIssue(ctx, { number, ...form })),
  withdraw: formWork(withdrawFormSchema, (ctx, number, { intent: _, ...form }) => withdrawIssue(ctx, { number, ...form })),
};

/** Does what a form of an issue's page asks for and leads back to it, or answers with every reason. */
export async function answerIssueForm(ctx: ServiceContext, request: Request, number: string) {
  return answerForms(ctx, request, { of: number, intents: ISSUE_INTENTS, works: WORKS, path: issuePath(number) });
}
