import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** What a project invested in a month and how far it stands; `month` is YYYY-MM, money whole yuan, `document` the item of a document. */
export interface ProgressReportTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  month: string;
  done_cny: number;
  cumulative_cny: number;
  next_cny: number | null;
  percent: number | null;
  physical: string | null;
  problems: string | null;
  reason: string | null;
  document: number | null;
}

/** The investment that a project planned, cumulative: JSON of `[month, yuan]` pairs in the order of the months. */
export interface InvestmentCurveTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  points: string;
  reason: string | null;
}

export type ProgressReportRow = Selectable<ProgressReportTable>;
export type InvestmentCurveRow = Selectable<InvestmentCurveTable>;

/** The tables of this part of the schema. */
export interface ProgressTables {
  progress_reports: ProgressReportTable;
  investment_curves: InvestmentCurveTable;
}
