import type { QuotaId } from "#app/domain/quotas.ts";

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

const rule: QuotaRules = {
  major_attracted: (p) => `≥ ¥1 bn, signed in ${p.year}; ≥ 20 a year`,
  major_landing_rate: (p) => `≥ 1/2 of those signed in ${p.year}`,
  chain_landed: (p) => `≥ ¥100 m, landed in ${p.year}; ≥ 80 a year`,
  mayor_programme_manufacturing_share: (p) => `Signed in ${p.year}; ≥ 1/3`,
  foreign_landed_usd: () => "Since 2021; ≥ US$5.5 bn by end of 2025",
  major_landed_cumulative: () => "≥ 60 by end of 2023, ≥ 100 by end of 2025",
  building_10bn: (p) => `Industrial, building in ${p.year}; ≥ 10 a year`,
  building_1bn: (p) => `Industrial, building in ${p.year}; ≥ 100 a year`,
  strategic_landed: (p) => `Landed in ${p.year}; ≥ 10 a year`,
  fund_implemented: (p) => `Fund money closed in ${p.year}; ≥ 5 a year`,
  standard_land_share: (p) => `New industrial land contracted in ${p.year}; 100%`,
  far_compliance: (p) => `Land contracted in ${p.year}; 100%, in principle`,
  two_high_screened: (p) => `Signed in ${p.year} in two-high divisions; 100%`,
  full_cycle_coverage: () => "Liaison and an update within 30 days; 100%",
  listed_added: () => "Since 2021; ≥ 50 by end of 2025",
  refinancing_raised: () => "Since 2021; > ¥30 bn by end of 2025",
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

export const quotas = { quota: "Quota", title, rule, definition };
