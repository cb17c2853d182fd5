import type { Generated, Insertable, Selectable } from "kysely";
import type { MilestoneType } from "#app/domain/milestones.ts";

/** A project's identity and what is derived from its facts; `verify` compares the derived columns with the facts. */
export interface ProjectTable {
  id: Generated<number>;
  code: string;
  version: number;
  created_at: string;
  updated_at: string;
  stage: string;
  stage_since: string | null;
  light: string;
  light_milestone: string | null;
  light_due_on: string | null;
  next_milestone: string | null;
  next_due_on: string | null;
  /** The first day on which the derived columns may read otherwise. */
  status_until: string | null;
}

type MilestoneColumns = { [K in MilestoneType as `${K}_on`]: string | null };

/**
 * One version of everything known about a project, in force from `recorded_from` until `recorded_to` (UTC instants, the
 * end excluded). Rows are only ever closed, never changed. Effective milestone dates stand in `<type>_on`.
 */
export interface ProjectFactsTable extends MilestoneColumns {
  id: Generated<number>;
  project_id: number;
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
  name: string;
  investors: string;
  has_foreign_investor: 0 | 1 | null;
  uscc: string | null;
  district: string | null;
  division: string | null;
  industry_class: string | null;
  kind: string | null;
  chain: string | null;
  chain_role: string | null;
  amount: number | null;
  currency: string;
  amount_unit: string | null;
  amount_modifier: string | null;
  fixed_amount: number | null;
  total_cny: number | null;
  total_usd: number | null;
  rate_on: string | null;
  rate_basis: string | null;
  rate_cny_per_unit: string | null;
  rate_cny_per_usd: string | null;
  rate_before_first: 0 | 1;
  foreign_share_bp: number | null;
  flags: number;
  project_code: string | null;
  land_mu_e4: number | null;
  far_e4: number | null;
  new_land: 0 | 1 | null;
  standard_land: 0 | 1 | null;
  energy_tce_e4: number | null;
  two_high_screen: string | null;
  replacement_plan_on: string | null;
  replacement_plan_precision: "year" | "month" | "day" | null;
  liaison_id: number | null;
  bureau_chief: string | null;
  suspended_on: string | null;
  resumed_on: string | null;
  suspension_reason: string | null;
  resumption_reason: string | null;
  termination_reason: string | null;
  loss_reason: string | null;
  lost_to: string | null;
  archived_on: string | null;
  archive_reason: string | null;
  source: string | null;
  source_detail: string | null;
  intent: string | null;
  note: string | null;
  part_of: string | null;
  duplicate_of: string | null;
  month_precision: number;
  year_precision: number;
  not_applicable: number;
}

/** A milestone's plan, frozen baseline and forecast (dates with precision), with why it does not apply or why its plan replaced another; versioned. */
export interface MilestonePlanTable {
  id: Generated<number>;
  project_id: number;
  type: string;
  plan_on: string | null;
  baseline_on: string | null;
  forecast_on: string | null;
  reason: string | null;
  /** The unit that holds the milestone at present; null: the one that usually does. */
  unit: string | null;
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
}

/** A day on which somebody reported on a project, for talks how, with whom (ids of contacts as JSON) and what comes next; versioned. */
export interface ProjectUpdateTable {
  id: Generated<number>;
  project_id: number;
  kind: "loaded" | "milestone" | "follow_up" | "progress";
  on_date: string;
  note: string | null;
  channel: Generated<"call" | "visit_out" | "visit_in" | "meeting" | "message" | "other" | null>;
  contacts: Generated<string>;
  /** Ids of our own people who took part, as JSON. */
  people: Generated<string>;
  next_step: Generated<string | null>;
  next_on: Generated<string | null>;
  /** The row that this one corrects. */
  replaces: Generated<number | null>;
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
}

export type ProjectRow = Selectable<ProjectTable>;
export type ProjectFactsRow = Selectable<ProjectFactsTable>;
export type NewProjectFactsRow = Insertable<ProjectFactsTable>;
export type MilestonePlanRow = Selectable<MilestonePlanTable>;
export type ProjectUpdateRow = Selectable<ProjectUpdateTable>;
export type NewProjectUpdateRow = Insertable<ProjectUpdateTable>;
