import type { Transaction } from "kysely";
import type { IssueCategory } from "#app/domain/issues.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { issueItem } from "#db/queries/issues.ts";
import { findQuestion, insertQuestion } from "#db/queries/questions.ts";
import type { QuestionRow } from "#db/queries/questions.ts";
import { succeed } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { recordIssue } from "../issues/raise-issue.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { questionView } from "./question-views.server.ts";

/** A form about a question of a project, drawn from one version of it. */
export interface OnQuestion {
  readonly code: string;
  readonly item: number;
  readonly seen: number;
  readonly formKey?: string | undefined;
}

type Trx = Transaction<Database>;

async function onQuestion<T>(ctx: ServiceContext, { code, item, seen, formKey, ...content }: OnQuestion, work: (trx: Trx, stored: StoredProject, row: QuestionRow) => Promise<Verdict<T>>): Promise<Verdict<T>> {
  return onProject(ctx, { code, needs: "project.edit", formKey, content: { item, seen, ...content } }, async (trx, stored) => {
    const row = await findQuestion(trx, stored.project_id, item);
    if (!row) return refuse({ code: "not_found" });
    return row.id === seen ? work(trx, stored, row) : refuse({ code: "stale" });
  });
}

async function revise(trx: Trx, ctx: ServiceContext, row: QuestionRow, change: Partial<Pick<QuestionRow, "answer" | "answered_on" | "answered_by" | "issue">>): Promise<boolean> {
  const recorded = await succeed(trx, "investor_questions", row, ctx.now, ctx.actor.userId);
  if (!recorded) return false;
  const { id: _, recorded_to: _to, issue_number: _number, lead_unit: _lead, received_on: _received, closing_asked_on: _asked, closed_on: _closed, withdrawn_on: _withdrawn, ...kept } = row;
  await insertQuestion(trx, { ...kept, ...change, ...recorded });
  return true;
}

/** Answers a question, or corrects the answer; whoever asked sees it. */
export async function answerQuestion(ctx: ServiceContext, input: OnQuestion & { readonly answer: string }): Promise<Verdict<null>> {
  return onQuestion(ctx, input, async (trx, stored, row): Promise<Verdict<null>> => {
    if (!(await revise(trx, ctx, row, { answer: input.answer, answered_on: todayOf(ctx), answered_by: ctx.actor.userId }))) return refuse({ code: "stale" });
    await tellOfProject(trx, ctx, stored, { action: "question.answer", objectType: "question", before: row.answer === null ? null : { questionAnswer: row.answer }, after: { question: row.question, questionAnswer: input.answer } });
    return accept(null);
  });
}

/** Makes an issue of a question, once; whoever asked sees how far it is. */
export async function questionToIssue(ctx: ServiceContext, input: OnQuestion & { readonly title: string; readonly category: IssueCategory; readonly blocking: boolean }): Promise<Verdict<{ number: string }>> {
  const allowed = authorise(ctx, "issue.raise");
  if (!allowed.ok) return allowed;
  return onQuestion(ctx, input, async (trx, stored, row): Promise<Verdict<{ number: string }>> => {
    const { issue } = questionView(row);
    if (issue !== null && issue.state !== "withdrawn") return refuse({ code: "question_has_issue" });
    const { title, category, blocking } = input;
    const number = await recordIssue(trx, ctx, stored, { title, category, blocking, detail: row.question, source: row.channel === "link" ? "investor" : "phone", milestone: null });
    if (!(await revise(trx, ctx, row, { issue: await issueItem(trx, number) }))) throw new Error("a question changed within its own transaction");
    await tellOfProject(trx, ctx, stored, { action: "question.toIssue", objectType: "question", before: null, after: { question: row.question, issue: `${number} ${title}` } });
    return accept({ number });
  });
}
