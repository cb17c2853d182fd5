import type { UnitCode } from "./units.ts";

/** One of the annex's 17 indicators: decimals as text, "–" in the annex is null and never 0. */
export interface AnnexIndicator {
  readonly code: string;
  readonly group: "benefit" | "phase_out" | "innovation" | "attraction" | "quality";
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly base2020: string | null;
  readonly target2023: string;
  readonly target2025: string;
  readonly leadUnits: readonly UnitCode[];
  /** Against which year base and targets are measured, where that is not the year itself. */
  readonly baseYear: { readonly base: number; readonly targets: number } | null;
}

const own = { baseYear: null } as const;

/** The indicators of 甬政发〔2021〕59号, annex. The energy indicator (5) compares its base with 2015 and its targets with 2020. */
export const ANNEX_INDICATORS: readonly AnnexIndicator[] = [
  { ...own, code: "value_added_rate", group: "benefit", nameZh: "规上工业增加值率", nameEn: "Value-added rate of industry above designated size", unitZh: "%", unitEn: "%", base2020: "22.6", target2023: "24", target2025: "24.5", leadUnits: ["economy_information"] },
  { ...own, code: "tax_per_mu", group: "benefit", nameZh: "规上工业亩均税收", nameEn: "Tax per mu of industry above designated size", unitZh: "万元/亩", unitEn: "¥10,000 per mu", base2020: "44.4", target2023: "50", target2025: "60", leadUnits: ["economy_information"] },
  { ...own, code: "value_added_per_mu", group: "benefit", nameZh: "规上工业亩均增加值", nameEn: "Value added per mu of industry above designated size", unitZh: "万元/亩", unitEn: "¥10,000 per mu", base2020: "163.2", target2023: "190", target2025: "215", leadUnits: ["economy_information"] },
  { ...own, code: "labour_productivity_growth", group: "benefit", nameZh: "规上工业全员劳动生产率年均增速", nameEn: "Average yearly growth of labour productivity", unitZh: "%", unitEn: "%", base2020: "6.4", target2023: "6", target2025: "6", leadUnits: ["economy_information"] },
  { code: "energy_intensity_cut", group: "benefit", nameZh: "规上工业万元增加值能耗降低率", nameEn: "Cut in energy per unit of industrial value added", unitZh: "%", unitEn: "%", base2020: "14.93", target2023: "10.4", target2025: "15", leadUnits: ["energy"], baseYear: { base: 2015, targets: 2020 } },
  { ...own, code: "outdated_firms", group: "phase_out", nameZh: "累计淘汰落后产能企业", nameEn: "Firms with outdated capacity phased out, cumulative", unitZh: "家", unitEn: "firms", base2020: "225", target2023: "1250", target2025: "2000", leadUnits: ["economy_information"] },
  { ...own, code: "inefficient_firms", group: "phase_out", nameZh: "累计整治提升高耗低效企业", nameEn: "High-consumption, low-efficiency firms reformed, cumulative", unitZh: "家", unitEn: "firms", base2020: "1250", target2023: "2500", target2025: "4000", leadUnits: ["economy_information"] },
  { ...own, code: "scattered_firms", group: "phase_out", nameZh: "累计整治“散乱污”企业", nameEn: "Scattered and polluting firms dealt with, cumulative", unitZh: "家", unitEn: "firms", base2020: "1200", target2023: "3000", target2025: "5000", leadUnits: ["economy_information", "ecology"] },
  { ...own, code: "land_vacated", group: "phase_out", nameZh: "累计腾出低效工业用地", nameEn: "Inefficient industrial land vacated, cumulative", unitZh: "平方公里", unitEn: "km²", base2020: null, target2023: "20", target2025: "30", leadUnits: ["natural_resources", "economy_information"] },
  { ...own, code: "energy_vacated", group: "phase_out", nameZh: "累计腾出用能量", nameEn: "Energy use vacated, cumulative", unitZh: "万吨标准煤", unitEn: "10,000 tce", base2020: null, target2023: "100", target2025: "160", leadUnits: ["energy"] },
  { ...own, code: "carbon_cut", group: "phase_out", nameZh: "累计减少碳排放量", nameEn: "Carbon emissions cut, cumulative", unitZh: "万吨", unitEn: "10,000 t", base2020: null, target2023: "200", target2025: "300", leadUnits: ["economy_information"] },
  { ...own, code: "research_share", group: "innovation", nameZh: "规上工业企业研发经费支出占营业收入比重", nameEn: "R&D spending as a share of revenue", unitZh: "%", unitEn: "%", base2020: "2.16", target2023: "2.5", target2025: "2.8", leadUnits: ["science_technology"] },
  { ...own, code: "hitech_firms", group: "innovation", nameZh: "高新技术企业数量", nameEn: "High-tech enterprises", unitZh: "家", unitEn: "firms", base2020: "3103", target2023: "5500", target2025: "8000", leadUnits: ["science_technology"] },
  { ...own, code: "major_landed", group: "attraction", nameZh: "累计招引落地总额10亿元以上重大内外资制造业项目", nameEn: "Major manufacturing projects of ¥1bn and more landed, cumulative", unitZh: "个", unitEn: "projects", base2020: null, target2023: "60", target2025: "100", leadUnits: ["commerce"] },
  { ...own, code: "industrial_investment_growth", group: "attraction", nameZh: "完成工业投资（含技改）年均增长率", nameEn: "Average yearly growth of industrial investment, upgrades included", unitZh: "%", unitEn: "%", base2020: "10", target2023: "10", target2025: "10", leadUnits: ["economy_information"] },
  { ...own, code: "made_in_zhejiang_standards", group: "quality", nameZh: "新增“浙江制造”标准", nameEn: "New “Made in Zhejiang” standards", unitZh: "项", unitEn: "standards", base2020: "65", target2023: "200", target2025: "300", leadUnits: ["market_regulation"] },
  { ...own, code: "pinzibiao_brands", group: "quality", nameZh: "新增培育“品字标”品牌企业", nameEn: "New firms with the “Pinzibiao” brand", unitZh: "家", unitEn: "firms", base2020: "78", target2023: "200", target2025: "300", leadUnits: ["market_regulation"] },
];
