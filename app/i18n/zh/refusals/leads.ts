import { text } from "../../en/error-text.ts";
import type { leads as english } from "../../en/refusals/leads.ts";

export const leads: typeof english = {
  day_needed: () => "请写到日，如 2025-08-31。",
  next_before_talk: () => "不能早于往来日期。",
  not_a_lead: () => "已不是线索，不能再改首报首谈权或流转。",
  no_district: () => "线索还没有归属区县，请先在基本情况中指定。",
  same_district: () => "线索已归该区县。",
  already_asked: () => "已有一项流转申请待答复。",
  share_left_out: () => "已参与分成的区县不能漏掉。",
  other_district: () => "线索归其他区县，由该区县或商务局办理。",
  past_day: () => "不能早于今天。",
  transfer_outdated: () => "线索已签约、终止或已换区县，请撤回后重新申请。",
  too_long_ago: (p) => `最早可补录到 ${text(p, "earliest")}。`,
  already_archived: () => "已经归档。",
  still_going: () => "只有已结束的项目，或只有首次接触的线索可以归档。",
  days_out_of_order: () => "天数先后不合：不能短于前一步。",
};
