import type { Quota } from "./quotas.ts";

/** A target as an exact fraction of the quota's unit, in force for one year or, when cumulative, due at its end. */
export interface QuotaTarget {
  readonly quotaId: string;
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly operator: ">=" | ">";
  readonly provisional: boolean;
}

/** What was counted, in integers: a count or sum is a value, a rate is two counts. */
export type Tally =
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "ratio"; readonly numerator: number; readonly denominator: number };

/** One figure with the target it is compared with; `met` is null where either is missing. */
export interface QuotaFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: number | null;
  readonly targetYear: number | null;
  readonly operator: ">=" | ">";
  readonly met: boolean | null;
  readonly provisional: boolean;
}

/**
 * The target shown for year Y: its own, else the next one due. After the last year of the plan annual targets are taken
 * over, marked provisional; cumulative ones have none.
 */
export function targetFor(quota: Pick<Quota, "id" | "period">, targets: readonly QuotaTarget[], year: number): QuotaTarget | null {
  const own = targets.filter((target) => target.quotaId === quota.id).toSorted((a, b) => a.year - b.year);
  const due = own.find((target) => target.year >= year);
  if (due) return due;
  const last = own.at(-1);
  return quota.period === "annual" && last ? { ...last, year, provisional: true } : null;
}

/** Judges a tally against a target on integers; a rate over nothing and a missing target give null. */
export function judge(tally: Tally | null, target: QuotaTarget | null): boolean | null {
  if (!tally || !target) return null;
  const reached = tally.kind === "value" ? BigInt(tally.value) : BigInt(tally.numerator);
  const over = tally.kind === "value" ? 1n : BigInt(tally.denominator);
  if (over === 0n) return null;
  const left = reached * BigInt(target.denominator);
  const right = BigInt(target.numerator) * over;
  return target.operator === ">" ? left > right : left >= right;
}

/** A ratio of two integers rounded half-up to 4 decimals, for reading only; null over nothing. */
export function ratioForReading(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Number((BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator))) / 10_000;
}

/** The figure of a quota from what was counted and the target shown beside it. */
export function figureOf(tally: Tally | null, target: QuotaTarget | null): QuotaFigure {
  const isRatio = tally?.kind === "ratio";
  return {
    value: tally === null ? null : tally.kind === "value" ? tally.value : ratioForReading(tally.numerator, tally.denominator),
    numerator: isRatio ? tally.numerator : null,
    denominator: isRatio ? tally.denominator : null,
    target: target ? (target.denominator === 1 ? target.numerator : ratioForReading(target.numerator, target.denominator)) : null,
    targetYear: target?.year ?? null,
    operator: target?.operator ?? ">=",
    met: judge(tally, target),
    provisional: target?.provisional ?? false,
  };
}
