import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveRefusals, drawCurve, outlineRefusals } from "#app/domain/investment-curve.ts";
import { addMonths, dayOf, isMonth, monthsBetween, monthsFrom } from "#app/domain/months.ts";
import { behindPlan, expectedAfter, followedReports, plannedBy, reportRefusals, skippedMonths } from "#app/domain/progress.ts";
import type { MonthlyReport } from "#app/domain/progress.ts";
import { hasToReport, lastDueMonth, monthsToReport, readReportingRule, reportDueOn, writeReportingRule } from "#app/domain/reporting.ts";
import type { ReportingFacts } from "#app/domain/reporting.ts";

const TODAY = "2025-07-15";
const report = (month: string, doneCny: number, cumulativeCny: number, more: Partial<MonthlyReport> = {}): MonthlyReport => ({ month, doneCny, cumulativeCny, nextCny: null, percent: null, reason: null, ...more });
const codes = (given: MonthlyReport, previous: MonthlyReport | null) => reportRefusals(given, previous, TODAY).map(({ code, field }) => `${field} ${code}`);

describe("months", () => {
  it("go over the year in both directions and know their own length", () => {
    expect([addMonths("2025-12", 1), addMonths("2025-01", -1), addMonths("2025-03", -15), monthsBetween("2024-11", "2025-02")]).toEqual(["2026-01", "2024-12", "2023-12", 3]);
    expect([monthsFrom("2024-12", "2025-02"), monthsFrom("2025-02", "2025-01")]).toEqual([["2024-12", "2025-01", "2025-02"], []]);
    expect([dayOf("2025-02", 30), isMonth("2025-13"), isMonth("2025"), isMonth("2025-07")]).toEqual(["2025-02-28", false, false, true]);
  });
  it("count back what was counted forth", () => {
    fc.assert(fc.property(fc.integer({ min: -600, max: 600 }), (n) => monthsBetween("2025-07", addMonths("2025-07", n)) === n && addMonths(addMonths("2025-07", n), -n) === "2025-07"));
  });
});

describe("a report", () => {
  const last = report("2025-05", 100, 500, { percent: 40 });
  it.each([
    [report("2025-06", 200, 700), last, []],
    [report("2025-06", 0, 500), last, []],
    [report("2025-06", 200, 701), last, ["reason cumulative_differs"]],
    [report("2025-06", 200, 499), last, ["reason progress_backward"]],
    [report("2025-06", 200, 499, { reason: "审计核减" }), last, []],
    [report("2025-06", 200, 700, { percent: 39 }), last, ["reason percent_backward"]],
    [report("2025-06", 200, 701, { percent: 39 }), last, ["reason cumulative_differs", "reason percent_backward"]],
    [report("2025-06", 200, 900), null, []],
    [report("2025-06", 200, 199), null, ["cumulative cumulative_below_month"]],
    [report("2025-08", 200, 700), last, ["month future_month"]],
    [report("2025-07", 200, 700), last, []],
  ] as const)("%# of %o after %o is refused for %o", (given, previous, expected) => {
    expect(codes(given, previous)).toEqual(expected);
  });
  it("that was corrected makes the later one say that it no longer adds up", () => {
    const rows = [report("2025-03", 100, 100), report("2025-06", 50, 210), report("2025-05", 60, 180, { reason: "漏报" }), report("2025-07", 10, 90)];
    expect(followedReports(rows).map(({ month, continuity, isExplained, expectedCny }) => [month, continuity, isExplained, expectedCny])).toEqual([
      ["2025-03", "first", true, 100], ["2025-05", "differs", true, 160], ["2025-06", "differs", false, 230], ["2025-07", "backward", false, 220],
    ]);
    expect(skippedMonths(rows)).toEqual(["2025-04"]);
    expect(skippedMonths([])).toEqual([]);
  });
});

