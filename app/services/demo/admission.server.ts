import type { Transaction } from "kysely";
import type { AdmissionSubject, Opinion } from "#app/domain/admission.ts";
import { addDays } from "#app/domain/dates.ts";
import { USUAL_DAYS, USUAL_UNITS } from "#app/domain/reviews.ts";
import { TWO_HIGH_DIVISIONS } from "#app/domain/quotas.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { findOpinion, findReview, opinionsOf } from "#db/queries/admission.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { insertPlan, insertScreen } from "#db/queries/two-high.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import { recordReview } from "../admission/ask-review.server.ts";
import { reviseOpinion, reviseReview } from "../admission/revise-review.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { tellOfProject } from "../projects/on-project.server.ts";
import { createRandom, mixSeed } from "./random.ts";
import type { Random } from "./random.ts";

const MOST_PROJECTS = 10_000;
const E4 = 10_000;
const REVIEWED_SHARE = 0.4;
const [LEAD_DAYS, DECIDED_AFTER] = [40, 12];
const QUESTIONS: Readonly<Record<AdmissionSubject, readonly [string, ...string[]]>> = {
  new_land: ["是否符合产业导向和用地规划，控制指标是否可行。", "投资主体资格和用地规模是否合适。"],
  two_high: ["能耗、排放水平和置换来源是否可行。", "工艺装备是否达到行业先进水平。"],
  other: ["是否同意纳入重点项目。"],
};
const CONDITIONS = ["能耗指标落实后方可开工。", "按行业先进值控制单位能耗，投产一年内复核。", "排放总量先行替代。", "用地按标准地控制指标出让。"] as const;
const AGAINST = ["选址与国土空间规划不符。", "单位能耗高于限额。"] as const;
const BASES = ["对照高耗能行业重点领域能效标杆水平，结合备案工艺认定。", "按省两高项目目录和单位产值能耗核算。"] as const;

interface Scene {
  readonly trx: Transaction<Database>;
  readonly ctx: ServiceContext;
  readonly random: Random;
  readonly today: string;
  /** The accounts that give opinions, and decide. */
  readonly people: readonly Principal[];
}

const instantOn = (day: string, random: Random, now: string): string => {
  const at = `${day}T0${random.int(1, 8)}:${random.int(10, 59)}:00.000Z`;
  return at < now ? at : now;
};

/** Screens, replacement plans and reviews of the demo's projects: most decided before the contract, some still open, a few of those overdue. */
export async function recordAdmissions(trx: Transaction<Database>, ctx: ServiceContext, seed: number, actors: ReadonlyMap<number, Principal>): Promise<void> {
  const today = todayOf(ctx);
  for (const project of await projectsAfter(trx, EVERYTHING, 0, MOST_PROJECTS)) {
    const random = createRandom(mixSeed(seed, project.project_id, 313));
    const scene: Scene = { trx, random, today, people: [...actors.values()], ctx: { ...ctx, actor: actors.get(project.liaison_id ?? -1) ?? SYSTEM } };
    if (project.two_high_screen !== null && (TWO_HIGH_DIVISIONS as readonly string[]).includes(project.division ?? "")) await screen(scene, project);
    const subject = subjectOf(project);
    if (subject === null || project.stage === "left" || project.part_of !== null || project.duplicate_of !== null || !random.chance(REVIEWED_SHARE)) continue;
    await review(scene, project, subject);
  }
}

