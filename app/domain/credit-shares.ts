import type { Refusal } from "./verdict.ts";

/** A district's part of the credit for a project, in basis points. */
export interface CreditShare {
  readonly district: string;
  readonly shareBp: number;
}

/** The whole credit for a project. */
export const WHOLE_BP = 10_000;
const BP_PER_PERCENT = 100;

/** What is wrong with a split of credit: the shares add up to exactly the whole, each district has one, none is empty; no shares leave it all to the project's own district. */
export function shareRefusals(shares: readonly CreditShare[]): Refusal[] {
  if (shares.length === 0) return [];
  const sum = shares.reduce((total, { shareBp }) => total + shareBp, 0);
  return [
    ...shares.flatMap(({ shareBp }, index) => (Number.isInteger(shareBp) && shareBp >= 1 && shareBp <= WHOLE_BP ? [] : [{ code: "share_out_of_range", field: `shares[${index}].share` }])),
    ...shares.flatMap(({ district }, index) => (shares.findIndex((other) => other.district === district) === index ? [] : [{ code: "share_twice", field: `shares[${index}].district` }])),
    ...(sum === WHOLE_BP ? [] : [{ code: "shares_not_whole", field: "shares", params: { sum: percentText(sum) } }]),
  ];
}

/** Basis points as percent without needless zeros: 9,999 is 99.99. */
export function percentText(bp: number): string {
  return String(bp / BP_PER_PERCENT);
}

/** Shares in one order, without the split that changes nothing: everything to the project's own district. */
export function settledShares(shares: readonly CreditShare[], ownDistrict: string | null): CreditShare[] {
  const sorted = shares.map(({ district, shareBp }) => ({ district, shareBp })).sort((a, b) => b.shareBp - a.shareBp || (a.district < b.district ? -1 : 1));
  return sorted.length === 1 && sorted[0]?.district === ownDistrict ? [] : sorted;
}
