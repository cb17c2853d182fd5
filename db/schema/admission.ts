import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** A joint review of a project before admission; `item` names it over its versions. */
export interface AdmissionTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  subject: "new_land" | "two_high" | "other";
  question: string | null;
  asked_on: string;
  due_on: string;
  decision: "agree" | "conditions" | "against" | null;
  decided_on: string | null;
  decision_note: string | null;
  withdrawn_on: string | null;
  withdrawal_reason: string | null;
}

/** What one unit was asked in a review and what it answered; `admission` is the item of the review. */
export interface AdmissionOpinionTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  admission: number;
  project_id: number;
  unit: string;
  due_on: string;
  opinion: "agree" | "conditions" | "against" | null;
  conditions: string | null;
  note: string | null;
  given_on: string | null;
  /** 1: it came on paper and was recorded for the unit. */
  on_paper: Generated<0 | 1>;
  /** Whether the conditions were met; null: not looked at yet. */
  follow_up: "met" | "unmet" | null;
  follow_up_on: string | null;
  follow_up_note: string | null;
}

/** Whether a project is two-high, on what basis and by whom. */
export interface TwoHighScreenTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  result: "hit" | "clear";
  basis: string;
  unit: string;
  screened_on: string;
}

/** A two-high project's plan of what it replaces; approved from a day on, or not yet. */
export interface ReplacementPlanTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  note: string | null;
  approved_on: string | null;
  /** Who approved it, by which document. */
  approval: string | null;
  revocation_reason: string | null;
}

/** One balance of one version of a replacement plan, in ten-thousandths of its measure; `ratio_e4` 10,000 replaces equally, more is a reduction. */
export interface ReplacementBalanceTable {
  plan_id: number;
  dimension: "capacity" | "energy" | "emissions";
  needed_e4: number;
  replaced_e4: number;
  ratio_e4: number;
  measure: string;
  source: string | null;
}

export type AdmissionRow = Selectable<AdmissionTable>;
export type AdmissionOpinionRow = Selectable<AdmissionOpinionTable>;
export type TwoHighScreenRow = Selectable<TwoHighScreenTable>;
export type ReplacementPlanRow = Selectable<ReplacementPlanTable>;
export type ReplacementBalanceRow = Selectable<ReplacementBalanceTable>;

export interface AdmissionTables {
  admissions: AdmissionTable;
  admission_opinions: AdmissionOpinionTable;
  two_high_screens: TwoHighScreenTable;
  replacement_plans: ReplacementPlanTable;
  replacement_balances: ReplacementBalanceTable;
}