/** What a project's review is about; one that is still assessed asks about what its division and the usual need of land let expect. */
function subjectOf(project: StoredProject): AdmissionSubject | null {
  if (project.two_high_screen === "hit") return "two_high";
  if (project.new_land === 1) return "new_land";
  if (project.assessment_on === null || project.signed_on !== null || project.landed_on !== null) return null;
  return (TWO_HIGH_DIVISIONS as readonly string[]).includes(project.division ?? "") ? "two_high" : "new_land";
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

/** The day a project was first talked about, or signed. */
const firstDayOf = (project: StoredProject, today: string): string => [project.signed_on, project.landed_on, project.lead_on].find((day) => day !== null && day <= today) ?? today;

async function screen({ trx, ctx, random, today }: Scene, project: StoredProject): Promise<void> {
  const day = firstDayOf(project, today);
  const at = instantOn(day, random, ctx.now);
  const recorded = { project_id: project.project_id, recorded_from: at, recorded_by: ctx.actor.userId };
  await insertScreen(trx, { ...recorded, item: await nextItem(trx, "two_high_screens"), result: project.two_high_screen === "hit" ? "hit" : "clear", basis: random.pick(BASES), unit: "development_reform", screened_on: day });
  if (project.two_high_screen !== "hit") return;
  const approvedOn = project.replacement_plan_on;
  if (approvedOn === null && !random.chance(0.6)) return;
  const [capacity, energy, emissions] = [random.int(4, 60) * E4, Math.max(1, Math.round((project.energy_tce_e4 ?? 20_000 * E4) / E4)) * E4, random.int(20, 240) * E4];
  const short = approvedOn === null ? random.int(1, 3) * E4 : 0;
  const source = `示例关停企业${random.int(1, 30)}号`;
  const planned = approvedOn === null ? at : instantOn(approvedOn, random, ctx.now);
  await insertPlan(trx, {
    ...recorded, recorded_from: planned, item: await nextItem(trx, "replacement_plans"), note: null, approved_on: approvedOn, approval: approvedOn === null ? null : `市发改委，示例〔${approvedOn.slice(0, 4)}〕${random.int(1, 60)} 号`, revocation_reason: null,
  }, [
    { dimension: "capacity", needed_e4: capacity, replaced_e4: capacity, ratio_e4: E4, measure: "万吨/年", source },
    { dimension: "energy", needed_e4: energy, replaced_e4: Math.ceil((energy * 11) / (10 * E4)) * E4 + E4, ratio_e4: E4, measure: "吨标煤", source },
    { dimension: "emissions", needed_e4: emissions, replaced_e4: Math.ceil((emissions * 3) / 2) - short * 4, ratio_e4: random.chance(0.5) ? 12_500 : 15_000, measure: "吨", source },
  ]);
}

function opinionOf(random: Random): { opinion: Opinion; conditions: string | null; note: string | null } {
  const opinion = random.weighted<Opinion>([["agree", 70], ["conditions", 26], ["against", 4]]);
  return { opinion, conditions: opinion === "conditions" ? random.pick(CONDITIONS) : null, note: opinion === "against" ? random.pick(AGAINST) : null };
}

/** One review: before the contract and decided, or for what is not signed yet asked a short while ago. */
async function review({ trx, ctx, random, today, people }: Scene, project: StoredProject, subject: AdmissionSubject): Promise<void> {
  const isPast = project.signed_on !== null || project.landed_on !== null;
  const day = isPast ? addDays(earlier(firstDayOf(project, today), project.replacement_plan_on ?? today), -LEAD_DAYS) : addDays(today, -random.int(1, 16));
  const asking = { ...ctx, now: instantOn(day, random, ctx.now) };
  const units = USUAL_UNITS[subject];
  const item = await recordReview(trx, asking, project.project_id, { subject, question: random.pick(QUESTIONS[subject]), units, dueOn: addDays(day, USUAL_DAYS) });
  if (!isPast) await tellOfProject(trx, asking, project, { action: "admission.ask", objectType: "admission", before: null, after: { admissionSubject: subject, askedUnits: units, dueOn: addDays(day, USUAL_DAYS) } });
  const decider = people.find(({ role }) => role === "commerce") ?? SYSTEM;
  const given: Opinion[] = [];
  for (const { item: asked } of await opinionsOf(trx, [item])) {
    const givenOn = addDays(day, random.int(1, USUAL_DAYS));
    const present = await findOpinion(trx, project.project_id, asked);
    if (!present || givenOn > today || (!isPast && random.chance(0.5))) continue;
    const said = opinionOf(random);
    const isMet = said.opinion === "conditions" && project.started_on !== null && project.started_on <= today;
    given.push(said.opinion);
    const answering = people.find(({ role, unit }) => role === "unit" && unit === present.unit);
    await reviseOpinion(trx, { ...ctx, actor: answering ?? decider, now: instantOn(givenOn, random, ctx.now) }, present, {
      ...said, given_on: givenOn, on_paper: answering ? 0 : 1, ...(isMet ? { follow_up: "met" as const, follow_up_on: project.started_on, follow_up_note: null } : {}),
    });
  }
  const present = await findReview(trx, project.project_id, item);
  const decidedOn = addDays(day, DECIDED_AFTER);
  if (!isPast || !present || decidedOn > today || given.length < units.length) return;
  const decision: Opinion = given.includes("conditions") ? "conditions" : "agree";
  const note = given.includes("against") ? "经专题会议研究，调整选址和工艺后予以准入。" : null;
  await reviseReview(trx, { ...ctx, actor: decider, now: instantOn(decidedOn, random, ctx.now) }, present, { decision, decided_on: decidedOn, decision_note: note });
}
