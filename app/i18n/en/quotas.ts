import type { QuotaId } from "#app/domain/quotas.ts";
import type { Standing } from "#app/domain/quota-standing.ts";
import { countEn } from "../plural.ts";

const title: Record<QuotaId, string> = {
  major_attracted: "Major projects attracted",
  major_landing_rate: "Their landing rate",
  chain_landed: "Chain-strengthening projects landed",
  mayor_programme_manufacturing_share: "Manufacturing in the mayors’ programme",
  foreign_landed_usd: "Foreign manufacturing investment landed",
  major_landed_cumulative: "Major projects landed since 2021",
  building_10bn: "Under construction, ≥ ¥10 bn",
  building_1bn: "Under construction, ≥ ¥1 bn",
  strategic_landed: "Central-SOE and defence projects landed",
  fund_implemented: "Industrial-fund projects",
  standard_land_share: "Standard land in new industrial land",
  far_compliance: "Floor area ratio ≥ 2.0",
  two_high_screened: "Two-high screening",
  full_cycle_coverage: "Tracked through the whole cycle",
  listed_added: "Manufacturing listings",
  refinancing_raised: "Refinancing raised",
};

type QuotaRules = Record<QuotaId, (p: { year: number }) => string>;

/** What is counted, in short; the target stands beside it as it is stored. */
const rule: QuotaRules = {
  major_attracted: (p) => `≥ ¥1 bn, signed in ${p.year}`,
  major_landing_rate: (p) => `Of those signed in ${p.year}`,
  chain_landed: (p) => `≥ ¥100 m, landed in ${p.year}`,
  mayor_programme_manufacturing_share: (p) => `Signed in ${p.year}`,
  foreign_landed_usd: () => "Since 2021",
  major_landed_cumulative: () => "≥ ¥1 bn, since 2021",
  building_10bn: (p) => `Industrial, building in ${p.year}`,
  building_1bn: (p) => `Industrial, building in ${p.year}`,
  strategic_landed: (p) => `Landed in ${p.year}`,
  fund_implemented: (p) => `Fund money closed in ${p.year}`,
  standard_land_share: (p) => `Land contracted in ${p.year}`,
  far_compliance: (p) => `Land contracted in ${p.year}; in principle`,
  two_high_screened: (p) => `Signed in ${p.year} in two-high divisions`,
  full_cycle_coverage: () => "Liaison and an update within 30 days",
  listed_added: () => "Since 2021",
  refinancing_raised: () => "Since 2021",
};

const definition: Record<QuotaId, string> = {
  major_attracted: "Manufacturing projects with a total investment of at least ¥1 bn, technical upgrades apart, whose formal contract was signed in the year and that were not terminated.",
  major_landing_rate: "Of the major projects signed in the year, the share that has landed by the as-of date and is not terminated. Terminated ones stay below the line; the cohort goes on ripening.",
  chain_landed: "Projects that strengthen or fill a chain, with at least ¥100 m, landed in the year and not terminated.",
  mayor_programme_manufacturing_share: "Of the mayors’ programme projects signed in the year and not terminated, the share in manufacturing.",
  foreign_landed_usd: "Total investment in US dollars of major foreign manufacturing projects landed since 2021 and not terminated.",
  major_landed_cumulative: "Major projects landed since 2021 and not terminated.",
  building_10bn: "Industrial projects of at least ¥10 bn that had started by the date and were not completed before the year began.",
  building_1bn: "Industrial projects of at least ¥1 bn that had started by the date and were not completed before the year began; contains those of ¥10 bn.",
  strategic_landed: "Projects with central state-owned or defence companies, landed in the year and not terminated.",
  fund_implemented: "Projects into which the industrial fund closed its money in the year.",
  standard_land_share: "Of the projects with new industrial land contracted in the year, the share on standard land.",
  far_compliance: "Of the same projects, the share with a floor area ratio of at least 2.0; approved exceptions are shown apart.",
  two_high_screened: "Of the projects in two-high divisions signed in the year, the share that was screened and, if hit, has an approved replacement plan.",
  full_cycle_coverage: "Of the major projects in progress, the share with a liaison and an update within the last 30 days.",
  listed_added: "Listings of manufacturing companies since 2021.",
  refinancing_raised: "Money raised by listed manufacturing companies since 2021.",
};

const standing: Record<Standing, string> = {
  met: "Met",
  on_pace: "On pace",
  behind: "Behind pace",
  below: "Below target",
  missed: "Missed",
  nothing: "No figure",
  no_target: "No target set",
  not_begun: "Not begun",
};

const standingMeaning: Record<Standing, string> = {
  met: "The target is reached today.",
  on_pace: "Not reached yet, but not below the even pace of the time gone.",
  behind: "Below the even pace of the time gone.",
  below: "Below the target today; an even pace says nothing here.",
  missed: "The time for the target is over and it was not reached.",
  nothing: "There is nothing to divide by, or no figure for this scope.",
  no_target: "No target is stored for this scope and year.",
  not_begun: "The year has not begun on the as-of date.",
};

export const quotas = {
  quota: "Quota",
  title,
  rule,
  definition,
  standing,
  standingMeaning,
  countOf: (p: { id: QuotaId; n: string }) => p.n,
  annualTarget: (p: { id: QuotaId; operator: string; target: string }) => `${p.operator} ${p.target} a year`,
  targetBy: (p: { operator: string; target: string; year: number }) => `${p.operator} ${p.target} by end of ${p.year}`,
  plainTarget: (p: { operator: string; target: string }) => `${p.operator} ${p.target}`,
  gap: (p: { gap: string }) => `${p.gap} short`,
  gapProjects: (p: { n: number }) => `${countEn(p.n, "project", "projects")} short`,
  otherReading: (p: { operator: string; target: string; isMet: boolean | null }) =>
    `other reading ${p.operator} ${p.target}${p.isMet === null ? "" : p.isMet ? ", met" : ", not met"}`,
  outOf: (p: { numerator: number; denominator: number }) => `${p.numerator} of ${p.denominator}`,
};
