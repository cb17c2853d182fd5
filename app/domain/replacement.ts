import type { Refusal } from "./verdict.ts";

/** What a two-high project replaces: production capacity, energy and emissions (甬政发〔2021〕59号 三(一)2). */
export const REPLACED = ["capacity", "energy", "emissions"] as const;
export type Replaced = (typeof REPLACED)[number];

/** Equal replacement as a ratio in ten-thousandths; anything above is a reduction. */
export const EQUAL_RATIO_E4 = 10_000;
export const LARGEST_RATIO_E4 = 100_000;

/** One balance: what the project needs and what is given up for it, in ten-thousandths of its measure. */
export interface Balance {
  readonly dimension: Replaced;
  readonly neededE4: number;
  readonly replacedE4: number;
  readonly ratioE4: number;
}

/** What is left when the needed amount times the ratio, rounded up, is taken from the replaced one; negative when too little is replaced. */
export function leftOver({ neededE4, replacedE4, ratioE4 }: Omit<Balance, "dimension">): number {
  const [needed, unit] = [BigInt(neededE4) * BigInt(ratioE4), BigInt(EQUAL_RATIO_E4)];
  return replacedE4 - Number((needed + unit - 1n) / unit);
}

/** Reasons against approving a plan: a balance that is missing or negative, each by itself. */
export function approvalRefusals(balances: readonly Balance[]): Refusal[] {
  return REPLACED.flatMap((dimension): Refusal[] => {
    const balance = balances.find((entry) => entry.dimension === dimension);
    if (!balance) return [{ code: "balance_missing", field: `replaced_${dimension}`, params: { dimension } }];
    const left = leftOver(balance);
    return left < 0 ? [{ code: "balance_negative", field: `replaced_${dimension}`, params: { dimension, shortE4: -left } }] : [];
  });
}
