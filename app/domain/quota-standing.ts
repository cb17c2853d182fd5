import { addDays, daysBetween } from "./dates.ts";
import type { MilestoneType } from "./milestones.ts";
import type { Predicate } from "./predicate.ts";
import { judge, targetFor } from "./quota-figures.ts";
import type { QuotaTarget, Tally } from "./quota-figures.ts";
import { findQuota, PLAN_START } from "./quotas.ts";
import type { Quota, QuotaRule, QuotaWindow } from "./quotas.ts";

/** How a figure stands against its target today; nothing here guesses what will come. */
export const STANDINGS = ["met", "on_pace", "behind", "below", "missed", "nothing", "no_target", "not_begun"] as const;
export type Standing = (typeof STANDINGS)[number];

/** An exact fraction. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** The share of a quota's period gone on the as-of day: days from its first day to E, both included, over all its days. */
export function timeGone(quota: Pick<Quota, "period">, window: QuotaWindow, targetYear: number): { days: number; of: number } {
  const from = quota.period === "annual" ? window.from : PLAN_START;
  const afterLast = addDays(`${targetYear}-12-31`, 1);
  return { days: Math.max(0, daysBetween(from, addDays(window.end, 1))), of: daysBetween(from, afterLast) };
}

/**
 * Met and missed are judged on integers, missed only once the target's last day is over. Until then a figure that grows
 * from zero is on pace when it is not below the time-proportional part of its target; rates and stocks are merely below.
 */
export function standingOf(quota: Pick<Quota, "period" | "rule" | "isStock">, window: QuotaWindow, tally: Tally | null, target: QuotaTarget | null): Standing {
  if (!target) return "no_target";
  if (window.asOf < window.from) return "not_begun";
  const met = judge(tally, target);
  if (met === null || tally === null) return "nothing";
  if (met) return "met";
  if (window.asOf >= `${target.year}-12-31` && window.end >= `${target.year}-12-31`) return "missed";
  if (tally.kind === "ratio" || quota.isStock) return "below";
  const { days, of } = timeGone(quota, window, target.year);
  const isOnPace = BigInt(tally.value) * BigInt(target.denominator) * BigInt(of) >= BigInt(target.numerator) * BigInt(days);
  return isOnPace ? "on_pace" : "behind";
}

/**
 * What is missing to meet a target, in the quota's unit; for a rate the members of today's denominator that would still have
 * to meet the numerator. 0 once met, null without a figure or a target.
 */
export function gapOf(tally: Tally | null, target: QuotaTarget | null): number | null {
  const met = judge(tally, target);
  if (met === null || tally === null || target === null) return null;
  if (met) return 0;
  const reached = tally.kind === "value" ? tally.value : tally.numerator;
  const over = tally.kind === "value" ? 1 : tally.denominator;
  const needed = BigInt(target.numerator) * BigInt(over);
  const by = BigInt(target.denominator);
  const smallest = target.operator === ">" ? needed / by + 1n : (needed + by - 1n) / by;
  return Number(smallest - BigInt(reached));
}

/**
 * The other honest reading of the cumulative landing target: the plan's body asks for so many projects a year at a landing
 * rate, its annex for more. Null for every other quota and where no target is due.
 */
export function otherReading(quotaId: string, targets: readonly QuotaTarget[], targetYear: number | null): Fraction | null {
  const attracted = findQuota("major_attracted");
  const rate = findQuota("major_landing_rate");
  if (quotaId !== "major_landed_cumulative" || targetYear === null || !attracted || !rate) return null;
  let sum: Fraction = { numerator: 0, denominator: 1 };
  for (let year = Number(PLAN_START.slice(0, 4)); year <= targetYear; year += 1) {
    const [count, share] = [targetFor(attracted, targets, year), targetFor(rate, targets, year)];
    if (!count || !share) return null;
    const over = count.denominator * share.denominator;
    sum = inLowestTerms({ numerator: sum.numerator * over + count.numerator * share.numerator * sum.denominator, denominator: sum.denominator * over });
  }
  return sum;
}

function inLowestTerms({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** The milestone whose date stands beside the projects of a quota: the one its own window is about, else the signing. */
export function shownMilestone(rule: QuotaRule, window: QuotaWindow): MilestoneType {
  if (rule.rule === "events") return "signed";
  return windowed(rule.counted(window)) ?? (rule.rule === "ratio" ? windowed(rule.among(window)) : null) ?? "signed";
}

const OWN = ["ownMilestone", "landedByThen", "started"];

function windowed(predicate: Predicate): MilestoneType | null {
  if (predicate.op === "all") return predicate.of.map(windowed).find((type) => type !== null) ?? null;
  if (predicate.op !== "named" || !OWN.includes(predicate.name)) return null;
  const { of } = predicate;
  return of.op === "happenedIn" || of.op === "happenedBy" ? of.milestone : null;
}
