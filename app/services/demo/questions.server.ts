import { addDays } from "#app/domain/dates.ts";
import type { IssueCategory } from "#app/domain/issues.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { answerQuestion, questionToIssue } from "../questions/answer-question.server.ts";
import { logQuestion } from "../questions/ask-question.server.ts";
import { projectQuestions } from "../questions/project-questions.server.ts";

interface Asked {
  readonly category: IssueCategory;
  readonly asker: string;
  readonly text: string;
  readonly answer: string | null;
  readonly issue: string | null;
  readonly daysAgo: number;
}

const QUESTIONS: readonly Asked[] = [
  { category: "land", asker: "示例来电人甲", text: "土地证办理还需要补交哪些材料？", answer: null, issue: null, daysAgo: 1 },
  { category: "labour", asker: "示例来电人乙", text: "春节后能否安排专场招聘会？", answer: "已列入二月的专场招聘，报名表随后寄送。", issue: null, daysAgo: 9 },
  { category: "utilities", asker: "示例来电人丙", text: "厂区用水压力不足，何时增压？", answer: null, issue: "厂区用水压力不足", daysAgo: 6 },
  { category: "approval", asker: "示例来电人丁", text: "施工许可预计什么时候批下来？", answer: null, issue: null, daysAgo: 2 },
];
const MOST_PROJECTS = 1_000;

function done<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(`the demo's question was refused: ${JSON.stringify(verdict.errors)}`);
  return verdict.value;
}

/** What investors asked at the hotline: two wait, one was answered, one became an issue. */
export async function recordQuestions(ctx: ServiceContext, actors: readonly Principal[]): Promise<void> {
  const commerce = actors.find(({ role }) => role === "commerce") ?? SYSTEM;
  const projects = (await projectsAfter(ctx.db.read, EVERYTHING, 0, MOST_PROJECTS)).filter(({ stage, part_of, duplicate_of }) => stage === "construction" && part_of === null && duplicate_of === null);
  for (const [index, { category, asker, text, answer, issue, daysAgo }] of QUESTIONS.entries()) {
    const project = projects[index * 2];
    if (!project) continue;
    const { code } = project;
    const on = { ...ctx, actor: commerce, now: `${addDays(todayOf(ctx), -daysAgo)}T02:30:00.000Z` };
    done(await logQuestion(on, { code, asker, category, text, phone: null }));
    const [asked] = done(await projectQuestions(on, code)).questions;
    if (!asked) continue;
    if (answer !== null) done(await answerQuestion(on, { code, item: asked.item, seen: asked.seen, answer }));
    if (issue !== null) done(await questionToIssue(on, { code, item: asked.item, seen: asked.seen, title: issue, category, blocking: false }));
  }
}
