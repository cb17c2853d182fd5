import type { ErrorParams } from "../../en/error-text.ts";
import type { resources as english } from "../../en/refusals/resources.ts";
import { formatScaled } from "../../format.ts";

const E4_DECIMALS = 4;
const amount = (p: ErrorParams, key: string): string => formatScaled(Number(p[key] ?? 0), E4_DECIMALS, true);

export const resources: typeof english = {
  not_positive: () => "应大于 0。",
  already_asked: (p) => `该年度已申请 ${amount(p, "askedE4")}，请在原申请上调整。`,
  asked_below_given: (p) => `已安排 ${amount(p, "givenE4")}，请先收回。`,
  more_than_asked: (p) => `只申请了 ${amount(p, "askedE4")}。`,
  no_budget: () => "该年度尚未下达指标。",
  over_city_balance: (p) => `全市余额为 ${amount(p, "balanceE4")}。`,
  over_district_balance: (p) => `该区县市余额为 ${amount(p, "balanceE4")}。`,
  budget_below_given: (p) => `已安排 ${amount(p, "givenE4")}。`,
  budget_below_splits: (p) => `已分给各区县市 ${amount(p, "splitsE4")}。`,
  city_budget_first: () => "请先下达全市指标。",
  splits_over_budget: (p) => `全市指标中可分给该区县市的为 ${amount(p, "leftE4")}。`,
};
