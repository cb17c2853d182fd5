import type { gates as english } from "../../en/refusals/gates.ts";

export const gates: typeof english = {
  override_forbidden: () => "只有商务局和领导可以越过关口。",
  override_dates_only: () => "没有项目填报权限时，越过关口只能登记阶段结束节点的日期。",
  nothing_to_override: () => "没有缺项，无需越过关口；请由项目填报人登记节点。",
  needs_day: () => "请写明年月日。",
  not_back: () => "项目还没有超过这个阶段。",
  stage_not_of_kind: () => "该类型的项目没有这个阶段。",
};
