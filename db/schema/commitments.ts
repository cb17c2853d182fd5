import type { Generated, Selectable } from "kysely";
import type { CommitmentVerdict, ContractKind, Side } from "#app/domain/commitments.ts";
import type { CheckStage, Operator } from "#app/domain/indicators.ts";
import type { BreachStep, RectificationResult, ReviewGrade } from "#app/domain/performance.ts";
import type { VersionColumns } from "./versions.ts";

interface ItemOfProject extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
}

/** A contract of a project; `edition` is the version of the text, `document` the item of its file. */
export interface ContractTable extends ItemOfProject {
  kind: ContractKind;
  name: string;
  parties: string;
  signed_on: string;
  valid_until: string | null;
  edition: string | null;
  document: number | null;
  note: string | null;
  renewed_on: string | null;
}

/** A plot of a project's land, with an approved exception from the floor area ratio if there is one. */
export interface LandPlotTable extends ItemOfProject {
  name: string;
  land_mu_e4: number | null;
  far_e4: number | null;
  exception_on: string | null;
  exception_note: string | null;
  exception_document: number | null;
}

/** A duty of the investor or a promise of the government; with a plot it is a control indicator of standard land. */
export interface CommitmentTable extends ItemOfProject {
  plot: number | null;
  contract: number | null;
  side: Side;
  indicator: string;
  title: string | null;
  operator: Operator;
  value_e4: number | null;
  measure: string | null;
  due_on: string | null;
  check_stage: CheckStage | null;
  responsible: string | null;
  actual_e4: number | null;
  actual_on: string | null;
  actual_note: string | null;
  actual_by: number | null;
  evidence: number | null;
  verdict: CommitmentVerdict | null;
  verdict_reason: string | null;
  verdict_on: string | null;
  verdict_by: number | null;
  amendment: Generated<number>;
  amendment_reason: string | null;
}

/** The yearly review of a project's commitments, and the rectification it asked for. */
export interface PerformanceReviewTable extends ItemOfProject {
  year: number;
  grade: ReviewGrade;
  findings: string | null;
  reviewed_on: string;
  document: number | null;
  rectify: string | null;
  rectify_by: string | null;
  rectified_on: string | null;
  rectified: RectificationResult | null;
  rectified_note: string | null;
}

/** One step of what follows the breach of a commitment; `commitment` is its item. */
export interface BreachStepTable extends ItemOfProject {
  commitment: number;
  step: BreachStep;
  on_date: string;
  deadline: string | null;
  amount_cny: number | null;
  reason: string;
  document: number | null;
}

export type CommitmentRow = Selectable<CommitmentTable>;
export type BreachStepRow = Selectable<BreachStepTable>;

export interface CommitmentTables {
  contracts: ContractTable;
  land_plots: LandPlotTable;
  commitments: CommitmentTable;
  performance_reviews: PerformanceReviewTable;
  breach_steps: BreachStepTable;
}
