import { text } from "../../en/error-text.ts";
import type { milestones as english } from "../../en/refusals/milestones.ts";

export const milestones: typeof english = {
  replan_reason: (p) => `原计划为 ${text(p, "value")}，请说明改期原因。`,
  no_plans: () => "请至少保留一个计划日期。",
};
