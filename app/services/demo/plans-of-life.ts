import { addDays } from "#app/domain/dates.ts";
import type { IsoDate } from "#app/domain/dates.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { PlanChange } from "../projects/record-plans.server.ts";
import type { Life, LifePlan } from "./lives.ts";
import type { Random } from "./random.ts";

/** Milestones in the order in which people plan them. */
const PATH = [
  "site_visit", "assessment", "signed", "registered", "project_code", "land", "landed", "construction_permit", "started", "topped_out", "equipment_in",
  "completed", "accepted", "produced", "capacity", "discharged",
] as const satisfies readonly MilestoneType[];
/** What a contract's timetable names. */
const IN_CONTRACT = ["landed", "started", "completed", "accepted", "produced", "capacity"] as const satisfies readonly MilestoneType[];
/** Those far enough away to be planned by the month. */
const BY_MONTH: readonly MilestoneType[] = ["accepted", "produced", "capacity", "discharged"];
const USUAL_GAPS: Readonly<Record<(typeof IN_CONTRACT)[number], number>> = { landed: 150, started: 230, completed: 620, accepted: 690, produced: 720, capacity: 1_050 };

const LIGHT_SHARES: readonly (readonly [Light, number])[] = [["red", 44], ["yellow", 150], ["none", 35], ["green", 771]];

/** Why plans were changed, as people say it. */
const REPLAN_REASONS = ["等待电力接入", "投资方董事会推迟决策", "土地平整延后", "设计变更重新送审", "主要设备交货延期"] as const;
const GIVEN_ON_IN = 6;
const EXPECTED_IN = 3;

/** What goes with a plan that replaces the contract's, from its day alone: the reason, for some another unit in charge, for some a later expected date. */
function besidePlan(type: MilestoneType, day: IsoDate, light: Light): Omit<PlanChange, "type" | "planOn"> {
  const number = Number(day.slice(8));
  const isContracted = (IN_CONTRACT as readonly MilestoneType[]).includes(type);
  return {
    ...(isContracted ? { reason: REPLAN_REASONS[number % REPLAN_REASONS.length] ?? null } : {}),
    ...(isContracted && number % GIVEN_ON_IN === 0 ? { unit: "task_force" } : {}),
    ...(light !== "none" && number % EXPECTED_IN === 0 ? { forecastOn: addDays(day, number) } : {}),
  };
}

const asPlanned = (type: MilestoneType, day: IsoDate): string => (BY_MONTH.includes(type) ? day.slice(0, 7) : day);

/** The timetable agreed in the contract: near what later came, and usually a little hopeful. */
export function contractPlans(random: Random, life: Life, from: IsoDate): PlanChange[] {
  return IN_CONTRACT.map((type) => {
    const came = life[type] ?? addDays(from, USUAL_GAPS[type]);
    return { type, planOn: asPlanned(type, addDays(came, -random.int(-10, 50))) };
  });
}

/** The milestones that are still to come, in order. */
function openPath(lived: Life, plan: LifePlan): MilestoneType[] {
  const reached = PATH.findLastIndex((type) => lived[type] !== undefined);
  return PATH.slice(reached + 1).filter((type) => !(type === "land" && !plan.takesLand) && !(type === "signed" && plan.kind === "technical_upgrade"));
}

function dueOn(random: Random, light: Light, today: IsoDate): IsoDate {
  switch (light) {
    case "red": return addDays(today, -random.int(31, 58));
    case "yellow": return addDays(today, -random.int(1, 26));
    case "green": case "none": return addDays(today, random.int(16, 110));
  }
}

/** A present plan: which milestones are due when, and on which day it was made. */
export interface PresentPlan {
  readonly plans: readonly PlanChange[];
  readonly madeOn: IsoDate;
}

/**
 * The plan as it stands on the demo's day for what is still to come, late or in time as the draw has it; without any date
 * for the few that nobody has planned.
 */
export function presentPlan(random: Random, lived: Life, plan: LifePlan, today: IsoDate): PresentPlan | null {
  const open = openPath(lived, plan);
  if (open.length === 0 || lived.terminated !== undefined || lived.discharged !== undefined) return null;
  const light = random.weighted(LIGHT_SHARES);
  const first = dueOn(random, light, today);
  const soon = lived.signed === undefined && plan.kind !== "technical_upgrade" ? open.slice(0, 1) : open;
  let day = first;
  const plans = soon.map((type, index): PlanChange => {
    if (index > 0) day = addDays(day > today ? day : today, random.int(25, 90));
    return { type, planOn: light === "none" ? null : index === 0 ? day : asPlanned(type, day), ...besidePlan(type, day, light) };
  });
  return { plans, madeOn: addDays(first < today ? first : today, -random.int(20, 90)) };
}
