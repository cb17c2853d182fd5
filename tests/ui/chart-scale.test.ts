import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisTicks, spreadLabels } from "#app/ui/chart-scale.ts";
import { weeksOf } from "#app/ui/month-calendar.tsx";

describe("axis", () => {
  test.each([[20, [0, 5, 10, 15, 20]], [17, [0, 5, 10, 15, 20]], [22, [0, 10, 20, 30]], [0, [0, 1]], [3, [0, 1, 2, 3]]])("up to %s", (top, ticks) => {
    expect(axisTicks(top)).toEqual(ticks);
  });

  test("starts at zero, rises evenly in whole numbers and covers the top", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5_000_000 }), (top) => {
      const ticks = axisTicks(top);
      const step = ticks[1] ?? 0;
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
      expect(ticks.every((tick, index) => tick === index * step && Number.isInteger(tick))).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }));
  });
});

test("labels at the ends of lines stand clear of each other and inside the plot", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 }), (wanted) => {
    const placed = spreadLabels(wanted, 15, 0, 200).toSorted((a, b) => a - b);
    placed.slice(1).forEach((position, index) => expect(position - (placed[index] ?? 0)).toBeGreaterThanOrEqual(15));
    expect(placed.every((position) => position >= 0 && position <= 200)).toBe(true);
  }));
});

test("weeks of a month start on Monday and hold each day once", () => {
  expect(weeksOf("2025-08")[0]).toEqual([null, null, null, null, "2025-08-01", "2025-08-02", "2025-08-03"]);
  expect(weeksOf("2024-02").flat().filter(Boolean)).toHaveLength(29);
  expect(weeksOf("2025-12").every((week) => week.length === 7)).toBe(true);
});
