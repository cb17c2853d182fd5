import type { Transaction } from "kysely";
import { monthOf } from "#app/domain/months.ts";
import { expectedCumulative, reportBefore, reportRefusals } from "#app/domain/progress.ts";
import type { MonthlyReport } from "#app/domain/progress.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { ReportForm } from "#app/schemas/progress-form.ts";
import { documentsOfKind } from "#db/queries/progress-documents.ts";
import { insertReport, reportOfRow, reportsOf } from "#db/queries/progress.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { succeed } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { ProgressReportRow } from "#db/schema/progress.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { recordUpdate } from "../projects/record-plans.server.ts";
import { rederiveStatus } from "../projects/rederive.server.ts";

export interface RecordedReport {
  readonly month: string;
  readonly isChanged: boolean;
}

export type Said = Omit<ProgressReportRow, "id" | "item" | "project_id" | "recorded_from" | "recorded_to" | "recorded_by">;

/**
 * Records a project's report of a month, or corrects the one there is as a new version; it counts as an update on the day it is
 * recorded. Refused with every reason, or as stale when the month was reported or corrected since the form was drawn.
 */
export async function recordReport(ctx: ServiceContext, code: string, form: ReportForm): Promise<Verdict<RecordedReport>> {
  const { formKey, ...content } = form;
  return onProject(ctx, { code, needs: "progress.write", formKey, content }, async (trx, stored) => {
    const reports = await reportsOf(trx, stored.project_id);
    const present = reports.find((row) => row.month === form.month) ?? null;
    if ((present?.id ?? null) !== form.seen) return refuse({ code: "stale" });
    const before = reportBefore(reports.map(reportOfRow), form.month);
    const report = reportOf(form, before);
    const errors = [...reportRefusals(report, before, todayOf(ctx)), ...(await contextRefusals(trx, stored, form))];
    if (errors.length > 0) return refuse(...errors);
    const written = await storeReport(trx, ctx, stored, present, saidOf(form, report));
    if (written.ok && written.value.isChanged) await rederiveStatus(trx, ctx, stored.project_id);
    return written;
  });
}

function reportOf(form: ReportForm, before: MonthlyReport | null): MonthlyReport {
  return { month: form.month, doneCny: form.done, cumulativeCny: form.cumulative ?? expectedCumulative(before, form.done), nextCny: form.next, percent: form.percent, reason: form.reason };
}

/** What only the project itself can say against a report: it had ended, or the document is not its own. */
async function contextRefusals(trx: Transaction<Database>, stored: StoredProject, { month, document }: ReportForm): Promise<Refusal[]> {
  const hadEnded = stored.terminated_on !== null && monthOf(stored.terminated_on) < month;
  const isStrange = document !== null && !(await documentsOfKind(trx, stored.project_id, "progress_report")).some(({ item }) => item === document);
  return [...(hadEnded ? [{ code: "month_after_end", field: "month" }] : []), ...(isStrange ? [{ code: "unknown_document", field: "document" }] : [])];
}

function saidOf(form: ReportForm, report: MonthlyReport): Said {
  return {
    month: report.month, done_cny: report.doneCny, cumulative_cny: report.cumulativeCny, next_cny: report.nextCny, percent: report.percent,
    physical: form.physical || null, problems: form.problems || null, reason: report.reason || null, document: form.document,
  };
}

/** Stores the next version of a report, or its first one, as an update with its trail; whoever calls it derives the light anew. */
export async function storeReport(trx: Transaction<Database>, ctx: ServiceContext, stored: Pick<StoredProject, "project_id" | "code">, present: ProgressReportRow | null, said: Said): Promise<Verdict<RecordedReport>> {
  const told = changedFields(present ? fieldsOfReport(present) : {}, fieldsOfReport(said));
  if (told === null) return accept({ month: said.month, isChanged: false });
  const recorded = await succeed(trx, "progress_reports", present, ctx.now, ctx.actor.userId);
  if (!recorded) return refuse({ code: "stale" });
  await insertReport(trx, { ...said, ...recorded, project_id: stored.project_id });
  await recordUpdate(trx, ctx, stored.project_id, { kind: "progress", on: todayOf(ctx) });
  await tellOfProject(trx, ctx, stored, { action: present ? "progress.correct" : "progress.report", objectType: "progress_report", before: present ? told.before : null, after: { reportMonth: said.month, ...told.after } });
  return accept({ month: said.month, isChanged: true });
}

function fieldsOfReport(row: Said): FieldValues {
  return {
    doneCny: row.done_cny, cumulativeCny: row.cumulative_cny, nextCny: row.next_cny, percentDone: row.percent, physicalProgress: row.physical, problems: row.problems,
    reason: row.reason, reportDocument: row.document,
  };
}
