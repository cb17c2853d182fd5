/** Control indicators that every plot of new industrial land signs (浙政办发〔2018〕73号: the five hard ones). */
export const REQUIRED_INDICATORS = ["investment_intensity", "tax_per_mu", "far", "energy_per_value", "emissions_per_value"] as const;
/** Indicators that a plot may sign besides. */
export const OPTIONAL_INDICATORS = ["rd_share", "value_added_per_mu"] as const;
export const LAND_INDICATORS = [...REQUIRED_INDICATORS, ...OPTIONAL_INDICATORS] as const;
export type LandIndicator = (typeof LAND_INDICATORS)[number];

/** The floor area ratio, in ten-thousandths, below which new industrial land needs an approved exception (甬政发〔2021〕59号 四(二)). */
export const LOWEST_FAR_E4 = 20_000;
