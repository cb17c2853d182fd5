import type { Words } from "../en.ts";

export const kinds: Words["kinds"] = {
  kind: { new_build: "新建", expansion: "增资扩产", technical_upgrade: "技改", relocation: "迁入" },
  chainRole: { strengthen: "强链", fill: "补链", extend: "延链" },
  flag: {
    central_soe: "央企",
    defence: "军工",
    mayor_programme: "市县长项目",
    two_high: "两高",
    green_new_high: "绿新高",
    chief_project: "一局长一项目",
  },
  amountModifier: { approx: "约", at_least: "超", planned: "计划", range: "区间下限" },
  amountUnit: { yi: "亿", wan: "万", yuan: "元（币种单位）" },
  screen: { hit: "属两高", clear: "不属两高" },
  source: {
    outpost: "驻外招商",
    investor_referral: "以商招商",
    fund: "产业基金",
    fair: "展会",
    call: "来电来访",
    other: "其他",
  },
  foreign: "外资",
  foreignShort: "外资",
  domestic: "内资",
  notScreened: "未筛查",
  rangeLowerEnd: "区间按下限计。",
};
