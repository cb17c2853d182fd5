import type { Refusal } from "./verdict.ts";

/** What the city gives projects out of yearly budgets: land in mu, energy in tonnes of standard coal, carbon in tonnes. */
export const RESOURCE_KINDS = ["land", "energy", "carbon"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** The largest amount of a resource that is no slip, in ten-thousandths: a hundred million mu or tonnes. */
export const LARGEST_RESOURCE_E4 = 1_000_000_000_000;

/** Where an amount is taken from: the city's budget of a year and, if there is one, the district's part of it; null where none was set. */
export interface Budgets {
  readonly cityE4: number | null;
  readonly districtE4: number | null;
  /** What others were given of them. */
  readonly cityGivenE4: number;
  readonly districtGivenE4: number;
}

/** What may still be given: the smaller of the two balances; null without a budget of the city. */
export function balanceE4({ cityE4, districtE4, cityGivenE4, districtGivenE4 }: Budgets): number | null {
  if (cityE4 === null) return null;
  const city = cityE4 - cityGivenE4;
  return districtE4 === null ? city : Math.min(city, districtE4 - districtGivenE4);
}

/** Reasons against giving an amount: more than was asked, no budget, or more than the city's or the district's balance. Taking back is always possible. */
export function allocationRefusals(amountE4: number, { askedE4, presentE4 }: { readonly askedE4: number; readonly presentE4: number }, budgets: Budgets): Refusal[] {
  if (amountE4 <= presentE4) return [];
  const refusals: Refusal[] = amountE4 > askedE4 ? [{ code: "more_than_asked", field: "allocated", params: { askedE4 } }] : [];
  if (budgets.cityE4 === null) return [...refusals, { code: "no_budget", field: "allocated" }];
  const city = budgets.cityE4 - budgets.cityGivenE4;
  if (amountE4 > city) refusals.push({ code: "over_city_balance", field: "allocated", params: { balanceE4: city } });
  const district = budgets.districtE4 === null ? null : budgets.districtE4 - budgets.districtGivenE4;
  if (district !== null && amountE4 > district) refusals.push({ code: "over_district_balance", field: "allocated", params: { balanceE4: district } });
  return refusals;
}

/** Reasons against a budget: below what was given of it, districts that together get more than the city has. */
export function budgetRefusals(amountE4: number, isCity: boolean, { givenE4, othersE4, cityE4 }: { readonly givenE4: number; readonly othersE4: number; readonly cityE4: number | null }): Refusal[] {
  const refusals: Refusal[] = amountE4 < givenE4 ? [{ code: "budget_below_given", field: "amount", params: { givenE4 } }] : [];
  if (isCity && amountE4 < othersE4) refusals.push({ code: "budget_below_splits", field: "amount", params: { splitsE4: othersE4 } });
  if (!isCity && cityE4 === null) refusals.push({ code: "city_budget_first", field: "district" });
  if (!isCity && cityE4 !== null && amountE4 + othersE4 > cityE4) refusals.push({ code: "splits_over_budget", field: "amount", params: { leftE4: cityE4 - othersE4 } });
  return refusals;
}
