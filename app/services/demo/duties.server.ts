import { addDays } from "#app/domain/dates.ts";
import { LOWEST_FAR_E4 } from "#app/domain/indicators.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { CommitForm } from "#app/schemas/duty-forms.ts";
import { presentItems } from "#db/queries/commitments.ts";
import type { DutyTable } from "#db/queries/commitments.ts";
import { factsWhere } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { judgeCommitment, reportActual } from "../commitments/check-commitment.server.ts";
import { addCommitment, amendCommitment } from "../commitments/save-commitment.server.ts";
import { saveContract } from "../commitments/save-contract.server.ts";
import { recordException, savePlot, signIndicators } from "../commitments/save-plot.server.ts";
import { saveReview, takeBreachStep } from "../commitments/save-review.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { createRandom, mixSeed } from "./random.ts";
import type { Random } from "./random.ts";

const MOST_PROJECTS = 36;
const [E4, YEARS_OF_CONTRACT, DAYS_A_YEAR, FIRST_DUE_YEARS] = [10_000, 8, 365, 2];
const LOWEST = { investment: 4_000_000, tax: 300_000, added: 1_800_000, energy: 5_200, emissions: 120 } as const;

/** One project of the demo whose duties are written: who reports and who judges, each at today's instant. */
interface Story {
  readonly writer: ServiceContext;
  readonly judge: ServiceContext;
  readonly project: StoredProject;
  readonly signedOn: string;
  readonly random: Random;
  readonly index: number;
  readonly today: string;
}

function done<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(`the demo was refused: ${JSON.stringify(verdict.errors)}`);
  return verdict.value;
}

/** Records contracts, commitments of both sides and plots for some of the demo's signed projects; answers for how many. */
export async function recordDuties(ctx: ServiceContext, actors: readonly Principal[], seed: number): Promise<number> {
  const today = todayOf(ctx);
  const judge = actors.find((actor) => actor.role === "commerce");
  const projects = await factsWhere(ctx.db.read, EVERYTHING).where("f.signed_on", "<=", today).where("f.terminated_on", "is", null).where("f.total_cny", "is not", null)
    .selectAll("f").select(["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"])
    .orderBy((eb) => eb("f.far_e4", "<", LOWEST_FAR_E4), "desc").orderBy("f.total_cny", "desc").orderBy("p.code").limit(MOST_PROJECTS).execute();
  for (const [index, project] of projects.entries()) {
    const as = (actor: Principal | undefined): ServiceContext => (actor ? { ...ctx, actor } : ctx);
    const liaison = actors.find((actor) => actor.role === "liaison" && actor.userId === project.liaison_id);
    await tell({ writer: as(liaison ?? judge), judge: as(judge), project, signedOn: project.signed_on ?? today, random: createRandom(mixSeed(seed, 501, index)), index, today });
  }
  return projects.length;
}

async function tell(story: Story): Promise<void> {
  const { writer, project, signedOn } = story;
  const end = addDays(signedOn, YEARS_OF_CONTRACT * DAYS_A_YEAR);
  const parties = ["示例区人民政府", project.name].join("\n");
  const contract = done(await saveContract(writer, project.code, {
    intent: "contract", kind: "formal", name: "投资合同", parties, signedOn, validUntil: story.index % 9 === 4 ? addDays(story.today, story.random.int(5, 25)) : end, edition: "V1",
  })).item;
  await promise(story, contract);
  if (project.new_land === 1 && project.land_mu_e4 !== null) await land(story, contract);
  if (story.index % 4 === 0 && signedOn < addDays(story.today, -DAYS_A_YEAR)) await review(story);
}

async function seenOf(story: Story, table: DutyTable, item: number): Promise<{ item: number; seen: number }> {
  const row = (await presentItems(story.writer.db.read, table, story.project.project_id)).find((entry) => entry.item === item);
  return { item, seen: row?.id ?? 0 };
}

/** What both sides promise, what was reached of it, and what was decided. */
async function promise(story: Story, contract: number): Promise<void> {
  const { writer, project, random, signedOn } = story;
  const total = Math.round((project.total_cny ?? 0) / E4) * E4;
  const due = addDays(signedOn, FIRST_DUE_YEARS * DAYS_A_YEAR + random.int(0, 300));
  const add = async (form: Omit<CommitForm, "intent" | "contract">) => done(await addCommitment(writer, project.code, { intent: "commit", contract, ...form })).item;
  const investment = await add({ side: "investor", indicator: "fixed_investment", value: Math.round((total * 6) / (10 * E4)) * E4, dueOn: due });
  const jobs = await add({ side: "investor", indicator: "jobs", value: random.int(8, 60) * 10 * E4, dueOn: addDays(due, DAYS_A_YEAR) });
  const days = await add({ side: "investor", indicator: "construction_days", value: random.int(18, 30) * 30 * E4, dueOn: due });
  const flats = await add({ side: "government", indicator: "talent_flats", value: random.int(2, 16) * 10 * E4, dueOn: addDays(due, -100), responsible: "human_resources" });
  const power = await add({ side: "government", indicator: "power_supply", value: random.int(4, 40) * 500 * E4, dueOn: addDays(signedOn, DAYS_A_YEAR), responsible: "power_grid" });
  const road = await add({ side: "government", indicator: "other", title: "厂区北侧道路与雨污管网", dueOn: addDays(due, random.int(-60, 120)), responsible: "housing_construction" });
  if (story.index % 6 === 2) {
    done(await amendCommitment(writer, project.code, { intent: "amend", ...(await seenOf(story, "commitments", investment)), operator: ">=", value: Math.round(total / (2 * E4)) * E4, dueOn: addDays(due, 180), checkStage: "acceptance", amendmentReason: "土地交付延期，双方签订补充协议顺延。" }));
  }
  for (const item of [investment, jobs, days, flats, power]) await follow(story, item);
  await open(story, road);
}