describe("a planned curve", () => {
  it("never falls and ends at the total, whatever its outline", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 15 }), fc.integer({ min: 0, max: 119 }), fc.constantFrom("month" as const, "quarter" as const), (totalCny, length, step) => {
      const points = drawCurve({ totalCny, from: "2024-11", to: addMonths("2024-11", length), step });
      return curveRefusals(points).length === 0 && points.at(-1)?.cny === totalCny && points.at(-1)?.month === addMonths("2024-11", length);
    }));
  });
  it("is half done at half time and read in a straight line between its points", () => {
    const points = drawCurve({ totalCny: 1_000, from: "2025-01", to: "2025-12", step: "quarter" });
    expect(points).toEqual([{ month: "2025-03", cny: 156 }, { month: "2025-06", cny: 500 }, { month: "2025-09", cny: 844 }, { month: "2025-12", cny: 1_000 }]);
    expect(["2025-02", "2025-03", "2025-04", "2025-12", "2026-05"].map((month) => plannedBy(points, month))).toEqual([0, 156, 270, 1_000, 1_000]);
    expect(plannedBy([], "2025-02")).toBeNull();
    expect([behindPlan(points, report("2025-06", 1, 499)), behindPlan(points, report("2025-06", 1, 500)), behindPlan([], report("2025-06", 1, 500))]).toEqual([1, 0, null]);
  });
  it("of a large total stands in whole wan, and the last point is the total to the yuan", () => {
    const points = drawCurve({ totalCny: 1_673_599_501, from: "2025-01", to: "2025-12", step: "quarter" });
    expect(points.map(({ cny }) => cny)).toEqual([261_490_000, 836_790_000, 1_412_090_000, 1_673_599_501]);
  });
  it("goes on from what is done: next month as announced, then as planned", () => {
    const points = [{ month: "2025-06", cny: 500 }, { month: "2025-07", cny: 600 }, { month: "2025-08", cny: 800 }];
    expect([...expectedAfter(points, report("2025-06", 1, 450, { nextCny: 120 }), ["2025-06", "2025-07", "2025-08"])]).toEqual([["2025-07", 570], ["2025-08", 770]]);
    expect([...expectedAfter(points, report("2025-06", 1, 450), ["2025-07", "2025-08"])]).toEqual([["2025-07", 550], ["2025-08", 750]]);
  });
  it("is refused when its months do not rise, its amounts fall, it is empty or too long", () => {
    expect(curveRefusals([]).map(({ code }) => code)).toEqual(["curve_empty"]);
    expect(curveRefusals([{ month: "2025-02", cny: 5 }, { month: "2025-02", cny: 4 }]).map(({ code, field }) => `${field} ${code}`)).toEqual(["points[1].month months_not_rising", "points[1].amount plan_falls"]);
    expect([outlineRefusals({ from: "2025-02", to: "2025-01" }), outlineRefusals({ from: "2025-02", to: "2035-02" }), outlineRefusals({ from: "2025-02", to: "2025-02" })].map((list) => list.map(({ code }) => code)))
      .toEqual([["end_before_start"], ["curve_too_long"], []]);
  });
});

describe("who has to report", () => {
  const rule = { dueDay: 5, since: null };
  const facts = (more: Partial<Omit<ReportingFacts, "on">> & { on?: Partial<ReportingFacts["on"]> } = {}): ReportingFacts => ({
    partOf: null, duplicateOf: null, archivedOn: null, suspensions: [], recordedOn: "2024-01-01", ...more, on: { landed: "2025-03-20", started: null, capacity: null, discharged: null, terminated: null, ...more.on },
  });
  it.each([
    [facts(), "2025-02", false], [facts(), "2025-03", true],
    [facts({ on: { landed: null, started: "2025-03-31" } }), "2025-03", true], [facts({ on: { landed: null } }), "2025-03", false],
    [facts({ on: { capacity: "2025-05-01" } }), "2025-05", true], [facts({ on: { capacity: "2025-04-30" } }), "2025-05", false],
    [facts({ on: { terminated: "2025-05-31" } }), "2025-05", false], [facts({ on: { terminated: "2025-06-01" } }), "2025-05", true],
    [facts({ partOf: "A" }), "2025-05", false], [facts({ duplicateOf: "A" }), "2025-05", false], [facts({ archivedOn: "2025-05-31" }), "2025-05", false],
    [facts({ recordedOn: "2025-06-01" }), "2025-05", false], [facts({ recordedOn: "2025-06-01" }), "2025-06", true],
    [facts({ suspensions: [{ suspendedOn: "2025-05-10", resumedOn: "2025-06-10" }] }), "2025-05", false],
    [facts({ suspensions: [{ suspendedOn: "2025-05-10", resumedOn: "2025-06-10" }] }), "2025-06", true],
  ] as const)("%# in %s", (given, month, expected) => {
    expect(hasToReport(given, month, rule)).toBe(expected);
    expect(monthsToReport(given, rule, "2025-07").includes(month)).toBe(expected);
  });
  it("a report is missing from the day after its due day on", () => {
    expect([reportDueOn("2025-06", rule), lastDueMonth(rule, "2025-07-05"), lastDueMonth(rule, "2025-07-06"), lastDueMonth(rule, "2025-01-01")]).toEqual(["2025-07-05", "2025-05", "2025-06", "2024-11"]);
    expect(hasToReport(facts(), "2025-05", { dueDay: 5, since: "2025-06" })).toBe(false);
  });
  it("by a rule that reads as it was written", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 28 }), fc.constantFrom(null, "2024-10"), (dueDay, since) => JSON.stringify(readReportingRule(writeReportingRule({ dueDay, since }))) === JSON.stringify({ dueDay, since })));
    expect([readReportingRule(null), readReportingRule("31"), readReportingRule("x 2025")]).toEqual([rule, rule, rule]);
  });
});
