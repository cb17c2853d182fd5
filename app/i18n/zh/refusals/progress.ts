import { text } from "../../en/error-text.ts";
import type { ErrorParams } from "../../en/error-text.ts";
import type { progress as english } from "../../en/refusals/progress.ts";
import { formatMoney } from "../../format-money.ts";

const yuan = (p: ErrorParams, key: string): string => formatMoney("zh-CN", Number(p[key] ?? 0), "CNY", "exact");

export const progress: typeof english = {
  future_month: () => "该月尚未开始，不能填报。",
  bad_month: () => "请写成 2025-08 这样的月份。",
  yuan_only: () => "请填人民币金额。",
  exact_amount: () => "请填一个确切金额，不用“约”或区间。",
  cumulative_below_month: () => "累计不能少于本月完成。",
  cumulative_differs: (p) => `上次累计加本月为 ${yuan(p, "expected")}，所填累计为 ${yuan(p, "value")}，请说明原因。`,
  progress_backward: (p) => `累计 ${yuan(p, "value")} 低于上次的 ${yuan(p, "expected")}，请说明原因。`,
  percent_backward: (p) => `上次形象进度 ${text(p, "expected")}%，本次 ${text(p, "value")}%，请说明原因。`,
  month_after_end: () => "该月之前项目已终止。",
  unknown_document: () => "该文件不属于本项目。",
  suspended_before_resumed: () => "新的暂停不能早于上次恢复。",
  resumed_before_suspended: () => "恢复日期不能早于暂停日期。",
  end_before_start: () => "结束月份早于开始月份。",
  curve_too_long: (p) => `计划最长 ${text(p, "max")} 个月。`,
  curve_empty: () => "请至少填一个月份及其累计金额。",
  months_not_rising: () => "月份须依次递增。",
  plan_falls: () => "计划累计不能减少。",
};
