import { effectiveDate } from "#app/domain/dates.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { ParsedRow, RowIssue } from "#app/domain/spreadsheet/row-values.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { MilestonePlanRow, ProjectUpdateRow } from "#db/schema/projects.ts";
import { changedFields, fieldsOf } from "../projects/describe-input.ts";
import type { PlanChange } from "../projects/record-plans.server.ts";

/** What is to be done for one row. */
export interface PlannedRow {
  readonly parsed: ParsedRow;
  readonly action: "create" | "update" | "unchanged";
  readonly stored: StoredProject | null;
  readonly input: ProjectInput;
  readonly plans: readonly PlanChange[];
  readonly updateOn: string | null;
  readonly clearsUpdates: boolean;
  readonly issues: readonly RowIssue[];
}

/** What is stored beside a project's facts. */
export interface StoredBeside {
  readonly plans: readonly MilestonePlanRow[];
  readonly updates: readonly ProjectUpdateRow[];
}

/** Plan dates of a row that differ from those that stand. */
export function changedPlans(planned: ParsedRow["values"]["planned"], standing: readonly MilestonePlanRow[]): PlanChange[] {
  const entries = Object.entries(planned) as [MilestoneType, PartialDate][];
  return entries.filter(([type, on]) => standing.find((plan) => plan.type === type)?.plan_on !== on).map(([type, on]) => ({ type, planOn: on }));
}

/** The update that a row loads or takes away; none where the project was last reported on or loaded with that day. */
export function changedUpdate(lastUpdateOn: PartialDate | null | undefined, standing: readonly ProjectUpdateRow[]): { on: string | null; clears: boolean } {
  if (lastUpdateOn === undefined) return { on: null, clears: false };
  const loaded = standing.filter((update) => update.kind === "loaded");
  if (lastUpdateOn === null) return { on: null, clears: loaded.length > 0 };
  const day = effectiveDate(lastUpdateOn);
  const isKnown = standing.at(-1)?.on_date === day || loaded.at(-1)?.on_date === day;
  return { on: isKnown ? null : day, clears: false };
}

/** Whether a row changes anything of what is stored. */
export function actionFor(before: ProjectInput | null, after: ProjectInput, plans: readonly PlanChange[], update: { readonly on: string | null; readonly clears: boolean }): PlannedRow["action"] {
  if (before === null) return "create";
  const isSame = changedFields(fieldsOf(before), fieldsOf(after)) === null && plans.length === 0 && update.on === null && !update.clears;
  return isSame ? "unchanged" : "update";
}
