import { text } from "../../en/error-text.ts";
import type { issues as english } from "../../en/refusals/issues.ts";

export const issues: typeof english = {
  issue_raised: () => "该问题尚未交办。",
  issue_handed: () => "该问题已经交办。",
  issue_received: () => "该问题正在办理。",
  issue_asked: () => "已申请销号，等待核查。",
  issue_closed: () => "该问题已销号。",
  issue_withdrawn: () => "该问题已撤销。",
  lead_supports: () => "牵头单位不能同时是配合单位。",
  day_or_term: () => "时限和日期请只填一项。",
  term_required: () => "请填写时限或日期。",
  bad_term: () => "请填写 1 至 365 的整数天数。",
  not_longer: (p) => `不晚于现在的期限（${text(p, "value")}）。`,
  not_handed_to_you: () => "该问题未交办给您的单位。",
  lead_only: () => "只能由牵头单位办理。",
  already_received: () => "已经签收。",
  extension_pending: () => "已申请延期，等待答复。",
  no_extension: () => "没有待答复的延期申请。",
  own_extension: () => "不能同意本单位的延期申请。",
  lead_reply_missing: () => "牵头单位尚未反馈。",
  replies_missing: (p) => `还有 ${text(p, "n")} 个单位未反馈，现在申请销号须说明理由。`,
  recheck_own_request: () => "销号由您申请，须由他人核查。",
  recheck_own_reply: () => "您已作反馈，须由他人核查。",
  recheck_own_unit: () => "您的单位已作反馈，须由他人核查。",
};
