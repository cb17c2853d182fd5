import { addDays, daysInMonth } from "#app/domain/dates.ts";
import type { IsoDate, PartialDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { PlanChange, UpdateChange } from "../projects/record-plans.server.ts";
import type { Character } from "./facts-of-slot.ts";
import type { Life, LifePlan } from "./lives.ts";
import { contractPlans, presentPlan } from "./plans-of-life.ts";
import type { Random } from "./random.ts";
import { detailOf, leadTalkDays, lossOf, talkOn } from "./talks-of-life.ts";
import type { DemoTalk } from "./talks-of-life.ts";

/** Something that people enter about one project: on which day, and what they say. */
export interface Entry {
  readonly on: IsoDate;
  readonly action: string;
  readonly said: Partial<ProjectInput>;
  readonly dates: Partial<Record<MilestoneType, PartialDate>>;
  readonly plans?: readonly PlanChange[];
  readonly update?: UpdateChange["kind"];
  /** Of an update that was a talk. */
  readonly talk?: DemoTalk;
}

/** Milestones that people enter together. */
const TOGETHER: readonly (readonly MilestoneType[])[] = [
  ["first_contact", "site_visit", "assessment", "framework"], ["signed"], ["registered", "project_code"], ["land_listed", "land_awarded", "land", "land_planning_permit", "lease", "first_capital", "energy_review", "eia", "planning_permit", "landed"],
  ["fund"], ["drawings_review", "construction_permit", "started"], ["investment_statistics", "topped_out", "equipment_in"], ["completed"], ["planning_check", "fire_check", "environment_check", "accepted"], ["discharge_permit", "trial_run", "produced"], ["in_statistics", "capacity"], ["discharged"], ["terminated"],
];

/** Why projects end. */
export const REASONS = ["投资方调整战略，转投外地", "用地条件未谈成", "市场变化，投资方取消项目", "资金未按约到位"] as const;
const MONTH_ONLY = 0.14;
const CORRECTED = 0.07;
const RAISED = 0.08;

const lastDayOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-${daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))}`;

/** What was known of a project when it was a lead. */
function leadEntry(random: Random, { input }: Character, life: Life, on: IsoDate): Entry {
  const { name, investors, district, division, source, intent, liaisonId, amount, currency, amountUnit, amountModifier, note } = input;
  const said = { name, investors, district, source, sourceDetail: detailOf(random, source), intent, liaisonId, note, currency, division: random.chance(0.9) ? division : null };
  const withAmount = random.chance(0.88) ? { amount, amountUnit, amountModifier: amountModifier ?? ("approx" as const) } : {};
  return { on, action: "project.create", said: { ...said, ...withAmount }, dates: life.lead ? { lead: life.lead } : {} };
}

/** What a contract adds to a lead; the rest of the facts comes with it. */
function contractFacts(input: ProjectInput): Partial<ProjectInput> {
  const { code: _code, dates: _dates, partOf: _part, duplicateOf: _duplicate, newLand: _land, standardLand: _standard, projectCode: _filed, uscc: _uscc, terminationReason: _reason, sourceDetail: _detail, lossReason: _loss, lostTo: _went, ...facts } = input;
  return facts;
}

/** An invented project code of the district and month in which it was filed. */
export function projectCodeOf(random: Random, district: string | null, filedOn: IsoDate, isUpgrade: boolean): string {
  const region = district !== null && /^\d{6}$/.test(district) ? district : "330200";
  return `${filedOn.slice(2, 4)}${filedOn.slice(5, 7)}-${region}-${isUpgrade ? "07-02" : "04-01"}-${String(random.int(0, 999_999)).padStart(6, "0")}`;
}

/** The facts that become known with a group of milestones. */
function factsWith(random: Random, group: readonly MilestoneType[], { input, kind }: Character, lived: Life): Partial<ProjectInput> {
  if (group.includes("signed") || (kind === "technical_upgrade" && group.includes("registered"))) return { ...contractFacts(input), ...(lived.project_code && kind === "technical_upgrade" ? filed(random, input, lived.project_code, true) : {}) };
  if (group.includes("registered")) return { uscc: input.uscc, ...(lived.project_code ? filed(random, input, lived.project_code, false) : {}) };
  if (group.includes("landed")) return { newLand: input.newLand, standardLand: input.standardLand, ...(random.chance(RAISED) && input.amount !== null ? { amount: Math.round(input.amount * 1.1) } : {}) };
  if (!group.includes("terminated")) return {};
  const terminationReason = random.pick(REASONS);
  return { terminationReason, ...lossOf(random, REASONS.indexOf(terminationReason)) };
}

const filed = (random: Random, input: ProjectInput, on: IsoDate, isUpgrade: boolean) => ({ projectCode: projectCodeOf(random, input.district, on, isUpgrade) });

/** The entry for a group of milestones as far as they have happened, a few days after the last of them; null for none. */
function groupEntry(random: Random, group: readonly MilestoneType[], character: Character, life: Life, lived: Life, today: IsoDate): Entry | null {
  const happened = group.filter((type) => lived[type] !== undefined);
  const last = happened.map((type) => lived[type]).filter((day) => day !== undefined).sort().at(-1);
  if (last === undefined) return null;
  const on = addDays(last, random.int(1, 8));
  const byMonth = random.chance(MONTH_ONLY) && lastDayOfMonth(last) < today && happened.length === 1 && last.slice(8) > "20";
  const dates = Object.fromEntries(happened.map((type) => [type, byMonth ? lived[type]?.slice(0, 7) : lived[type]]));
  const begins = group.includes("signed") || (character.kind === "technical_upgrade" && group.includes("registered"));
  return {
    on: byMonth && on <= lastDayOfMonth(last) ? addDays(lastDayOfMonth(last), 1) : on, action: "milestone.record", said: factsWith(random, group, character, lived), dates, update: "milestone",
    ...(begins ? { plans: contractPlans(random, life, last) } : {}),
  };
}

/** A contract's date that was entered a few weeks wrong and corrected; around a turn of the year that moves a figure. */
function misdated(random: Random, entries: Entry[], lived: Life): Entry[] {
  if (lived.signed === undefined || !random.chance(CORRECTED)) return entries;
  const wrong = addDays(lived.signed, -random.int(12, 30));
  const index = entries.findIndex((entry) => entry.dates.signed !== undefined);
  const entry = entries[index];
  if (!entry || entry.dates.signed?.length !== 10) return entries;
  const correction: Entry = { on: addDays(entry.on, random.int(25, 70)), action: "project.edit", said: {}, dates: { signed: lived.signed } };
  return [...entries.slice(0, index), { ...entry, dates: { ...entry.dates, signed: wrong } }, ...entries.slice(index + 1), correction];
}

/** Everything that people entered about a project until the demo's day, in the order of its days. */
export function entriesOf(random: Random, character: Character, plan: LifePlan, life: Life, lived: Life, today: IsoDate): Entry[] {
  const firstDay = addDays(lived.lead ?? life.lead ?? today, random.int(0, 3));
  const first = leadEntry(random, character, life, firstDay < today ? firstDay : today);
  const groups = TOGETHER.map((group) => groupEntry(random, group, character, life, lived, today)).filter((entry) => entry !== null);
  const entries = misdated(random, [first, ...groups], lived);
  const present = presentPlan(random, lived, plan, today);
  const lastOn = entries.map((entry) => entry.on).sort().at(-1) ?? today;
  const planning: Entry[] = present ? [{ on: present.madeOn > lastOn ? present.madeOn : lastOn, action: "milestone.plan", said: {}, dates: {}, plans: present.plans }] : [];
  const reported = reports(random, character, lived, today);
  const talks = leadTalkDays(random, lived, today).map(({ on, phase }): Entry => ({ on, action: "lead.followUp", said: {}, dates: {}, update: "follow_up", talk: talkOn(random, on, phase) }));
  return [...entries, ...planning, ...talks, ...reported].map((entry) => ({ ...entry, on: entry.on < first.on ? first.on : entry.on > today ? today : entry.on }));
}

/** Reports at the end of each year and of late: nearly every big project has them, half of the others. */
function reports(random: Random, { input }: Character, lived: Life, today: IsoDate): Entry[] {
  const from = lived.lead ?? today;
  const until = lived.terminated ?? lived.discharged ?? today;
  const isBig = (input.amount ?? 0) * (input.currency === "CNY" ? 1 : 7) >= 900_000_000;
  const isLead = lived.signed === undefined && lived.landed === undefined;
  const report = (on: IsoDate): Entry => ({ on, action: "lead.followUp", said: {}, dates: {}, update: "follow_up", talk: talkOn(random, on, isLead ? "later" : "project") });
  const years = Array.from({ length: Number(today.slice(0, 4)) - Number(from.slice(0, 4)) }, (_, back) => Number(today.slice(0, 4)) - 1 - back);
  const yearEnds = isBig ? years.map((year) => `${year}-12-${random.int(5, 30)}`.replace(/-(\d)$/, "-0$1")).filter((day) => day > from && day < until && random.chance(0.985)) : [];
  const isFollowed = until === today && lived.lead !== today && random.chance(isBig && lived.signed !== undefined ? 0.98 : lived.signed === undefined ? 0.85 : 0.5);
  const recent = addDays(today, -random.weighted([[random.int(1, 6), 3], [random.int(7, 13), 5], [random.int(14, 29), lived.signed === undefined ? 1 : 4]]));
  return [...yearEnds, ...(isFollowed && recent > from ? [recent] : [])].map(report);
}
