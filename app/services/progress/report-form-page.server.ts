import { addMonths, monthOf } from "#app/domain/months.ts";
import type { Month } from "#app/domain/months.ts";
import { reportBefore } from "#app/domain/progress.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { userNames } from "#db/queries/people.ts";
import { documentsOfKind } from "#db/queries/progress-documents.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { ProgressReportRow } from "#db/schema/progress.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { progressSummary } from "./project-progress.server.ts";

/** A report as its form shows it; `id` names the version it was drawn from. */
export interface ReportVersion {
  readonly id: number;
  readonly month: Month;
  readonly doneCny: number;
  readonly cumulativeCny: number;
  readonly nextCny: number | null;
  readonly percent: number | null;
  readonly physical: string | null;
  readonly problems: string | null;
  readonly reason: string | null;
  readonly document: number | null;
  readonly by: string | null;
  readonly at: string;
}

export interface ReportFormPage {
  readonly code: string;
  readonly name: string;
  readonly month: Month;
  readonly present: ReportVersion | null;
  /** The last report before the month. */
  readonly previous: ReportVersion | null;
  /** Months that are due and were not reported. */
  readonly missing: readonly Month[];
  /** The month after, while it has begun. */
  readonly following: Month | null;
  readonly documents: readonly { readonly item: number; readonly name: string }[];
}

/** The form of a project's report of a month; without one, of the month to report next. */
export async function reportFormPage(ctx: ServiceContext, code: string, wanted: Month | null): Promise<Verdict<ReportFormPage>> {
  const allowed = authorise(ctx, "progress.write");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const { rows, summary } = await progressSummary(ctx, stored);
  const present = monthOf(todayOf(ctx));
  const month = wanted ?? summary.next?.month ?? addMonths(present, -1);
  const [own, before] = [rows.find((row) => row.month === month) ?? null, reportBefore(rows, month)];
  const names = await userNames(ctx.db.read, [own, before].flatMap((row) => (row?.recorded_by == null ? [] : [row.recorded_by])));
  const versionOf = (row: ProgressReportRow | null): ReportVersion | null => row && {
    id: row.id, month: row.month, doneCny: row.done_cny, cumulativeCny: row.cumulative_cny, nextCny: row.next_cny, percent: row.percent, physical: row.physical, problems: row.problems,
    reason: row.reason, document: row.document, at: row.recorded_from, by: row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null),
  };
  return accept({
    code: stored.code, name: stored.name, month, present: versionOf(own), previous: versionOf(before), missing: summary.missing, following: month < present ? addMonths(month, 1) : null,
    documents: await documentsOfKind(ctx.db.read, stored.project_id, "progress_report"),
  });
}
