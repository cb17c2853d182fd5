import { text } from "../../en/error-text.ts";
import type { admission as english } from "../../en/refusals/admission.ts";
import { formatScaled } from "../../format.ts";
import { admission as words } from "../admission.ts";

const E4_DECIMALS = 4;
const dimension = (value: unknown): string => words.replaced[value as keyof typeof words.replaced] ?? "";

export const admission: typeof english = {
  units_required: () => "请至少选择一个单位。",
  unit_twice: () => "同一单位选了两次。",
  unknown_unit: (p) => `没有“${text(p, "value")}”这个单位。`,
  deadline_over: () => "回复期限早于今天。",
  deadline_too_far: () => "回复期限超过一年。",
  review_already_open: () => "该事由的会商正在进行。",
  review_decided: () => "会商已有结论，请先重新会商。",
  review_withdrawn: () => "会商已撤回。",
  review_unchanged: () => "请改动回复期限，或勾选尚未征求的单位。",
  review_open: () => "会商正在进行。",
  conditions_required: () => "请写明条件。",
  no_conditions: () => "该意见没有附条件。",
  before_asked: (p) => `早于征求意见之日（${text(p, "asked")}）。`,
  early_needs_reason: (p) => `还有 ${text(p, "n")} 个单位未回复，现在作出结论须说明理由。`,
  overrules_needs_reason: (p) => `有 ${text(p, "n")} 个单位不同意，仍予准入须说明理由。`,
  drops_conditions: () => "有单位附条件同意，不采纳条件须说明理由。",
  plan_approved: () => "方案已获批，修改前请先撤销批复。",
  plan_not_approved: () => "方案尚未获批。",
  balances_required: () => "请至少填写一项平衡。",
  source_required: () => "请写明替代量的来源。",
  balance_missing: (p) => `${dimension(p.dimension)}：未填平衡。`,
  balance_negative: (p) => `${dimension(p.dimension)}：替代量缺 ${formatScaled(Number(p.shortE4), E4_DECIMALS, true)}。`,
  ratio_below_one: () => "比例不能小于 1。",
};
