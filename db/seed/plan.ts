import type { QuotaId } from "#app/domain/quotas.ts";
import type { UnitCode } from "./units.ts";

/** The plan whose quotas are followed: 甬政发〔2021〕59号, issued on the last day of its first year. */
export const PLAN = {
  id: "ningbo-2021-2025",
  document: "甬政发〔2021〕59号",
  nameZh: "宁波市新一轮制造业“腾笼换鸟、凤凰涅槃”攻坚行动方案（2021—2025年）",
  nameEn: "Ningbo manufacturing action plan 2021–2025",
  issuedOn: "2021-12-31",
  firstYear: 2021,
  lastYear: 2025,
} as const;

const ANNUAL_YEARS = [2021, 2022, 2023, 2024, 2025] as const;
/** The year after the plan for which its annual targets stand in, until a new plan is entered. */
const PROVISIONAL_YEAR = PLAN.lastYear + 1;

type Fraction = readonly [numerator: number, denominator: number];

/** A quota of the plan: clause, units, and either one target for every year or targets by the end of some years. */
export interface PlanQuota {
  readonly quotaId: QuotaId;
  readonly clause: string;
  readonly leadUnits: readonly [UnitCode, ...UnitCode[]];
  readonly supportUnits: readonly UnitCode[];
  readonly operator: ">=" | ">";
  /** The policy says 原则上, "in principle". */
  readonly inPrinciple: boolean;
  readonly target: { readonly period: "annual"; readonly each: Fraction } | { readonly period: "cumulative"; readonly byEndOf: Readonly<Record<number, Fraction>> };
}

const PROMOTION = ["development_reform", "state_assets", "economy_information"] as const;
const STRATEGIC = ["development_reform", "military_civil"] as const;
const FULL_CYCLE = ["development_reform", "natural_resources", "energy", "ecology", "housing_construction", "commerce"] as const;
const annual = (numerator: number, denominator = 1) => ({ period: "annual", each: [numerator, denominator] as Fraction }) as const;
const byEndOf = (years: Readonly<Record<number, number>>) =>
  ({ period: "cumulative", byEndOf: Object.fromEntries(Object.entries(years).map(([year, n]) => [year, [n, 1] as Fraction])) as Readonly<Record<number, Fraction>> }) as const;

/** The quotas with their targets as exact fractions: counts, whole dollars or yuan, shares of one. */
export const PLAN_QUOTAS: readonly PlanQuota[] = [
  { quotaId: "major_attracted", clause: "三(三)1", leadUnits: ["commerce"], supportUnits: PROMOTION, operator: ">=", inPrinciple: false, target: annual(20) },
  { quotaId: "major_landing_rate", clause: "三(三)1", leadUnits: ["commerce"], supportUnits: PROMOTION, operator: ">=", inPrinciple: false, target: annual(1, 2) },
  { quotaId: "chain_landed", clause: "三(三)2", leadUnits: ["economy_information"], supportUnits: ["development_reform", "commerce"], operator: ">=", inPrinciple: false, target: annual(80) },
  { quotaId: "mayor_programme_manufacturing_share", clause: "三(三)1", leadUnits: ["commerce"], supportUnits: PROMOTION, operator: ">=", inPrinciple: false, target: annual(1, 3) },
  { quotaId: "foreign_landed_usd", clause: "三(三)1", leadUnits: ["commerce"], supportUnits: PROMOTION, operator: ">=", inPrinciple: false, target: byEndOf({ 2025: 5_500_000_000 }) },
  { quotaId: "major_landed_cumulative", clause: "附件14", leadUnits: ["commerce"], supportUnits: [], operator: ">=", inPrinciple: false, target: byEndOf({ 2023: 60, 2025: 100 }) },
  { quotaId: "building_10bn", clause: "三(三)1", leadUnits: ["economy_information"], supportUnits: [], operator: ">=", inPrinciple: false, target: annual(10) },
  { quotaId: "building_1bn", clause: "三(三)1", leadUnits: ["economy_information"], supportUnits: [], operator: ">=", inPrinciple: false, target: annual(100) },
  { quotaId: "strategic_landed", clause: "三(三)1", leadUnits: ["state_assets"], supportUnits: STRATEGIC, operator: ">=", inPrinciple: false, target: annual(10) },
  { quotaId: "fund_implemented", clause: "三(三)1", leadUnits: ["state_assets"], supportUnits: STRATEGIC, operator: ">=", inPrinciple: false, target: annual(5) },
  { quotaId: "standard_land_share", clause: "三(一)3", leadUnits: ["natural_resources", "development_reform"], supportUnits: ["economy_information"], operator: ">=", inPrinciple: false, target: annual(1) },
  { quotaId: "far_compliance", clause: "四(二)", leadUnits: ["natural_resources"], supportUnits: ["development_reform", "economy_information"], operator: ">=", inPrinciple: true, target: annual(1) },
  { quotaId: "two_high_screened", clause: "三(一)2", leadUnits: ["development_reform"], supportUnits: ["energy", "ecology", "economy_information"], operator: ">=", inPrinciple: false, target: annual(1) },
  { quotaId: "full_cycle_coverage", clause: "三(三)4", leadUnits: ["economy_information"], supportUnits: FULL_CYCLE, operator: ">=", inPrinciple: false, target: annual(1) },
  { quotaId: "listed_added", clause: "三(三)3", leadUnits: ["local_finance"], supportUnits: ["securities", "economy_information"], operator: ">=", inPrinciple: false, target: byEndOf({ 2025: 50 }) },
  { quotaId: "refinancing_raised", clause: "三(三)3", leadUnits: ["local_finance"], supportUnits: ["securities", "economy_information"], operator: ">", inPrinciple: false, target: byEndOf({ 2025: 30_000_000_000 }) },
];

export interface SeedTarget {
  readonly quotaId: QuotaId;
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly operator: ">=" | ">";
  readonly provisional: boolean;
}

function targetsOf(quota: PlanQuota): SeedTarget[] {
  const row = (year: number, [numerator, denominator]: Fraction): SeedTarget => ({
    quotaId: quota.quotaId, year, numerator, denominator, operator: quota.operator, provisional: year > PLAN.lastYear,
  });
  const { target } = quota;
  if (target.period === "cumulative") return Object.entries(target.byEndOf).map(([year, fraction]) => row(Number(year), fraction));
  return [...ANNUAL_YEARS, PROVISIONAL_YEAR].map((year) => row(year, target.each));
}

/** The city's targets year by year; annual ones are taken over for 2026, marked provisional, cumulative ones end in 2025. */
export const CITY_TARGETS: readonly SeedTarget[] = PLAN_QUOTAS.flatMap(targetsOf);

/**
 * The plan gives two figures for major projects landed since 2021. The annex says 60 and 100; the body's 20 a year at a
 * landing rate of one half comes to 10 a year. Both are shown, the annex is the target.
 */
export const MAJOR_LANDED_READINGS = [
  { id: "annex", clause: "附件14", derived: false, byEndOf: { 2023: 60, 2025: 100 } },
  { id: "body", clause: "三(三)1", derived: true, byEndOf: { 2021: 10, 2022: 20, 2023: 30, 2024: 40, 2025: 50 } },
] as const;
