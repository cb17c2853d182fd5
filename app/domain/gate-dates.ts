/** From which day each rule of the gates applies where it was set; null switches a rule off, an absent one keeps its own date. */
export type GateDates = ReadonlyMap<string, string | null>;

/** Nothing was set: every rule keeps its own date. */
export const OWN_DATES: GateDates = new Map();

/** The first day of the plan, from which the rules that come with the stages themselves apply. */
export const ALWAYS = "2021-01-01";

/** The day on which 甬政发〔2021〕59号 was issued: admission, two-high and standard land are asked of landings from then on. */
export const LANDING_POLICY = "2021-12-31";
