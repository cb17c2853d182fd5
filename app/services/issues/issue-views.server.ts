import { daysBetween } from "#app/domain/dates.ts";
import { issueLight } from "#app/domain/issues.ts";
import type { IssueCategory, IssueState } from "#app/domain/issues.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { IssueOnProject } from "#db/queries/issues.ts";
import { stateOf } from "./on-issue.server.ts";

/** An issue as lists draw it. */
export interface IssueView {
  readonly number: string;
  readonly title: string;
  readonly category: IssueCategory;
  readonly blocking: boolean;
  readonly milestone: MilestoneType | null;
  readonly state: IssueState;
  /** How an open issue stands; null once it is closed or withdrawn. */
  readonly light: Light | null;
  readonly daysLate: number;
  readonly dueOn: string | null;
  readonly leadUnit: string | null;
  readonly raisedOn: string;
  /** Days since it was raised, until it was closed. */
  readonly age: number;
  readonly closedOn: string | null;
  readonly reopened: number;
  /** Other issues of the category on the project within a year, where the list counts them. */
  readonly repeats: number;
  readonly code: string;
  readonly projectName: string;
  readonly district: string | null;
}

/** The issue of a row on a day. */
export function issueView(row: IssueOnProject, today: string, repeats = 0): IssueView {
  const state = stateOf(row);
  const { light, daysLate } = issueLight({ dueOn: row.due_on, closingAskedOn: row.closing_asked_on }, today);
  return {
    number: row.number, title: row.title, category: row.category, blocking: row.blocking === 1, milestone: row.milestone, state, light: state === "closed" || state === "withdrawn" ? null : light, daysLate,
    dueOn: row.due_on, leadUnit: row.lead_unit, raisedOn: row.raised_on, age: daysBetween(row.raised_on, row.closed_on ?? row.withdrawn_on ?? today), closedOn: row.closed_on,
    reopened: row.reopened, repeats, code: row.code, projectName: row.name, district: row.district,
  };
}
