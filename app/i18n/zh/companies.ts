import type { Words } from "../en.ts";

export const companies: Words["companies"] = {
  likeness: {
    credit_code: "信用代码相同",
    project_code: "项目代码相同",
    same_name: "名称相同",
    legal_form: "仅公司类型不同",
    region: "仅地名不同",
    group_form: "仅集团、控股或股份字样不同",
    shorter: "一名包含另一名",
    typo: "疑似笔误",
    language: "中英文名称对应",
    wording: "仅措辞不同",
    investor: "同一投资方",
    near_investor: "投资方名称相近",
  },
  title: "企业",
};
