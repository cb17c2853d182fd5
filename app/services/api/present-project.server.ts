import { dateFieldOf } from "#app/domain/check-project.ts";
import { trimToPrecision } from "#app/domain/dates.ts";
import type { Precision } from "#app/domain/dates.ts";
import type { Investor } from "#app/domain/facts.ts";
import { CANONICAL_MILESTONES } from "#app/domain/milestones.ts";
import { investorCells } from "#app/domain/spreadsheet/project-cells.ts";
import type { ProjectJson } from "#app/schemas/project-json.ts";
import { flagsOfMask, precisionIn, readYesNo } from "#db/codecs.ts";
import type { ProjectRecord } from "#db/queries/project-records.ts";

const BASIS_POINTS_PER_PERCENT = 100;
const E4 = 10_000;
const DATES = CANONICAL_MILESTONES.map((type) => ({ type, field: dateFieldOf(type), column: `${type}_on` as const }));

/** Investors as one text and their countries in the same order; null where nothing is known. */
export function investorTexts(investors: readonly Investor[]): { investor: string | null; investorCountry: string | null } {
  const { names, countries } = investorCells(investors);
  return { investor: names || null, investorCountry: countries || null };
}

/** An integer of 10^-4 as a number; null where unknown. */
export function numberOfE4(value: number | null): number | null {
  return value === null ? null : value / E4;
}

/** Basis points as percent; null where unknown. */
export function percentOf(bp: number | null): number | null {
  return bp === null ? null : bp / BASIS_POINTS_PER_PERCENT;
}

function datesOf(row: ProjectRecord): Record<string, string | null> {
  const isExact = row.month_precision === 0 && row.year_precision === 0;
  const dates: Record<string, string | null> = {};
  for (const { type, field, column } of DATES) {
    const effective = row[column];
    dates[field] = effective === null || isExact ? effective : trimToPrecision(effective, precisionIn(row, type));
  }
  return dates;
}

/** A record as the API's JSON: canonical columns in camelCase, then what is derived and cannot be set. */
export function projectJson(row: ProjectRecord): ProjectJson {
  const plan = row.replacement_plan_on;
  return {
    code: row.code, name: row.name, ...investorTexts(row.investors === "[]" ? [] : (JSON.parse(row.investors) as Investor[])), uscc: row.uscc, district: row.district,
    industry: row.industry_class ?? row.division, kind: row.kind, chain: row.chain, chainRole: row.chain_role, amount: row.amount, currency: row.currency,
    amountModifier: row.amount_modifier, fixedAmount: row.fixed_amount, foreignShare: percentOf(row.foreign_share_bp), flags: flagsOfMask(row.flags),
    projectCode: row.project_code, landMu: numberOfE4(row.land_mu_e4), far: numberOfE4(row.far_e4), newLand: readYesNo(row.new_land),
    standardLand: readYesNo(row.standard_land), energyTce: numberOfE4(row.energy_tce_e4), twoHighScreen: row.two_high_screen,
    replacementPlanOn: plan === null ? null : trimToPrecision(plan, (row.replacement_plan_precision ?? "day") satisfies Precision),
    liaison: row.liaison_email, bureauChief: row.bureau_chief, lastUpdateOn: row.last_update_on, suspendedOn: row.suspended_on, resumedOn: row.resumed_on,
    ...datesOf(row), terminationReason: row.termination_reason, duplicateOf: row.duplicate_of, partOf: row.part_of, note: row.note,
    stage: row.stage, totalInvestmentCny: row.total_cny, manufacturing: row.is_manufacturing === 1, foreign: row.is_foreign === 1, light: row.light,
    version: row.version, createdAt: row.created_at, updatedAt: row.updated_at,
  } as ProjectJson;
}
