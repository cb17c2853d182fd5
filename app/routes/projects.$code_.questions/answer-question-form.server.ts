import { data } from "@remix-run/node";
import { refused } from "#app/http/answer.server.ts";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import type { FormWork } from "#app/http/form-works.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { answerQuestionSchema, linkFormSchema, logQuestionSchema, QUESTION_INTENTS, questionIssueSchema, revokeLinkSchema } from "#app/schemas/question-form.ts";
import type { QuestionIntent } from "#app/schemas/question-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { answerQuestion, questionToIssue } from "#app/services/questions/answer-question.server.ts";
import { logQuestion } from "#app/services/questions/ask-question.server.ts";
import { makeLink, revokeLink } from "#app/services/questions/investor-links.server.ts";

const WORKS: Readonly<Record<QuestionIntent, FormWork>> = {
  link: formWork(linkFormSchema, (ctx, code, { intent: _, ...form }) => makeLink(ctx, { code, ...form })),
  revokeLink: formWork(revokeLinkSchema, (ctx, code, { intent: _, ...form }) => revokeLink(ctx, { code, ...form })),
  log: formWork(logQuestionSchema, (ctx, code, { intent: _, ...form }) => logQuestion(ctx, { code, ...form })),
  answer: formWork(answerQuestionSchema, (ctx, code, { intent: _, ...form }) => answerQuestion(ctx, { code, ...form })),
  toIssue: formWork(questionIssueSchema, (ctx, code, { intent: _, ...form }) => questionToIssue(ctx, { code, ...form })),
};

/** Does what a form of a project's questions asks for; a new link is answered with its address, which nobody is told again. */
export async function answerQuestionForm(ctx: ServiceContext, request: Request, { code, path, origin }: { readonly code: string; readonly path: string; readonly origin: string }) {
  const form = await readForm(request.clone());
  if (form.get("intent") !== "link") return answerForms(ctx, request, { of: code, intents: QUESTION_INTENTS, works: WORKS, path });
  const parsed = parseForm(form, linkFormSchema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const { intent: _, ...content } = parsed.value;
  const made = await makeLink(ctx, { code, ...content });
  return made.ok ? data({ ok: true as const, address: `${origin}/ask/${made.value.secret}` }) : refused(made.errors, parsed.values);
}
