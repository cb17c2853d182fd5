import { addDays } from "#app/domain/dates.ts";
import type { IssueCategory } from "#app/domain/issues.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { askClosing, askLonger, receiveIssue, replyToIssue } from "../issues/answer-issue.server.ts";
import { issuePage } from "../issues/issue-page.server.ts";
import { handOver, raiseIssue } from "../issues/raise-issue.server.ts";
import { closeIssue } from "../issues/settle-issue.server.ts";
import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";

interface Trouble {
  readonly category: IssueCategory;
  readonly title: string;
  readonly lead: string;
  readonly support: string | null;
  readonly reply: string;
}

const TROUBLES: readonly [Trouble, ...Trouble[]] = [
  { category: "utilities", title: "110 千伏供电线路未到厂区", lead: "power_grid", support: "energy", reply: "线路已立项，正在办理施工手续。" },
  { category: "land", title: "地块内杆线尚未迁改", lead: "natural_resources", support: "power_grid", reply: "迁改方案已审定，完成七成。" },
  { category: "approval", title: "环评批复超出承诺时限", lead: "ecology", support: "economy_information", reply: "报告已补正，进入公示。" },
  { category: "energy", title: "能耗指标尚未落实", lead: "economy_information", support: "energy", reply: "已从关停企业腾退指标中安排。" },
  { category: "labour", title: "首批技能工人缺口 120 人", lead: "human_resources", support: "education", reply: "已组织两场专场招聘，到岗 70 人。" },
  { category: "finance", title: "项目贷款条件未谈妥", lead: "local_finance", support: "central_bank", reply: "三家银行组成银团，已完成授信。" },
];

/** How far a story goes: waiting to be handed over, in hand, overdue, asked to close, closed. */
const COURSES = ["raised", "handed", "replied", "overdue", "longer", "asked", "closed", "closed"] as const;
const ISSUES = 24;
const MOST_PROJECTS = 10_000;
const CALLED_FOR_DAYS = 12;

function done(verdict: Verdict<{ number: string }>): string {
  if (!verdict.ok) throw new Error(`the demo's issue was refused: ${JSON.stringify(verdict.errors)}`);
  return verdict.value.number;
}

/** Issues of projects between contract and capacity, at every point of their way; two of them are overdue and stop their projects. */
export async function recordIssues(ctx: ServiceContext, actors: readonly Principal[], seed: number): Promise<void> {
  const today = todayOf(ctx);
  const random = createRandom(seed + 515);
  const open = (await projectsAfter(ctx.db.read, EVERYTHING, 0, MOST_PROJECTS)).filter(({ stage, part_of, duplicate_of, suspended_on }) => ["landing", "construction"].includes(stage) && part_of === null && duplicate_of === null && suspended_on === null);
  const commerce = actors.find(({ role }) => role === "commerce") ?? SYSTEM;
  const leader = actors.find(({ role }) => role === "leader") ?? SYSTEM;
  if (open.length === 0) return;
  for (let index = 0; index < ISSUES; index += 1) {
    const project = open[(index * 7) % open.length];
    const course = COURSES[index % COURSES.length] ?? "raised";
    const trouble = TROUBLES[index % TROUBLES.length] ?? TROUBLES[0];
    const raisedOn = addDays(today, -(2 * (ISSUES - index) + (course === "overdue" || course === "closed" ? CALLED_FOR_DAYS : 1)));
    if (project) await tell({ ctx, random, commerce, leader, actors }, { code: project.code, course, trouble, raisedOn, isBlocking: course !== "overdue" || index < COURSES.length * 2 });
  }
}

interface Scene {
  readonly ctx: ServiceContext;
  readonly random: Random;
  readonly commerce: Principal;
  readonly leader: Principal;
  readonly actors: readonly Principal[];
}

interface Story {
  readonly code: string;
  readonly course: (typeof COURSES)[number];
  readonly trouble: Trouble;
  readonly raisedOn: string;
  readonly isBlocking: boolean;
}

async function tell({ ctx, random, commerce, leader, actors }: Scene, { code, course, trouble, raisedOn, isBlocking }: Story): Promise<void> {
  let steps = 0;
  const on = (days: number, actor: Principal): ServiceContext => ({ ...ctx, actor, now: momentOf(addDays(raisedOn, days), (steps += 1), random, ctx.now) });
  const speaker = (unit: string) => actors.find((actor) => actor.unit === unit) ?? { ...SYSTEM, role: "unit" as const, name: "示例承办人", unit };
  const { category, title, lead, support, reply } = trouble;
  const number = done(await raiseIssue(on(0, commerce), { code, category, source: random.pick(["project", "site", "meeting", "phone"] as const), title, detail: null, blocking: isBlocking, milestone: null }));
  const form = async () => {
    const page = await issuePage({ ...ctx, actor: SYSTEM }, number);
    return { number, seen: page.ok ? page.value.seen : 0 };
  };
  if (course === "raised") return;
  const term = course === "overdue" ? CALLED_FOR_DAYS - 4 : 60;
  done(await handOver(on(0, commerce), { ...(await form()), lead, supports: support === null ? [] : [support], requirement: "请按期办结并反馈。", dueOn: null, days: term, unit: "calendar" }));
  if (course === "handed") return;
  done(await receiveIssue(on(1, speaker(lead)), await form()));
  if (course === "longer") done(await askLonger(on(1, speaker(lead)), { ...(await form()), until: addDays(raisedOn, 90), reason: "需跨部门协调，申请延期。" }));
  if (course === "overdue" || course === "longer") return;
  done(await replyToIssue(on(1, speaker(lead)), { ...(await form()), reply }));
  if (course === "replied") return;
  if (support !== null) done(await replyToIssue(on(1, speaker(support)), { ...(await form()), reply: "已配合办理。" }));
  done(await askClosing(on(1, speaker(lead)), { ...(await form()), note: null }));
  if (course === "closed") done(await closeIssue(on(CALLED_FOR_DAYS - 2, leader), { ...(await form()), note: "现场核实，问题已解决。" }));
}

/** A moment of a day's office hours, later with each step. */
function momentOf(day: string, step: number, random: Random, now: string): string {
  const at = `${day}T0${step}:${random.int(10, 59)}:00.000Z`;
  return at < now ? at : now;
}
