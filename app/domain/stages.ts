import { milestoneBit } from "./milestones.ts";
import type { MilestoneType } from "./milestones.ts";

/** The six stages of the plan's clause 三(三)4 in order, each with the milestone that closes it and the others in it. */
export const STAGES = [
  { id: "attraction", closedBy: "signed", others: ["lead", "first_contact", "site_visit", "assessment", "framework"] },
  { id: "landing", closedBy: "landed", others: [
    "registered", "project_code", "land_preview", "land_listed", "land_awarded", "land", "standard_land_agreement", "land_planning_permit", "land_title", "lease",
    "energy_review", "eia", "safety_review", "planning_permit", "drawings_review", "first_capital", "fund",
  ] },
  { id: "construction", closedBy: "completed", others: ["construction_permit", "started", "investment_statistics", "topped_out", "equipment_in", "utilities"] },
  { id: "acceptance", closedBy: "accepted", others: ["planning_check", "fire_check", "environment_check", "standard_land_check"] },
  { id: "capacity", closedBy: "capacity", others: ["discharge_permit", "trial_run", "produced", "in_statistics", "capacity_review"] },
  { id: "supervision", closedBy: "discharged", others: ["performance_review", "rectification", "renewal"] },
] as const satisfies readonly { id: string; closedBy: MilestoneType; others: readonly MilestoneType[] }[];

/** The milestones that close the stages, in order: each stands behind a gate. */
export const CLOSING_MILESTONES = STAGES.map((stage) => stage.closedBy);

export type ColumnStage = (typeof STAGES)[number]["id"];
export const COLUMN_STAGES = STAGES.map((stage) => stage.id) as readonly ColumnStage[];
export const STAGE_IDS = [...COLUMN_STAGES, "done", "left"] as readonly Stage[];
export type Stage = ColumnStage | "done" | "left";

/** What the stage of a project rests on: effective milestone dates and the mask of milestones that do not apply. */
export interface StageFacts {
  readonly on: Partial<Readonly<Record<MilestoneType, string | null>>>;
  readonly notApplicable: number;
}

/** A closing milestone is reached when its effective date is not after the as-of date, or when it does not apply. */
export function isReached(facts: StageFacts, type: MilestoneType, asOf: string): boolean {
  if (Math.floor(facts.notApplicable / milestoneBit(type)) % 2 === 1) return true;
  const on = facts.on[type];
  return on != null && on <= asOf;
}

/**
 * The stage on a day: `left` once terminated, `done` once discharged, else the first stage whose closing milestone is not
 * reached. A later closing milestone never reaches an earlier one; with all reached but none open the project is done.
 */
export function stageOn(facts: StageFacts, asOf: string): Stage {
  if (isReached(facts, "terminated", asOf)) return "left";
  if (isReached(facts, "discharged", asOf)) return "done";
  const open = STAGES.find((stage) => !isReached(facts, stage.closedBy, asOf));
  return open ? open.id : "done";
}

/** The milestone that closes a column stage. */
export function closingMilestone(stage: ColumnStage): MilestoneType {
  const found = STAGES.find((entry) => entry.id === stage);
  if (!found) throw new Error(`unknown stage ${stage satisfies ColumnStage}`);
  return found.closedBy;
}

/** The stage in which a milestone belongs; termination belongs to none. */
export function stageOfMilestone(type: MilestoneType): ColumnStage | null {
  const found = STAGES.find((stage) => stage.closedBy === type || (stage.others as readonly MilestoneType[]).includes(type));
  return found ? found.id : null;
}

/** Closing milestones before a reached later one that are themselves not reached: shown as "milestone missing". */
export function missingClosings(facts: StageFacts, asOf: string): MilestoneType[] {
  const lastReached = STAGES.findLastIndex((stage) => facts.on[stage.closedBy] != null && isReached(facts, stage.closedBy, asOf));
  return STAGES.slice(0, Math.max(lastReached, 0)).filter((stage) => !isReached(facts, stage.closedBy, asOf)).map((stage) => stage.closedBy);
}

/** The day on which the present stage was entered: the latest effective date among the closings before it, or null. */
export function stageSince(facts: StageFacts, asOf: string): string | null {
  const stage = stageOn(facts, asOf);
  if (stage === "left") return facts.on.terminated ?? null;
  if (stage === "done") return facts.on.discharged ?? null;
  const before = STAGES.slice(0, COLUMN_STAGES.indexOf(stage)).map((entry) => facts.on[entry.closedBy] ?? null);
  const dates = before.filter((on): on is string => on !== null && on <= asOf).sort();
  return dates.at(-1) ?? (stage === "attraction" ? (facts.on.lead ?? null) : null);
}
