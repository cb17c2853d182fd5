import { addMonths, monthOf, monthsFrom } from "#app/domain/months.ts";
import type { Month } from "#app/domain/months.ts";
import { behindPlan, expectedAfter, followedReports, plannedBy, skippedMonths } from "#app/domain/progress.ts";
import type { CurvePoint, FollowedReport, MonthlyReport } from "#app/domain/progress.ts";
import { may } from "#app/domain/permissions.ts";
import { lastDueMonth, monthsToReport, reportDueOn } from "#app/domain/reporting.ts";
import { shanghaiDate } from "#app/domain/dates.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { userNames } from "#db/queries/people.ts";
import { curveVersions, currentCurve, pointsOfCurve, reportOfRow, reportsOf, reportVersionCounts } from "#db/queries/progress.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { ProgressReportRow } from "#db/schema/progress.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { suspensionsById } from "./reporting-projects.server.ts";
import type { RecordedSuspension } from "./reporting-projects.server.ts";
import { reportingRule } from "./reporting-rule.server.ts";

/** Planned, actual and expected cumulative at the end of each month; null where a line has no point. */
export interface ProgressChart {
  readonly months: readonly Month[];
  readonly planned: readonly (number | null)[];
  readonly actual: readonly (number | null)[];
  readonly expected: readonly (number | null)[];
}

/** A project's investment as its reports and its plan have it. */
export interface ProgressSummary {
  readonly chart: ProgressChart | null;
  readonly latest: MonthlyReport | null;
  readonly plannedCny: number | null;
  readonly behindCny: number | null;
  readonly planTotalCny: number | null;
  /** Of the months that had to be reported by now, how many were, and which were not. */
  readonly due: number;
  readonly reported: number;
  readonly missing: readonly Month[];
  /** The month to report next, with its due day; null when the project has none to report. */
  readonly next: { readonly month: Month; readonly dueOn: string } | null;
}

interface ReportSource {
  readonly summary: ProgressSummary;
  readonly rows: readonly ProgressReportRow[];
  readonly suspensions: readonly RecordedSuspension[];
}

/** How much was invested, against the plan, and which reports there are; scope was checked by whoever read the project. */
export async function progressSummary(ctx: ServiceContext, stored: StoredProject): Promise<ReportSource> {
  const rows = await reportsOf(ctx.db.read, stored.project_id);
  const points = pointsOfCurve(await currentCurve(ctx.db.read, stored.project_id));
  const rule = await reportingRule(ctx);
  const suspensions = stored.suspended_on === null ? [] : ((await suspensionsById(ctx.db.read, [stored.project_id])).get(stored.project_id) ?? []);
  const facts = {
    partOf: stored.part_of, duplicateOf: stored.duplicate_of, archivedOn: stored.archived_on, recordedOn: shanghaiDate(stored.created_at), suspensions,
    on: { landed: stored.landed_on, started: stored.started_on, capacity: stored.capacity_on, discharged: stored.discharged_on, terminated: stored.terminated_on },
  };
  const present = monthOf(todayOf(ctx));
  const reportable = monthsToReport(facts, rule, present);
  const due = reportable.filter((month) => month <= lastDueMonth(rule, todayOf(ctx)));
  const isReported = (month: Month) => rows.some((row) => row.month === month);
  const next = reportable.filter((month) => month >= addMonths(present, -1)).find((month) => !isReported(month));
  const reports = rows.map(reportOfRow);
  const latest = reports.at(-1) ?? null;
  return {
    rows, suspensions,
    summary: {
      chart: chartOf(reports, points), latest, plannedCny: latest && plannedBy(points, latest.month), behindCny: latest && behindPlan(points, latest), planTotalCny: points.at(-1)?.cny ?? null,
      due: due.length, reported: due.filter(isReported).length, missing: due.filter((month) => !isReported(month)), next: next === undefined ? null : { month: next, dueOn: reportDueOn(next, rule) },
    },
  };
}

function chartOf(reports: readonly MonthlyReport[], points: readonly CurvePoint[]): ProgressChart | null {
  const known = [...reports, ...points].map(({ month }) => month).toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const latest = reports.at(-1);
  const months = monthsFrom(addMonths(first, -1), last);
  const expected = latest && points.length > 0 ? expectedAfter(points, latest, months) : new Map<Month, number>();
  return {
    months, planned: months.map((month) => plannedBy(points, month)),
    actual: months.map((month) => reports.find((report) => report.month === month)?.cumulativeCny ?? null),
    expected: months.map((month) => (expected.size > 0 && month === latest?.month ? latest.cumulativeCny : (expected.get(month) ?? null))),
  };
}

/** A report as a list shows it. */
export interface ReportLine extends FollowedReport<MonthlyReport> {
  readonly physical: string | null;
  readonly problems: string | null;
  readonly behindCny: number | null;
  readonly by: string | null;
  readonly at: string;
  /** How often it was corrected. */
  readonly corrections: number;
}

export interface ProgressPage extends ProgressSummary {
  readonly head: HeadView;
  /** The newest month first. */
  readonly reports: readonly ReportLine[];
  readonly skipped: readonly Month[];
  readonly suspensions: readonly RecordedSuspension[];
  readonly replans: number;
  readonly mayReport: boolean;
}

/** The part of a project's page about its monthly reports and planned investment. */
export async function progressPage(ctx: ServiceContext, code: string): Promise<Verdict<ProgressPage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, head } = headed.value;
  const { summary, rows, suspensions } = await progressSummary(ctx, stored);
  const points = pointsOfCurve(await currentCurve(ctx.db.read, stored.project_id));
  const names = await userNames(ctx.db.read, rows.flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])));
  const versions = await reportVersionCounts(ctx.db.read, stored.project_id);
  const lines = followedReports(rows.map((row) => ({ ...reportOfRow(row), row }))).map(({ row, ...report }): ReportLine => ({
    ...report, physical: row.physical, problems: row.problems, behindCny: behindPlan(points, report), at: row.recorded_from, corrections: (versions.get(row.item) ?? 1) - 1,
    by: row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null),
  }));
  return accept({
    ...summary, head, reports: lines.toReversed(), skipped: skippedMonths(rows), suspensions, replans: Math.max(0, (await curveVersions(ctx.db.read, stored.project_id)) - 1),
    mayReport: may(ctx.actor, "progress.write"),
  });
}
