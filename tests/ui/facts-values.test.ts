import { expect, test } from "vitest";
import { typedAmount } from "#app/domain/amount-text.ts";
import { parseAmountCell } from "#app/domain/money.ts";
import { slipOf } from "#app/domain/slip.ts";
import { timeScale } from "#app/features/project/timeline-scale.ts";
import fc from "fast-check";

test("an amount as it stands in a field reads back to the last unit", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000_000_000 }), fc.constantFrom("zh" as const, "en" as const), (amount, language) => {
    expect(parseAmountCell(typedAmount(amount, language))).toMatchObject({ ok: true, amount });
  }));
  expect([typedAmount(1_250_000_000, "zh"), typedAmount(80_000_000, "zh"), typedAmount(1_250_000_000, "en")]).toEqual(["12.5亿", "8000万", "1.25 bn"]);
});

test("slip: the actual, else the plan made anew, against the frozen plan; an open one past its present plan overdue, a month by its last day", () => {
  const dates = { baselineOn: "2025-05", planOn: "2025-06-15", forecastOn: null, actualOn: null };
  expect(slipOf(dates, "2025-06-15")).toEqual({ kind: "late", days: 15 });
  expect(slipOf({ ...dates, planOn: "2025-05" }, "2025-05-31")).toBeNull();
  expect(slipOf(dates, "2025-06-16")).toEqual({ kind: "overdue", days: 1 });
  expect(slipOf({ ...dates, actualOn: "2025-05-31" }, "2025-07-01")).toEqual({ kind: "onTime", days: 0 });
  expect(slipOf({ ...dates, actualOn: "2025-05-30" }, "2025-07-01")).toEqual({ kind: "early", days: 1 });
  expect(slipOf({ ...dates, forecastOn: "2025-06-30" }, "2025-06-01")).toEqual({ kind: "late", days: 30 });
});

test("the axis holds every day up to two years ahead, in order", () => {
  const scale = timeScale(["2023-02-01", "2026-01-01", "2032-12-31"], "2025-07-15");
  const at = ["2023-02-01", "2025-07-15", "2026-01-01"].map(scale.percentOf);
  expect(at.every((percent, index) => percent >= 0 && percent <= 100 && percent > (at[index - 1] ?? -1))).toBe(true);
  expect(scale.percentOf("2032-12-31")).toBeGreaterThan(100);
  expect(scale.ticks.length).toBeLessThanOrEqual(9);
});
