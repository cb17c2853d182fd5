import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** A plot of a project's land, with an approved exception from the floor area ratio if there is one. */
export interface LandPlotTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  name: string;
  land_mu_e4: number | null;
  far_e4: number | null;
  exception_on: string | null;
  exception_note: string | null;
  exception_document: number | null;
}

/** A duty of the investor or a promise of the government; with a plot it is a control indicator of standard land. */
export interface CommitmentTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  plot: number | null;
  contract: number | null;
  side: "investor" | "government";
  indicator: string;
  title: string | null;
  operator: ">=" | "<=" | "=";
  value_e4: number | null;
  measure: string | null;
  due_on: string | null;
  check_stage: "acceptance" | "capacity" | "yearly" | "expiry" | null;
  responsible: string | null;
  actual_e4: number | null;
  actual_on: string | null;
  actual_note: string | null;
  evidence: number | null;
  verdict: "met" | "partly" | "unmet" | "waived" | null;
  verdict_reason: string | null;
  amendment: Generated<number>;
  amendment_reason: string | null;
}

export type LandPlotRow = Selectable<LandPlotTable>;
export type CommitmentRow = Selectable<CommitmentTable>;

export interface CommitmentTables {
  land_plots: LandPlotTable;
  commitments: CommitmentTable;
}
