import { describe, expect, test } from "vitest";
import type { QuotaTarget, Tally } from "#app/domain/quota-figures.ts";
import { findQuota, quotaWindow } from "#app/domain/quotas.ts";
import type { QuotaId } from "#app/domain/quotas.ts";
import { gapOf, otherReading, shownMilestone, standingOf, timeGone } from "#app/domain/quota-standing.ts";

const target = (numerator: number, more: Partial<QuotaTarget> = {}): QuotaTarget => ({
  quotaId: "major_attracted", year: 2025, numerator, denominator: 1, operator: ">=", provisional: false, ...more,
});
const value = (n: number): Tally => ({ kind: "value", value: n });
const ratio = (numerator: number, denominator: number): Tally => ({ kind: "ratio", numerator, denominator });
const quota = (id: QuotaId) => {
  const found = findQuota(id);
  if (!found) throw new Error(id);
  return found;
};
const seenOn = (asOf: string, year = 2025) => quotaWindow(year, asOf, "land_or_capital");

describe("the time gone", () => {
  test.each([
    ["major_attracted", "2025-01-01", 2025, 2025, { days: 1, of: 365 }],
    ["major_attracted", "2025-12-31", 2025, 2025, { days: 365, of: 365 }],
    ["major_attracted", "2026-03-01", 2025, 2025, { days: 365, of: 365 }],
    ["major_attracted", "2024-12-31", 2025, 2025, { days: 0, of: 365 }],
    ["major_landed_cumulative", "2022-12-31", 2022, 2023, { days: 730, of: 1095 }],
  ] as const)("of %s on %s in %i", (id, asOf, year, targetYear, gone) => {
    expect(timeGone(quota(id), seenOn(asOf, year), targetYear)).toEqual(gone);
  });
});

describe("the standing", () => {
  test.each([
    ["met at the target", "major_attracted", "2025-07-01", value(20), target(20), "met"],
    ["behind the even pace of 9.97 on 1 July", "major_attracted", "2025-07-01", value(9), target(20), "behind"],
    ["on pace just above it", "major_attracted", "2025-07-01", value(10), target(20), "on_pace"],
    ["not missed on the last day but one", "major_attracted", "2025-12-30", value(19), target(20), "behind"],
    ["missed on the last day", "major_attracted", "2025-12-31", value(19), target(20), "missed"],
    ["equal is not more", "refinancing_raised", "2025-07-01", value(100), target(100, { operator: ">" }), "on_pace"],
    ["a rate has no pace", "major_landing_rate", "2025-07-01", ratio(1, 3), target(1, { denominator: 2 }), "below"],
    ["a rate at exactly one half", "major_landing_rate", "2025-07-01", ratio(1, 2), target(1, { denominator: 2 }), "met"],
    ["a rate over nothing", "major_landing_rate", "2025-07-01", ratio(0, 0), target(1, { denominator: 2 }), "nothing"],
    ["a stock has no pace", "building_10bn", "2025-01-02", value(9), target(10), "below"],
    ["no target", "major_attracted", "2025-07-01", value(9), null, "no_target"],
    ["the year has not begun", "major_attracted", "2024-12-31", value(0), target(20), "not_begun"],
  ] as const)("%s", (_, id, asOf, tally, wanted, standing) => {
    expect(standingOf(quota(id), seenOn(asOf), tally, wanted)).toBe(standing);
  });

  test("a target due later is not missed before its year ends", () => {
    expect(standingOf(quota("major_landed_cumulative"), seenOn("2023-06-30", 2022), value(1), target(60, { year: 2023 }))).toBe("behind");
  });
});

describe("the gap", () => {
  test.each([
    ["a count", value(17), target(20), 3],
    ["more than", value(20), target(20, { operator: ">" }), 1],
    ["met", value(21), target(20), 0],
    ["a third of 10 is 4", ratio(2, 10), target(1, { denominator: 3 }), 2],
    ["a rate over nothing", ratio(0, 0), target(1, { denominator: 3 }), null],
  ] as const)("of %s", (_, tally, wanted, gap) => {
    expect(gapOf(tally, wanted)).toBe(gap);
  });
});

describe("the other reading", () => {
  const years = [2021, 2022, 2023, 2024, 2025];
  const targets = years.flatMap((year) => [target(20, { year }), target(1, { quotaId: "major_landing_rate", year, denominator: 2 })]);

  test("20 a year at one half is 30 by 2023 and 50 by 2025", () => {
    const at = (year: number) => otherReading("major_landed_cumulative", targets, year);
    expect([at(2023), at(2025)]).toEqual([{ numerator: 30, denominator: 1 }, { numerator: 50, denominator: 1 }]);
  });

  test("belongs to one quota, and to none without a target", () => {
    expect(otherReading("major_attracted", targets, 2025)).toBeNull();
    expect(otherReading("major_landed_cumulative", targets, null)).toBeNull();
  });
});

test("each quota shows the milestone its window is about", () => {
  const shown = (id: QuotaId) => shownMilestone(quota(id).rule, seenOn("2025-07-01"));
  expect([shown("major_attracted"), shown("major_landing_rate"), shown("chain_landed"), shown("building_1bn"), shown("fund_implemented"), shown("standard_land_share"), shown("mayor_programme_manufacturing_share")])
    .toEqual(["signed", "landed", "landed", "started", "fund", "land", "signed"]);
});
