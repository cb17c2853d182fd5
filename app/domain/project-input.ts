import { NOTHING_ATTACHED } from "./attached-facts.ts";
import type { AttachedFacts } from "./attached-facts.ts";
import { effectiveDate, precisionOf } from "./dates.ts";
import type { PartialDate, Precision } from "./dates.ts";
import { hasForeignInvestor } from "./facts.ts";
import type { FrozenRate, ProjectFacts } from "./facts.ts";
import { notApplicableByKind } from "./kinds.ts";
import { maskOfMilestones, MILESTONE_TYPES } from "./milestones.ts";
import type { MilestoneType } from "./milestones.ts";
import { cnyToUsd, convertToCny, rateInForce } from "./money.ts";
import type { ExchangeRate } from "./money.ts";

type Derived = "hasForeignInvestor" | "totalCny" | "totalUsd" | "frozenRate" | "on" | "notApplicable" | "replacementPlanOn" | "updates" | "attached" | "status";

/** Everything people say about a project, dates with the precision they were given; facts are derived from it. */
export interface ProjectInput extends Omit<ProjectFacts, Derived> {
  readonly dates: Readonly<Partial<Record<MilestoneType, PartialDate>>>;
  readonly replacementPlanOn: PartialDate | null;
  /** Milestones that somebody declared not applicable; those that the kind rules out are added by derivation. */
  readonly notApplicable: readonly MilestoneType[];
}

/** An input of which only the name and code are known. */
export function emptyInput(code: string, name: string): ProjectInput {
  return {
    code, name, investors: [], uscc: null, district: null, division: null, industryClass: null, kind: null, chain: null, chainRole: null,
    amount: null, currency: "CNY", amountUnit: null, amountModifier: null, fixedAmount: null, foreignShareBp: null, flags: [],
    projectCode: null, landMuE4: null, farE4: null, newLand: null, standardLand: null, energyTceE4: null, twoHighScreen: null,
    replacementPlanOn: null, liaisonId: null, bureauChief: null, suspendedOn: null, resumedOn: null, suspensionReason: null, resumptionReason: null, terminationReason: null, lossReason: null, lostTo: null, archivedOn: null, archiveReason: null,
    source: null, sourceDetail: null, intent: null, note: null, partOf: null, duplicateOf: null, dates: {}, notApplicable: [],
  };
}

/** Effective dates of every milestone; unknown ones are null. */
export function effectiveDates(dates: ProjectInput["dates"]): Record<MilestoneType, string | null> {
  const on = {} as Record<MilestoneType, string | null>;
  for (const type of MILESTONE_TYPES) {
    const given = dates[type];
    on[type] = given === undefined ? null : effectiveDate(given);
  }
  return on;
}

/** Masks that keep the precision with which dates were given. */
export function precisionMasks(dates: ProjectInput["dates"]): { month: number; year: number } {
  const withPrecision = (wanted: Precision) => maskOfMilestones(MILESTONE_TYPES.filter((type) => {
    const given = dates[type];
    return given !== undefined && precisionOf(given) === wanted;
  }));
  return { month: withPrecision("month"), year: withPrecision("year") };
}

interface Frozen {
  readonly totalCny: number | null;
  readonly totalUsd: number | null;
  readonly frozenRate: FrozenRate | null;
}

/** What was frozen before: the money and the day it rests on. */
export type PreviousMoney = Pick<ProjectFacts, "amount" | "currency" | "totalCny" | "totalUsd" | "frozenRate">;

/** The day a value rests on: effective signing, else landing, else lead date, else the day of recording. */
function rateBasis(on: ProjectFacts["on"], today: string): Pick<FrozenRate, "on" | "basis"> {
  for (const basis of ["signed", "landed", "lead"] as const) {
    const day = on[basis];
    if (day !== null) return { on: day, basis };
  }
  return { on: today, basis: "recorded" };
}

/**
 * Freezes the CNY and USD values of an amount (PRODUCT section 4, money). What was frozen stays, unless amount, currency or
 * the day it rests on changed; a currency without any rate gives null, which counts nowhere.
 */
export function freezeMoney(input: Pick<ProjectInput, "amount" | "currency">, on: ProjectFacts["on"], previous: PreviousMoney | null, rates: readonly ExchangeRate[], today: string): Frozen {
  if (input.amount === null) return { totalCny: null, totalUsd: null, frozenRate: null };
  const basis = rateBasis(on, today);
  const before = previous?.frozenRate;
  const isSameDay = before != null && (before.on === basis.on || (before.basis === "recorded" && basis.basis === "recorded"));
  if (previous && isSameDay && previous.amount === input.amount && previous.currency === input.currency) {
    return { totalCny: previous.totalCny, totalUsd: previous.totalUsd, frozenRate: { ...before, basis: basis.basis } };
  }
  const own = input.currency === "CNY" ? { rate: "1", on: basis.on, beforeFirst: false } : rateInForce(rates, input.currency, basis.on);
  const usd = rateInForce(rates, "USD", basis.on);
  const totalCny = own === null ? null : convertToCny(input.amount, own.rate);
  const totalUsd = input.currency === "USD" ? input.amount : totalCny === null || usd === null ? null : cnyToUsd(totalCny, usd.rate);
  const beforeFirst = (own?.beforeFirst ?? false) || (input.currency !== "USD" && (usd?.beforeFirst ?? false) && input.currency !== "CNY");
  return { totalCny, totalUsd, frozenRate: { ...basis, cnyPerUnit: own?.rate ?? null, cnyPerUsd: usd?.rate ?? null, beforeFirst } };
}

/** The facts of an input; `previous` is the version before it, null for a new project, on which nothing hangs. */
export function deriveFacts(input: ProjectInput, previous: PreviousMoney | null, rates: readonly ExchangeRate[], today: string, updates: readonly string[], attached: AttachedFacts = NOTHING_ATTACHED): ProjectFacts {
  const { dates, notApplicable, ...said } = input;
  const on = effectiveDates(dates);
  return {
    ...said, ...freezeMoney(input, on, previous, rates, today), on, updates, attached,
    hasForeignInvestor: hasForeignInvestor(input.investors),
    replacementPlanOn: input.replacementPlanOn === null ? null : effectiveDate(input.replacementPlanOn),
    notApplicable: maskOfMilestones([...notApplicable, ...notApplicableByKind(input.kind)]),
  };
}
