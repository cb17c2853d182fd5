import { text } from "../../en/error-text.ts";
import type { records as english } from "../../en/refusals/records.ts";

export const records: typeof english = {
  share_out_of_range: () => "份额须大于 0 且不超过 100%。",
  share_twice: () => "该区县已有份额。",
  shares_not_whole: (p) => `各份额合计为 ${text(p, "sum")}%，应正好等于 100%。`,
  chief_known: (p) => `名单上这段时间已有${text(p, "name")}。`,
  no_day: (p) => `“${text(p, "value")}”中没有日期。`,
  rest_or_work: (p) => `“${text(p, "value")}”没有写明放假还是上班。`,
  rest_and_work: (p) => `${text(p, "value")} 既放假又上班。`,
  no_such_days: (p) => `“${text(p, "value")}”日期不存在、顺序颠倒或超过一个月。`,
};
