/** Control indicators that every plot of new industrial land signs (浙政办发〔2018〕73号: the five hard ones). */
export const REQUIRED_INDICATORS = ["investment_intensity", "tax_per_mu", "far", "energy_per_value", "emissions_per_value"] as const;
/** Indicators that a plot may sign besides. */
export const OPTIONAL_INDICATORS = ["rd_share", "value_added_per_mu"] as const;
export const LAND_INDICATORS = [...REQUIRED_INDICATORS, ...OPTIONAL_INDICATORS] as const;
export type LandIndicator = (typeof LAND_INDICATORS)[number];

/** The floor area ratio, in ten-thousandths, below which new industrial land needs an approved exception (甬政发〔2021〕59号 四(二)). */
export const LOWEST_FAR_E4 = 20_000;

/** How an actual value is held against the promised one. */
export const OPERATORS = [">=", "<=", "="] as const;
export type Operator = (typeof OPERATORS)[number];

/** When a commitment is checked. */
export const CHECK_STAGES = ["acceptance", "capacity", "yearly", "expiry"] as const;
export type CheckStage = (typeof CHECK_STAGES)[number];

/** Units of measure that have words in every language; anything else is written out. */
export const MEASURES = ["wan", "wan_per_mu", "ratio", "tce_per_wan", "tonne_per_wan", "percent", "people", "flats", "days", "mu", "kilowatt"] as const;
export type Measure = (typeof MEASURES)[number];

/** An indicator of commitments with what it usually says; values are in ten-thousandths of its measure. */
interface Indicator {
  readonly operator: Operator;
  readonly measure: Measure;
  readonly checkStage: CheckStage;
}

const indicator = (operator: Operator, measure: Measure, checkStage: CheckStage): Indicator => ({ operator, measure, checkStage });

/** The indicators that commitments are chosen from: those of land, further duties of investors, promises of the government. */
export const INDICATORS = {
  investment_intensity: indicator(">=", "wan_per_mu", "acceptance"),
  tax_per_mu: indicator(">=", "wan_per_mu", "capacity"),
  far: indicator(">=", "ratio", "acceptance"),
  energy_per_value: indicator("<=", "tce_per_wan", "capacity"),
  emissions_per_value: indicator("<=", "tonne_per_wan", "capacity"),
  rd_share: indicator(">=", "percent", "capacity"),
  value_added_per_mu: indicator(">=", "wan_per_mu", "capacity"),
  registered_capital: indicator(">=", "wan", "acceptance"),
  fixed_investment: indicator(">=", "wan", "acceptance"),
  output_value: indicator(">=", "wan", "capacity"),
  tax_total: indicator(">=", "wan", "yearly"),
  jobs: indicator(">=", "people", "yearly"),
  construction_days: indicator("<=", "days", "acceptance"),
  subsidy: indicator(">=", "wan", "yearly"),
  land_supply: indicator(">=", "mu", "acceptance"),
  approval_days: indicator("<=", "days", "acceptance"),
  talent_flats: indicator(">=", "flats", "yearly"),
  power_supply: indicator(">=", "kilowatt", "capacity"),
} as const satisfies Readonly<Record<string, Indicator>>;
export type IndicatorId = keyof typeof INDICATORS;
/** What a commitment without an indicator of the list is stored as; it has a title of its own. */
export const OTHER_INDICATOR = "other";
export const INDICATOR_IDS = Object.keys(INDICATORS) as readonly IndicatorId[];
export const INVESTOR_INDICATORS = ["fixed_investment", "registered_capital", "output_value", "tax_total", "jobs", "construction_days", ...LAND_INDICATORS] as const satisfies readonly IndicatorId[];
export const GOVERNMENT_INDICATORS = ["subsidy", "land_supply", "approval_days", "talent_flats", "power_supply"] as const satisfies readonly IndicatorId[];

/** Whether a text names an indicator of the list. */
export function isIndicator(text: string): text is IndicatorId {
  return Object.hasOwn(INDICATORS, text);
}

/** Indicators of the plan's annex (2025) that say what the city wants on average, by the code of the annex. */
export const ANNEX_CONTEXT: Readonly<Partial<Record<LandIndicator, string>>> = { tax_per_mu: "tax_per_mu", value_added_per_mu: "value_added_per_mu", rd_share: "research_share" };
