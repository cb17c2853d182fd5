import { text } from "../../en/error-text.ts";
import type { companies as english } from "../../en/refusals/companies.ts";

export const companies: typeof english = {
  duplicate_uscc: (p) => (text(p, "name") ? `该信用代码已属于${text(p, "name")}。` : "该信用代码已属于另一家企业。"),
  name_taken: (p) => (text(p, "name") ? `该名称已属于${text(p, "name")}。` : "该名称已属于另一家企业。"),
  name_in_use: (p) => `有项目的投资方写作“${text(p, "name")}”，请保留为其他名称。`,
  no_such_company: (p) => `没有名为“${text(p, "value")}”的登记企业。`,
  company_ring: () => "企业不能从属于自身或其下级企业。",
  merge_into_itself: () => "企业不能与自身合并。",
  merge_into_child: () => "对方为本企业的下级，不能将上级并入其下级。",
  merge_two_codes: () => "两家信用代码不同，属于不同企业；如代码有误请先更正。",
  merged_already: (p) => `该记录已并入${text(p, "name")}。`,
  merge_undone: () => "该合并已撤销。",
  relation_not_counted: (p) => `该项目本身计入其他项目，请改为关联 ${text(p, "code")}。`,
  no_investor: () => "该项目尚未填写投资方，请先在项目信息中补充。",
};
