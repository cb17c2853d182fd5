import { divideHalfUp } from "./decimal.ts";
import { addMonths, monthsBetween } from "./months.ts";
import type { Month } from "./months.ts";
import type { CurvePoint } from "./progress.ts";
import type { Refusal } from "./verdict.ts";

export const CURVE_STEPS = ["month", "quarter"] as const;
export type CurveStep = (typeof CURVE_STEPS)[number];

/** A curve longer than this is a slip of the pen. */
export const LONGEST_CURVE_MONTHS = 120;
const [LARGE_CNY, WAN_CNY] = [100_000_000, 10_000];
const MONTHS_OF: Readonly<Record<CurveStep, number>> = { month: 1, quarter: 3 };

export interface CurveOutline {
  readonly totalCny: number;
  readonly from: Month;
  readonly to: Month;
  readonly step: CurveStep;
}

/** Reasons against the outline of a curve: its end before its beginning, or too long. */
export function outlineRefusals({ from, to }: Pick<CurveOutline, "from" | "to">): Refusal[] {
  const length = monthsBetween(from, to) + 1;
  if (length < 1) return [{ code: "end_before_start", field: "to" }];
  return length > LONGEST_CURVE_MONTHS ? [{ code: "curve_too_long", field: "to", params: { max: LONGEST_CURVE_MONTHS } }] : [];
}

/**
 * A curve that begins and ends slowly: after the share x of the time the share 3x² − 2x³ of the total, in whole yuan half-up, of
 * a large total in whole wan rounded down as people plan it; the last point is the total itself.
 */
export function drawCurve({ totalCny, from, to, step }: CurveOutline): CurvePoint[] {
  const length = BigInt(monthsBetween(from, to) + 1);
  const points: CurvePoint[] = [];
  for (let month = addMonths(from, MONTHS_OF[step] - 1); month < to; month = addMonths(month, MONTHS_OF[step])) {
    const gone = BigInt(monthsBetween(from, month) + 1);
    const cny = Number(divideHalfUp(BigInt(totalCny) * gone * gone * (3n * length - 2n * gone), length * length * length));
    points.push({ month, cny: totalCny < LARGE_CNY ? cny : cny - (cny % WAN_CNY) });
  }
  return [...points, { month: to, cny: totalCny }];
}

/** Reasons against the points of a curve: none at all, months not rising, a cumulative that falls. */
export function curveRefusals(points: readonly CurvePoint[]): Refusal[] {
  if (points.length === 0) return [{ code: "curve_empty", field: "points" }];
  return points.flatMap(({ month, cny }, index): Refusal[] => {
    const before = points[index - 1];
    if (!before) return [];
    return [
      ...(month <= before.month ? [{ code: "months_not_rising", field: `points[${index}].month` }] : []),
      ...(cny < before.cny ? [{ code: "plan_falls", field: `points[${index}].amount` }] : []),
    ];
  });
}