/** The road that was promised is open in most cases once it is due; nothing of it is measured. */
async function open(story: Story, item: number): Promise<void> {
  const { writer, judge, project, random, today } = story;
  const row = (await presentItems(writer.db.read, "commitments", project.project_id)).find((entry) => entry.item === item);
  if (!row || row.due_on === null || row.due_on > today || random.chance(0.2)) return;
  done(await reportActual(writer, project.code, { intent: "report", item, seen: row.id, actualOn: today, actualNote: "道路已通车，管网已移交" }));
  done(await judgeCommitment(judge, project.code, { intent: "judge", ...(await seenOf(story, "commitments", item)), verdict: "met" }));
}

async function follow(story: Story, item: number): Promise<void> {
  const { writer, judge, project, random, today } = story;
  const row = (await presentItems(writer.db.read, "commitments", project.project_id)).find((entry) => entry.item === item);
  if (!row?.value_e4 || row.due_on === null) return;
  const isDue = row.due_on <= today;
  if (!isDue && random.chance(0.4)) return;
  const share = isDue ? random.weighted([[105, 6], [100, 2], [82, 2]]) : random.int(30, 85);
  const reached = row.operator === "<=" ? Math.round((row.value_e4 * (200 - share)) / 100) : Math.round((row.value_e4 * share) / 100);
  done(await reportActual(writer, project.code, { intent: "report", item, seen: row.id, actualValue: Math.round(reached / E4) * E4, actualOn: today }));
  if (!isDue || random.chance(0.12)) return;
  const isMet = share >= 100;
  done(await judgeCommitment(judge, project.code, { intent: "judge", ...(await seenOf(story, "commitments", item)), verdict: isMet ? "met" : random.weighted([["partly", 2], ["unmet", 1]]), ...(isMet ? {} : { verdictReason: "到期未达承诺值" }) }));
  if (isMet || story.index % 3 !== 0 || row.side !== "investor") return;
  const step = async (name: "notice" | "rectification", stepOn: string, change: { readonly deadline?: string }) =>
    done(await takeBreachStep(judge, project.code, { intent: "breach", ...(await seenOf(story, "commitments", item)), step: name, stepOn, breachReason: "到期未达承诺值，书面告知并要求说明", ...change }));
  await step("notice", addDays(today, -12), {});
  await step("rectification", addDays(today, -5), { deadline: addDays(today, 60) });
}

/** Plots with their control indicators; some below the lowest ratio, of which one has its exception. */
async function land(story: Story, contract: number): Promise<void> {
  const { writer, judge, project, random } = story;
  const whole = project.land_mu_e4 ?? 0;
  const far = project.far_e4 ?? LOWEST_FAR_E4;
  const item = done(await savePlot(writer, project.code, { intent: "plot", name: `示例工业地块 ${String(story.index + 1).padStart(2, "0")}`, landMu: whole, far })).item;
  const seen = await seenOf(story, "land_plots", item);
  if (far < LOWEST_FAR_E4 && story.index % 3 !== 2) done(await recordException(judge, project.code, { intent: "exception", ...seen, exceptionOn: earlier(addDays(story.signedOn, 60), story.today), exceptionNote: "重型装备厂房单层高度超过 8 米，经批准放宽容积率。" }));
  const required = { investment_intensity: LOWEST.investment + random.int(0, 200) * E4, tax_per_mu: LOWEST.tax + random.int(0, 30) * E4, far, energy_per_value: LOWEST.energy, emissions_per_value: LOWEST.emissions };
  const isComplete = !random.chance(0.2);
  const { emissions_per_value: last, ...first } = required;
  done(await signIndicators(writer, project.code, {
    intent: "sign", ...(await seenOf(story, "land_plots", item)), contract, ...first, ...(isComplete ? { emissions_per_value: last } : {}), ...(random.chance(0.4) ? { value_added_per_mu: LOWEST.added + random.int(0, 60) * E4, rd_share: 28_000 } : {}),
  }));
}

async function review(story: Story): Promise<void> {
  const year = Number(story.today.slice(0, 4)) - 1;
  const grade = story.random.weighted([["excellent", 2], ["good", 4], ["fair", 2], ["poor", 2]] as const);
  const mends = grade === "poor" ? { findings: "投资进度明显滞后，产出未达约定。", rectify: "三个月内补足设备投资并报送计划。", rectifyBy: addDays(story.today, story.random.int(-20, 60)) } : { findings: "按合同约定推进。" };
  done(await saveReview(story.judge, story.project.code, { intent: "review", year, grade, reviewedOn: addDays(story.today, -story.random.int(30, 120)), ...mends }));
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
