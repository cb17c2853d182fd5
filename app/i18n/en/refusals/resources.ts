import { formatScaled } from "../../format.ts";
import type { ErrorParams, ErrorText } from "../error-text.ts";

const E4_DECIMALS = 4;
const amount = (p: ErrorParams, key: string): string => formatScaled(Number(p[key] ?? 0), E4_DECIMALS, true);

/** What is refused about resources, by code. */
export const resources = {
  not_positive: () => "This must be more than 0.",
  already_asked: (p) => `${amount(p, "askedE4")} is asked for already in this year; change that request.`,
  asked_below_given: (p) => `${amount(p, "givenE4")} was allocated already; take it back first.`,
  more_than_asked: (p) => `Only ${amount(p, "askedE4")} was asked for.`,
  no_budget: () => "There is no budget for this year yet.",
  over_city_balance: (p) => `The city's balance is ${amount(p, "balanceE4")}.`,
  over_district_balance: (p) => `The district's balance is ${amount(p, "balanceE4")}.`,
  budget_below_given: (p) => `${amount(p, "givenE4")} was allocated already.`,
  budget_below_splits: (p) => `The districts have ${amount(p, "splitsE4")} of it.`,
  city_budget_first: () => "Set the budget of the whole city first.",
  splits_over_budget: (p) => `Of the city's budget ${amount(p, "leftE4")} is left for this district.`,
} satisfies Record<string, ErrorText>;
