import type { Generated, Selectable } from "kysely";
import type { IssueCategory, IssuePart, IssueSource, IssueStep } from "#app/domain/issues.ts";
import type { VersionColumns } from "./versions.ts";

/** Something in a project's way that a unit is to solve; `item` names it over its versions. */
export interface IssueTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  /** Its public number, such as DB-2025-0012. */
  number: string;
  category: IssueCategory;
  source: IssueSource;
  title: string;
  detail: string | null;
  blocking: 0 | 1;
  /** The gate it is linked to; null: whichever comes next. */
  milestone: "signed" | "landed" | "completed" | "accepted" | "capacity" | "discharged" | null;
  raised_on: string;
  raised_by: number | null;
  lead_unit: string | null;
  /** What the units are asked to do. */
  requirement: string | null;
  handed_on: string | null;
  due_on: string | null;
  received_on: string | null;
  closing_asked_on: string | null;
  closing_asked_by: number | null;
  closing_note: string | null;
  closed_on: string | null;
  closed_by: number | null;
  reopened: Generated<number>;
  withdrawn_on: string | null;
}

/** A unit that an issue was handed to, with its receipt and its one reply. */
export interface IssueUnitTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  issue: number;
  project_id: number;
  unit: string;
  part: IssuePart;
  received_on: string | null;
  received_by: number | null;
  reply: string | null;
  replied_on: string | null;
  replied_by: number | null;
}

/** A request of the lead unit for more time, and what was answered. */
export interface IssueExtensionTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  issue: number;
  project_id: number;
  unit: string;
  until: string;
  reason: string;
  asked_on: string;
  asked_by: number | null;
  answer: "granted" | "declined" | null;
  answered_on: string | null;
  answer_note: string | null;
}

/** One step of an issue's path. */
export interface IssueStepTable {
  id: Generated<number>;
  issue: number;
  project_id: number;
  step: IssueStep;
  on_day: string;
  at: string;
  by_user: number | null;
  unit: string | null;
  note: string | null;
}

/** A day on which offices work or rest against the week. */
export interface SpecialDayTable {
  on_day: string;
  is_working: 0 | 1;
}

export type IssueRow = Selectable<IssueTable>;
export type IssueUnitRow = Selectable<IssueUnitTable>;
export type IssueExtensionRow = Selectable<IssueExtensionTable>;
export type IssueStepRow = Selectable<IssueStepTable>;

export interface IssueTables {
  issues: IssueTable;
  issue_units: IssueUnitTable;
  issue_extensions: IssueExtensionTable;
  issue_steps: IssueStepTable;
  special_days: SpecialDayTable;
}
