import { ANNEX_INDICATORS } from "#db/seed/annex.ts";
import { CHAINS } from "#db/seed/chains.ts";
import { COUNTRIES } from "#db/seed/countries.ts";
import { DISTRICTS } from "#db/seed/districts.ts";
import { DIVISIONS } from "#db/seed/divisions.ts";
import { CITY_TARGETS, PLAN, PLAN_QUOTAS } from "#db/seed/plan.ts";
import { RATES } from "#db/seed/rates.ts";
import { UNITS } from "#db/seed/units.ts";
import { ZONES } from "#db/seed/zones.ts";

interface Named {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
}

const named = (entry: Named) => ({ code: entry.code, name_zh: entry.nameZh, name_en: entry.nameEn, aliases: JSON.stringify(entry.aliases) });

/** Districts before zones, so that a host stands before those it hosts. */
export const districtRows = [...DISTRICTS, ...ZONES].map((entry, position) => ({
  ...named(entry), kind: entry.kind, host: entry.host, successor: entry.successor, valid_from: entry.validFrom, valid_to: entry.validTo, position,
}));

export const divisionRows = DIVISIONS.map((entry) => ({ ...named(entry), section: entry.section }));
export const unitRows = UNITS.map(named);
export const countryRows = COUNTRIES.map(named);

export const chainRows = CHAINS.map((entry) => ({
  code: entry.code, version: entry.version, name_zh: entry.nameZh, name_en: entry.nameEn, valid_from: entry.validFrom, valid_to: entry.validTo,
}));

export const planQuotaRows = PLAN_QUOTAS.map((quota) => ({
  quota_id: quota.quotaId, plan: PLAN.id, clause: quota.clause, lead_units: JSON.stringify(quota.leadUnits), support_units: JSON.stringify(quota.supportUnits),
}));

export const annexRows = ANNEX_INDICATORS.map((entry, index) => ({
  code: entry.code, position: index + 1, category: entry.group, name_zh: entry.nameZh, name_en: entry.nameEn, unit_zh: entry.unitZh, unit_en: entry.unitEn,
  base_2020: entry.base2020, target_2023: entry.target2023, target_2025: entry.target2025, base_compared_with: entry.baseYear?.base ?? null,
  targets_compared_with: entry.baseYear?.targets ?? null, lead_units: JSON.stringify(entry.leadUnits),
}));

export const rateRows = RATES.map((entry) => ({ currency: entry.currency, on_date: entry.on, cny_per_unit: entry.rate }));

/** The plan's targets for the city as a whole. */
export const targetRows = CITY_TARGETS.map((target) => ({
  quota_id: target.quotaId, year: target.year, district: null, numerator: target.numerator, denominator: target.denominator,
  operator: target.operator, provisional: target.provisional ? (1 as const) : (0 as const),
}));
