import { addDays, daysBetween } from "./dates.ts";
import type { Light } from "./kinds.ts";
import type { MilestoneType } from "./milestones.ts";

/** An open milestone with the day of its current plan (effective date). */
export interface OpenPlan {
  readonly type: MilestoneType;
  readonly dueOn: string;
}

/** The light of a project, the milestone that decides it, how late it is (negative: days left), and when to look again. */
export interface LightReading {
  readonly light: Light;
  readonly milestone: MilestoneType | null;
  readonly daysLate: number | null;
  readonly changesOn: string | null;
}

/** Days before its plan date from which an open milestone without progress turns yellow. */
export const WARN_WITHIN_DAYS = 15;
/** A milestone later than this many days turns red. */
export const RED_AFTER_DAYS = 30;

/**
 * Computes the light against the current plan: red when more than 30 days late, yellow when late or due within 15 days
 * with no update in those days, green when plans exist and none is late, none without any open plan date.
 */
export function lightOn(plans: readonly OpenPlan[], lastUpdateOn: string | null, today: string): LightReading {
  if (plans.length === 0) return { light: "none", milestone: null, daysLate: null, changesOn: null };
  const readings = plans.map((plan) => readPlan(plan, lastUpdateOn, today));
  const rank: readonly Light[] = ["red", "yellow", "green"];
  const worst = readings.toSorted((a, b) => rank.indexOf(a.light) - rank.indexOf(b.light) || b.daysLate - a.daysLate)[0];
  const changes = readings.map((reading) => reading.changesOn).filter((on) => on !== null).sort();
  if (!worst) throw new Error("a light needs a plan");
  return { light: worst.light, milestone: worst.milestone, daysLate: worst.daysLate, changesOn: changes[0] ?? null };
}

function readPlan(plan: OpenPlan, lastUpdateOn: string | null, today: string): { light: Light; milestone: MilestoneType; daysLate: number; changesOn: string | null } {
  const daysLate = daysBetween(plan.dueOn, today);
  const warnFrom = addDays(plan.dueOn, -WARN_WITHIN_DAYS);
  const progressed = lastUpdateOn !== null && lastUpdateOn >= warnFrom;
  const base = { milestone: plan.type, daysLate };
  if (daysLate > RED_AFTER_DAYS) return { ...base, light: "red", changesOn: null };
  if (daysLate >= 1) return { ...base, light: "yellow", changesOn: addDays(plan.dueOn, RED_AFTER_DAYS + 1) };
  if (today >= warnFrom && !progressed) return { ...base, light: "yellow", changesOn: addDays(plan.dueOn, RED_AFTER_DAYS + 1) };
  return { ...base, light: "green", changesOn: today < warnFrom ? warnFrom : addDays(plan.dueOn, 1) };
}
