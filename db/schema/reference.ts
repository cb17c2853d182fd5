import type { Generated, Selectable } from "kysely";

/** A district by GB/T 2260 code, or a zone; `successor` names where a withdrawn one went. */
export interface DistrictTable {
  code: string;
  kind: "city" | "county" | "zone";
  name_zh: string;
  name_en: string;
  aliases: string;
  host: string | null;
  successor: string | null;
  valid_from: string | null;
  valid_to: string | null;
  position: number;
}

/** A GB/T 4754 division. */
export interface DivisionTable {
  code: string;
  section: string;
  name_zh: string;
  name_en: string;
  aliases: string;
}

/** An industrial chain in one version of the city's list. */
export interface ChainTable {
  code: string;
  version: string;
  name_zh: string;
  name_en: string;
  valid_from: string;
  valid_to: string | null;
}

/** A unit of the government, with later names as aliases. */
export interface UnitTable {
  code: string;
  name_zh: string;
  name_en: string;
  aliases: string;
}

export interface CountryTable {
  code: string;
  name_zh: string;
  name_en: string;
  aliases: string;
}

/** An exchange rate in force from a day on; CNY per unit as a decimal text. */
export interface RateTable {
  currency: string;
  on_date: string;
  cny_per_unit: string;
}

/** A quota of the plan with its clause and units. */
export interface PlanQuotaTable {
  quota_id: string;
  plan: string;
  clause: string;
  lead_units: string;
  support_units: string;
}

/** A target as an exact fraction, for the city (district null) or a district's split; versioned. */
export interface QuotaTargetTable {
  id: Generated<number>;
  quota_id: string;
  year: number;
  district: string | null;
  numerator: number;
  denominator: number;
  operator: ">=" | ">";
  provisional: 0 | 1;
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
}

/** One of the 17 indicators of the plan's annex; decimals as text, an unset value is null and not 0. */
export interface AnnexIndicatorTable {
  code: string;
  position: number;
  category: string;
  name_zh: string;
  name_en: string;
  unit_zh: string;
  unit_en: string;
  base_2020: string | null;
  target_2023: string | null;
  target_2025: string | null;
  /** The year with which the base, and with which the targets are compared, where that is another one than usual. */
  base_compared_with: number | null;
  targets_compared_with: number | null;
  lead_units: string;
}

/** A setting that figures depend on; versioned. */
export interface SettingTable {
  id: Generated<number>;
  key: string;
  value: string;
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
}

/** A listing or refinancing of a company; versioned. */
export interface CapitalEventTable {
  id: Generated<number>;
  company: string;
  uscc: string | null;
  type: "listed" | "refinancing";
  on_date: string;
  amount_cny: number | null;
  recorded_from: string;
  recorded_to: string | null;
  recorded_by: number | null;
}

export type QuotaTargetRow = Selectable<QuotaTargetTable>;
export type CapitalEventRow = Selectable<CapitalEventTable>;
