import { addDays } from "#app/domain/dates.ts";
import type { IsoDate } from "#app/domain/dates.ts";
import type { Kind } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { Slot, Sort } from "./cohorts.ts";
import type { Random } from "./random.ts";

export type Life = Partial<Record<MilestoneType, IsoDate>>;

/** What of a project decides how its life goes. */
export interface LifePlan {
  readonly kind: Kind;
  readonly takesLand: boolean;
  readonly isForeign: boolean;
}

const BUILDING_DAYS: Readonly<Record<Sort, readonly [least: number, most: number]>> = {
  mega: [1_150, 1_600], major: [430, 800], minor: [300, 560], small: [210, 400], service: [300, 500], upgrade: [180, 360],
};
const STALLED = 0.1;
const LOST = 0.045;
const LOST_LEADS = 0.07;
const FUNDED = 0.13;

const latest = (...days: readonly (IsoDate | undefined)[]): IsoDate => days.filter((day) => day !== undefined).sort().at(-1) ?? "";

/** First contact, visit, assessment and, for some, a framework agreement, on the way to a contract. */
function talks(random: Random, from: IsoDate, until: IsoDate | null): Life {
  const visit = addDays(from, random.int(8, 30));
  const assessment = addDays(visit, random.int(8, 30));
  const framework = random.chance(0.3) ? addDays(assessment, random.int(6, 20)) : undefined;
  const life: Life = { lead: from, site_visit: visit, assessment, ...(framework ? { framework } : {}) };
  return until === null ? life : Object.fromEntries(Object.entries(life).filter(([, day]) => day <= until));
}

function landing(random: Random, signed: IsoDate, plan: LifePlan): Life {
  const registered = addDays(signed, random.int(6, 55));
  const code = addDays(registered, random.int(4, 40));
  const land = plan.takesLand ? addDays(signed, random.int(45, 150)) : undefined;
  const lease = !plan.takesLand && plan.kind !== "technical_upgrade" ? addDays(signed, random.int(20, 100)) : undefined;
  const capital = plan.isForeign || random.chance(0.3) ? addDays(registered, random.int(15, 90)) : undefined;
  const commitment = [land, lease, capital].filter((day) => day !== undefined).sort()[0];
  const landed = latest(registered, code, commitment);
  return {
    registered, project_code: code, ...(land ? { land } : {}), ...(lease ? { lease } : {}), ...(capital ? { first_capital: capital } : {}),
    energy_review: addDays(code, random.int(10, 50)), eia: addDays(code, random.int(15, 70)), landed,
    ...(plan.takesLand ? { planning_permit: addDays(land ?? landed, random.int(15, 50)) } : {}),
    ...(random.chance(FUNDED) ? { fund: addDays(landed, random.int(5, 120)) } : {}),
  };
}

function building(random: Random, landed: IsoDate, sort: Sort): Life {
  const permit = addDays(landed, random.int(10, 60));
  const started = addDays(permit, random.int(4, 35));
  const days = random.int(...BUILDING_DAYS[sort]);
  const completed = addDays(started, days);
  const trial = addDays(completed, random.int(5, 50));
  const produced = addDays(trial, random.int(15, 80));
  const accepted = addDays(completed, random.int(50, 190));
  const capacity = latest(addDays(produced, random.int(180, 460)), addDays(accepted, 20));
  return {
    construction_permit: permit, started, topped_out: addDays(started, Math.round(days * 0.45)), equipment_in: addDays(started, Math.round(days * 0.75)), completed, accepted,
    trial_run: trial, produced, in_statistics: addDays(produced, random.int(50, 140)), capacity, discharged: addDays(capacity, random.int(500, 1_400)),
  };
}

/** The whole life of a project as it would go, days after the demo's own included; some are lost or get stuck on the way. */
export function makeLife(random: Random, slot: Slot, plan: LifePlan): Life {
  return withSteps(mainLife(random, slot, plan));
}

function mainLife(random: Random, slot: Slot, plan: LifePlan): Life {
  if (slot.isLead) {
    const life = talks(random, slot.on, null);
    return random.chance(LOST_LEADS) ? { ...life, terminated: addDays(slot.on, random.int(40, 200)) } : life;
  }
  const hasContract = plan.kind !== "technical_upgrade";
  const from = addDays(slot.on, -random.int(60, hasContract ? 300 : 90));
  const begun: Life = { ...talks(random, from, addDays(slot.on, -1)), ...(hasContract ? { signed: slot.on } : {}) };
  if (random.chance(STALLED)) return random.chance(0.4) ? { ...begun, terminated: addDays(slot.on, random.int(120, 500)) } : begun;
  const landed = { ...begun, ...landing(random, slot.on, plan) };
  const whole = { ...landed, ...building(random, landed.landed ?? slot.on, slot.sort) };
  return random.chance(LOST) ? endedOn(whole, addDays(slot.on, random.int(150, 700))) : whole;
}

function endedOn(life: Life, day: IsoDate): Life {
  return { ...Object.fromEntries(Object.entries(life).filter(([, on]) => on < day)), terminated: day };
}

/** Further steps at their usual distance from those they belong to: the chain of land and permits, the checks, the papers of production. */
const BESIDE: readonly (readonly [step: MilestoneType, of: MilestoneType, days: number])[] = [
  ["first_contact", "site_visit", -3], ["land_listed", "land", -40], ["land_awarded", "land", -8], ["land_planning_permit", "land", 10], ["drawings_review", "construction_permit", -9],
  ["investment_statistics", "started", 24], ["planning_check", "accepted", -36], ["fire_check", "accepted", -28], ["environment_check", "accepted", -15], ["discharge_permit", "trial_run", -6],
];

/** A life with the steps beside its main ones, as far as they come after the lead. */
function withSteps(life: Life): Life {
  const steps = BESIDE.flatMap(([step, of, days]) => {
    const day = life[of];
    const on = day === undefined ? "" : addDays(day, days);
    return on > (life.lead ?? "") && (life.terminated === undefined || on < life.terminated) ? [[step, on] as const] : [];
  });
  return { ...life, ...Object.fromEntries(steps) };
}

/** The part of a life that has happened by a day. */
export function livedUntil(life: Life, day: IsoDate): Life {
  const past = Object.entries(life).filter(([, on]) => on <= day);
  return Object.fromEntries(past);
}
