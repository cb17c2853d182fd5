import type { QuotaId } from "#app/domain/quotas.ts";
import type { Words } from "../en.ts";

const title: Words["quotas"]["title"] = {
  major_attracted: "重大制造业项目招引",
  major_landing_rate: "重大项目落地率",
  chain_landed: "强链补链项目落地",
  mayor_programme_manufacturing_share: "市县长项目制造业占比",
  foreign_landed_usd: "制造业外资落地总投资",
  major_landed_cumulative: "2021 年以来重大项目落地",
  building_10bn: "100 亿元以上在建",
  building_1bn: "10 亿元以上在建",
  strategic_landed: "央企、军工合作项目落地",
  fund_implemented: "产业基金项目",
  standard_land_share: "新增工业用地标准地",
  far_compliance: "容积率达到 2.0",
  two_high_screened: "两高筛查",
  full_cycle_coverage: "全周期跟踪管理",
  listed_added: "新增制造业上市企业",
  refinancing_raised: "上市公司再融资",
};

const rule: Words["quotas"]["rule"] = {
  major_attracted: () => "≥ 10 亿元，年内签约",
  major_landing_rate: () => "年内签约的",
  chain_landed: () => "≥ 1 亿元，年内落地",
  mayor_programme_manufacturing_share: () => "年内签约",
  foreign_landed_usd: () => "2021 年起",
  major_landed_cumulative: () => "≥ 10 亿元，2021 年起",
  building_10bn: () => "工业，年内在建",
  building_1bn: () => "工业，年内在建",
  strategic_landed: () => "年内落地",
  fund_implemented: () => "年内基金交割",
  standard_land_share: () => "年内出让的新增工业用地",
  far_compliance: () => "年内出让的新增工业用地，原则上",
  two_high_screened: () => "两高行业年内签约",
  full_cycle_coverage: () => "有联络员且 30 天内有更新",
  listed_added: () => "2021 年起",
  refinancing_raised: () => "2021 年起",
};

const definition: Words["quotas"]["definition"] = {
  major_attracted: "总投资 10 亿元以上的制造业项目（技改除外），年内签订正式投资合同且未终止。",
  major_landing_rate: "年内签约的重大项目中，截至日已落地且未终止的占比。终止的仍留在分母；落地可继续增加。",
  chain_landed: "强链或补链、总投资 1 亿元以上的项目，年内落地且未终止。",
  mayor_programme_manufacturing_share: "年内签约且未终止的市县长项目中，制造业项目的占比。",
  foreign_landed_usd: "2021 年以来落地且未终止的重大制造业外资项目总投资，按美元合计。",
  major_landed_cumulative: "2021 年以来落地且未终止的重大项目。",
  building_10bn: "总投资 100 亿元以上的工业项目，截至日已开工，且在年初前未竣工。",
  building_1bn: "总投资 10 亿元以上的工业项目，截至日已开工，且在年初前未竣工；包含 100 亿元以上的。",
  strategic_landed: "与央企或军工企业合作的项目，年内落地且未终止。",
  fund_implemented: "年内产业基金完成交割的项目。",
  standard_land_share: "年内出让新增工业用地的项目中，按标准地出让的占比。",
  far_compliance: "上述项目中容积率不低于 2.0 的占比；经批准的例外单列。",
  two_high_screened: "年内签约的两高行业项目中，已筛查、且属两高的替代方案已获批的占比。",
  full_cycle_coverage: "在推进的重大项目中，有联络员且 30 天内有更新的占比。",
  listed_added: "2021 年以来新增的制造业上市企业。",
  refinancing_raised: "2021 年以来制造业上市公司的再融资。",
};

const standing: Words["quotas"]["standing"] = {
  met: "已达到",
  on_pace: "按进度",
  behind: "落后进度",
  below: "低于目标",
  missed: "未达到",
  nothing: "无数据",
  no_target: "未设目标",
  not_begun: "未开始",
};

const standingMeaning: Words["quotas"]["standingMeaning"] = {
  met: "截至日已达到目标。",
  on_pace: "尚未达到目标，但不低于时间进度。",
  behind: "低于时间进度。",
  below: "截至日低于目标；此项不按时间进度看。",
  missed: "目标期限已过，未达到。",
  nothing: "没有可作分母的项目，或此范围没有数据。",
  no_target: "此范围和年度没有设定目标。",
  not_begun: "截至日该年度尚未开始。",
};

const counted = (p: { id: QuotaId; n: string }) => `${p.n} ${p.id === "listed_added" ? "家" : "个"}`;

export const quotas: Words["quotas"] = {
  quota: "指标",
  title,
  rule,
  definition,
  standing,
  standingMeaning,
  countOf: counted,
  annualTarget: (p) => `${p.operator} ${counted({ id: p.id, n: p.target })}/年`,
  targetBy: (p) => `${p.year} 年底 ${p.operator} ${p.target}`,
  plainTarget: (p) => `${p.operator} ${p.target}`,
  gap: (p) => `还差 ${p.gap}`,
  gapProjects: (p) => `还差 ${p.n} 个项目`,
  otherReading: (p) => `另一读法 ${p.operator} ${p.target}${p.isMet === null ? "" : p.isMet ? "，已达到" : "，未达到"}`,
  outOf: (p) => `${p.numerator} / ${p.denominator}`,
};
