import type { AttachedFacts } from "./attached-facts.ts";
import type { AmountModifier, AmountUnit, ChainRole, Flag, Kind, LeadSource, Light, LossReason, ScreenResult } from "./kinds.ts";
import type { MilestoneType } from "./milestones.ts";
import type { Stage } from "./stages.ts";

/** An investor as it was given; the country is ISO 3166-1 alpha-2 (HK, MO, TW stand by themselves) or unknown. */
export interface Investor {
  readonly name: string;
  readonly country: string | null;
}

/** How a frozen value was fixed: the day it rests on, why that day, and the rates used (text decimals, CNY per unit). */
export interface FrozenRate {
  readonly on: string;
  readonly basis: RateBasis;
  readonly cnyPerUnit: string | null;
  readonly cnyPerUsd: string | null;
  readonly beforeFirst: boolean;
}

export const RATE_BASES = ["signed", "landed", "lead", "recorded"] as const;
export type RateBasis = (typeof RATE_BASES)[number];

/**
 * Everything that quotas, gates, filters and the board read of one project in one version. Money is in whole units of its
 * currency, shares in basis points, FAR, land (mu) and energy (tce) in ten-thousandths.
 * `on` holds effective dates (last day of the period given); null means unknown.
 */
export interface ProjectFacts {
  readonly code: string;
  readonly name: string;
  readonly investors: readonly Investor[];
  readonly uscc: string | null;
  readonly district: string | null;
  readonly division: string | null;
  readonly industryClass: string | null;
  readonly kind: Kind | null;
  readonly chain: string | null;
  readonly chainRole: ChainRole | null;
  readonly amount: number | null;
  readonly currency: string;
  readonly amountUnit: AmountUnit | null;
  readonly amountModifier: AmountModifier | null;
  readonly fixedAmount: number | null;
  readonly totalCny: number | null;
  readonly totalUsd: number | null;
  readonly frozenRate: FrozenRate | null;
  readonly foreignShareBp: number | null;
  readonly hasForeignInvestor: boolean | null;
  readonly flags: readonly Flag[];
  readonly projectCode: string | null;
  readonly landMuE4: number | null;
  readonly farE4: number | null;
  readonly newLand: boolean | null;
  readonly standardLand: boolean | null;
  readonly energyTceE4: number | null;
  readonly twoHighScreen: ScreenResult | null;
  readonly replacementPlanOn: string | null;
  readonly liaisonId: number | null;
  readonly bureauChief: string | null;
  readonly suspendedOn: string | null;
  readonly resumedOn: string | null;
  /** Why the project stands still, and why it went on. */
  readonly suspensionReason: string | null;
  readonly resumptionReason: string | null;
  readonly terminationReason: string | null;
  /** The heading under which the loss of a project is counted; the words are the termination reason. */
  readonly lossReason: LossReason | null;
  /** Where a project that ended went instead. */
  readonly lostTo: string | null;
  /** The record was put away on this day; it stays in every figure and leaves the working lists. */
  readonly archivedOn: string | null;
  readonly archiveReason: string | null;
  readonly source: LeadSource | null;
  /** Which fair, introducer or website the lead came from. */
  readonly sourceDetail: string | null;
  readonly intent: string | null;
  readonly note: string | null;
  readonly partOf: string | null;
  readonly duplicateOf: string | null;
  readonly on: Readonly<Record<MilestoneType, string | null>>;
  readonly notApplicable: number;
  /** Days of progress reports, follow-ups and milestone records, ascending. */
  readonly updates: readonly string[];
  /** Documents, reviews, plots, commitments and credit; nothing where whoever read the facts did not ask for them. */
  readonly attached: AttachedFacts;
  /** Stage and light as derived for today; absent where a past version is read. */
  readonly status?: { readonly stage: Stage; readonly light: Light };
}

/** Facts that hold a number, compared as integers. */
export const NUMBER_FACTS = ["totalCny", "totalUsd", "amount", "fixedAmount", "foreignShareBp", "landMuE4", "farE4", "energyTceE4", "liaisonId"] as const;
export type NumberFact = (typeof NUMBER_FACTS)[number];

/** Facts that hold a text, compared to the letter. */
export const TEXT_FACTS = ["code", "district", "division", "kind", "chain", "chainRole", "currency", "projectCode", "uscc", "twoHighScreen", "bureauChief", "source", "partOf", "duplicateOf"] as const;
export type TextFact = (typeof TEXT_FACTS)[number];

/** Facts that are true, false or unknown. */
export const YES_NO_FACTS = ["newLand", "standardLand", "hasForeignInvestor"] as const;
export type YesNoFact = (typeof YES_NO_FACTS)[number];

/** True when any investor's known country is not CN, false when all known ones are CN, null when none is known. */
export function hasForeignInvestor(investors: readonly Investor[]): boolean | null {
  const countries = investors.map((investor) => investor.country).filter((country) => country !== null);
  return countries.length === 0 ? null : countries.some((country) => country !== "CN");
}
