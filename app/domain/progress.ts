import type { Month } from "./months.ts";
import { addMonths, monthOf, monthsFrom } from "./months.ts";
import type { Refusal } from "./verdict.ts";

/** What a monthly report says of money and how far the works stand; whole yuan, whole per cent. */
export interface MonthlyReport {
  readonly month: Month;
  readonly doneCny: number;
  readonly cumulativeCny: number;
  readonly nextCny: number | null;
  readonly percent: number | null;
  readonly reason: string | null;
}

/** How a report's cumulative stands to the one before: `backward` when it is smaller, `differs` when it is not last + this month. */
export type Continuity = "first" | "adds" | "differs" | "backward";

/** The cumulative that the last report and this month's amount give; the first report's is what it says itself. */
export function expectedCumulative(previous: Pick<MonthlyReport, "cumulativeCny"> | null, doneCny: number): number {
  return (previous?.cumulativeCny ?? 0) + doneCny;
}

/** How a report follows the last one before it, whatever months lie between. */
export function continuityOf(previous: Pick<MonthlyReport, "cumulativeCny"> | null, report: Pick<MonthlyReport, "doneCny" | "cumulativeCny">): Continuity {
  if (previous === null) return "first";
  if (report.cumulativeCny < previous.cumulativeCny) return "backward";
  return report.cumulativeCny === expectedCumulative(previous, report.doneCny) ? "adds" : "differs";
}

/** The last report before a month; `reports` in any order. */
export function reportBefore<T extends Pick<MonthlyReport, "month">>(reports: readonly T[], month: Month): T | null {
  return reports.filter((report) => report.month < month).toSorted((a, b) => (a.month < b.month ? -1 : 1)).at(-1) ?? null;
}

/** A report with how it follows the one before; `isExplained` when it follows without a break or gives the reason. */
export type FollowedReport<T> = T & { readonly continuity: Continuity; readonly expectedCny: number; readonly isExplained: boolean };

/** A project's reports in the order of their months, each held against the one before. */
export function followedReports<T extends MonthlyReport>(reports: readonly T[]): FollowedReport<T>[] {
  const ordered = reports.toSorted((a, b) => (a.month < b.month ? -1 : 1));
  return ordered.map((report, index) => {
    const previous = ordered[index - 1] ?? null;
    const continuity = continuityOf(previous, report);
    return { ...report, continuity, expectedCny: expectedCumulative(previous, report.doneCny), isExplained: continuity === "first" || continuity === "adds" || report.reason !== null };
  });
}

/** Months without a report between the first report and the last one. */
export function skippedMonths(reports: readonly Pick<MonthlyReport, "month">[]): Month[] {
  const months = reports.map(({ month }) => month).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsFrom(first, last).filter((month) => !months.includes(month));
}

/**
 * Every reason against a report: a month that has not begun, a first cumulative below the month's own amount, and, without a
 * given reason, a cumulative that is not last + this month or below the last, or works that stand less far than before.
 */
export function reportRefusals(report: MonthlyReport, previous: Pick<MonthlyReport, "cumulativeCny" | "percent"> | null, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (report.month > monthOf(today)) errors.push({ code: "future_month", field: "month", params: { value: report.month } });
  if (previous === null && report.cumulativeCny < report.doneCny) errors.push({ code: "cumulative_below_month", field: "cumulative" });
  if (report.reason !== null) return errors;
  const continuity = continuityOf(previous, report);
  if (continuity === "backward") errors.push({ code: "progress_backward", field: "reason", params: { expected: previous?.cumulativeCny ?? 0, value: report.cumulativeCny } });
  if (continuity === "differs") errors.push({ code: "cumulative_differs", field: "reason", params: { expected: expectedCumulative(previous, report.doneCny), value: report.cumulativeCny } });
  if (report.percent !== null && previous?.percent != null && report.percent < previous.percent) errors.push({ code: "percent_backward", field: "reason", params: { expected: previous.percent, value: report.percent } });
  return errors;
}

/** A planned cumulative at the end of a month. */
export interface CurvePoint {
  readonly month: Month;
  readonly cny: number;
}

/** The planned cumulative at the end of a month, in a straight line between two points; 0 before the first, the last after it; null without a curve. */
export function plannedBy(points: readonly CurvePoint[], month: Month): number | null {
  const last = points.at(-1);
  if (!last) return null;
  if (month >= last.month) return last.cny;
  const index = points.findIndex((point) => point.month > month);
  const [from, to] = [points[index - 1], points[index]];
  if (!from || !to) return 0;
  const steps = monthsFrom(from.month, to.month).length - 1;
  const gone = monthsFrom(from.month, month).length - 1;
  return from.cny + Number((BigInt(to.cny - from.cny) * BigInt(gone)) / BigInt(steps));
}

/** How much less than planned stands at the end of a month; 0 when not less, null without a curve. */
export function behindPlan(points: readonly CurvePoint[], report: Pick<MonthlyReport, "month" | "cumulativeCny">): number | null {
  const planned = plannedBy(points, report.month);
  return planned === null ? null : Math.max(0, planned - report.cumulativeCny);
}

/**
 * What is to be expected at the end of each month after the last report: next month as it was announced, then as planned, always
 * as far behind or ahead as by then; never below what is done.
 */
export function expectedAfter(points: readonly CurvePoint[], last: MonthlyReport, months: readonly Month[]): Map<Month, number> {
  const expected = new Map<Month, number>();
  const next = addMonths(last.month, 1);
  let [cumulative, month] = [last.cumulativeCny, last.month];
  for (const coming of months.filter((entry) => entry > last.month)) {
    const planned = (plannedBy(points, coming) ?? 0) - (plannedBy(points, month) ?? 0);
    cumulative += coming === next && last.nextCny !== null ? last.nextCny : Math.max(0, planned);
    expected.set(coming, cumulative);
    month = coming;
  }
  return expected;
}
