import { addDays } from "./dates.ts";
import { LOWEST_FAR_E4 } from "./indicators.ts";
import type { MilestoneType } from "./milestones.ts";
import { and, atLeast, flagged, happenedBy, happenedIn, isTrue, known, named, not, oneOf, or, textBetween } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";

const YI = 100_000_000;
/** Total investment from which a manufacturing project is major: 1 billion yuan (clause 三(三)1). */
export const MAJOR_CNY = 10 * YI;
/** The first day of every cumulative figure of the 2021–2025 plan. */
export const PLAN_START = "2021-01-01";
/** GB/T 4754 divisions that must be screened for high energy use and emissions 两高. */
export const TWO_HIGH_DIVISIONS = ["25", "26", "30", "31", "32", "44"] as const;
/** Share of foreign capital, in basis points, from which a project is foreign: 25 %. */
export const FOREIGN_SHARE_BP = 2_500;
/** A project counts as tracked when it was updated within this many days before the day of the figure. */
export const TRACKED_WITHIN_DAYS = 30;

export const LANDING_VARIANTS = ["registered", "land_or_capital", "construction_started"] as const;
export type LandingVariant = (typeof LANDING_VARIANTS)[number];

/** The milestone that stands for "landed" in figures under a landing variant; stages always use `landed`. */
export function landingMilestone(variant: LandingVariant): MilestoneType {
  return { registered: "registered", land_or_capital: "landed", construction_started: "started" }[variant] as MilestoneType;
}

/** The days a figure is about: year Y, as-of day D, and E, the earlier of D and 31 December of Y. */
export interface QuotaWindow {
  readonly year: number;
  readonly asOf: string;
  readonly from: string;
  readonly end: string;
  readonly landed: MilestoneType;
}

/** The window of year Y seen on day D under a landing variant. */
export function quotaWindow(year: number, asOf: string, variant: LandingVariant): QuotaWindow {
  const lastDay = `${year}-12-31`;
  return { year, asOf, from: `${year}-01-01`, end: asOf < lastDay ? asOf : lastDay, landed: landingMilestone(variant) };
}

/** GB/T 4754 divisions 13–43. */
export const manufacturing = named("manufacturing", textBetween("division", "13", "43"));
/** Sections B, C and D: divisions 06–46. */
export const industrial = named("industrial", textBetween("division", "06", "46"));
/** Neither a part of another contract nor a second report of the same project, whatever it points to. */
export const countedOnce = named("countedOnce", not(or(known("partOf"), known("duplicateOf"))));
/** Foreign share of at least 25 %, or, the share unknown, a known investor country other than CN. */
export const foreign = named("foreign", or(atLeast("foreignShareBp", FOREIGN_SHARE_BP), and(not(known("foreignShareBp")), isTrue("hasForeignInvestor"))));
/** Major: manufacturing, at least 1 billion yuan, not a technical upgrade. */
export const major: readonly Predicate[] = [
  named("size", atLeast("totalCny", MAJOR_CNY)), manufacturing, named("notTechnicalUpgrade", not(oneOf("kind", ["technical_upgrade"]))),
];
/** A division that must be screened; a hit on it is not yet a verdict. */
export const twoHighDivision = named("twoHighDivision", oneOf("division", TWO_HIGH_DIVISIONS));
/** There is a verdict on the project, or the flag that reads as one. */
export const screened = named("screened", or(known("twoHighScreen"), flagged("two_high")));
const notTerminated = (by: string) => named("notTerminated", not(happenedBy("terminated", by)));
const signedIn = (w: QuotaWindow) => named("ownMilestone", happenedIn("signed", w.from, w.end));
const landedIn = (w: QuotaWindow, from: string = w.from) => named("ownMilestone", happenedIn(w.landed, from, w.end));
const newIndustrialLand = (w: QuotaWindow) => and(countedOnce, named("newLand", isTrue("newLand")), named("ownMilestone", happenedIn("land", w.from, w.end)));
const underConstruction = (w: QuotaWindow, floorCny: number) => and(
  countedOnce, named("size", atLeast("totalCny", floorCny)), industrial, named("started", happenedBy("started", w.end)),
  named("notCompleted", not(happenedBy("completed", addDays(w.from, -1)))), notTerminated(addDays(w.from, -1)),
);
const newTwoHigh = (w: QuotaWindow) => and(
  countedOnce, twoHighDivision, notTerminated(w.end),
  or(and(oneOf("kind", ["technical_upgrade"]), happenedIn(w.landed, w.from, w.end)),
    and(not(oneOf("kind", ["technical_upgrade"])), happenedIn("signed", w.from, w.end))),
);
/** The screen's verdict is a hit; the flag without a screen reads as a hit. */
export const screenedHit = or(oneOf("twoHighScreen", ["hit"]), and(not(known("twoHighScreen")), flagged("two_high")));

export interface CountRule { readonly rule: "count"; readonly counted: (w: QuotaWindow) => Predicate }
export interface SumRule { readonly rule: "sum"; readonly fact: "totalUsd"; readonly counted: (w: QuotaWindow) => Predicate }
export interface RatioRule { readonly rule: "ratio"; readonly among: (w: QuotaWindow) => Predicate; readonly counted: (w: QuotaWindow) => Predicate; readonly byArea?: true;
  /** Members that do not count and are shown apart, because an exception for them was approved. */
  readonly excepted?: (w: QuotaWindow) => Predicate }
export interface EventRule { readonly rule: "events"; readonly type: "listed" | "refinancing"; readonly sum: boolean }
export type QuotaRule = CountRule | SumRule | RatioRule | EventRule;

/** A quota as data: what it counts, in which unit, over which period, and the clause of 甬政发〔2021〕59号 it comes from. */
export interface Quota {
  readonly id: string;
  readonly unit: "count" | "ratio" | "usd" | "cny";
  readonly period: "annual" | "cumulative";
  readonly clause: string;
  readonly usesLanding: boolean;
  /** A stock stands at a level all year instead of growing from zero, so an even pace says nothing about it. */
  readonly isStock?: true;
  readonly rule: QuotaRule;
}

/** Every quota of the plan, in the order in which they are always listed. */
export const QUOTAS = [
  { id: "major_attracted", unit: "count", period: "annual", clause: "三(三)1", usesLanding: false,
    rule: { rule: "count", counted: (w) => and(countedOnce, ...major, signedIn(w), notTerminated(w.end)) } },
  { id: "major_landing_rate", unit: "ratio", period: "annual", clause: "三(三)1", usesLanding: true,
    rule: { rule: "ratio", among: (w) => and(countedOnce, ...major, signedIn(w)),
      counted: (w) => and(named("landedByThen", happenedBy(w.landed, w.asOf)), notTerminated(w.asOf)) } },
  { id: "chain_landed", unit: "count", period: "annual", clause: "三(三)2", usesLanding: true,
    rule: { rule: "count", counted: (w) => and(countedOnce, named("chainRole", oneOf("chainRole", ["strengthen", "fill"])),
      named("size", atLeast("totalCny", YI)), landedIn(w), notTerminated(w.end)) } },
  { id: "mayor_programme_manufacturing_share", unit: "ratio", period: "annual", clause: "三(三)1", usesLanding: false,
    rule: { rule: "ratio", among: (w) => and(countedOnce, named("mayorProgramme", flagged("mayor_programme")), signedIn(w), notTerminated(w.end)),
      counted: () => manufacturing } },
  { id: "foreign_landed_usd", unit: "usd", period: "cumulative", clause: "三(三)1", usesLanding: true,
    rule: { rule: "sum", fact: "totalUsd", counted: (w) => and(countedOnce, ...major, foreign, named("knownUsd", known("totalUsd")),
      landedIn(w, PLAN_START), notTerminated(w.end)) } },
  { id: "major_landed_cumulative", unit: "count", period: "cumulative", clause: "附件14", usesLanding: true,
    rule: { rule: "count", counted: (w) => and(countedOnce, ...major, landedIn(w, PLAN_START), notTerminated(w.end)) } },
  { id: "building_10bn", unit: "count", period: "annual", clause: "三(三)1", usesLanding: false, isStock: true,
    rule: { rule: "count", counted: (w) => underConstruction(w, 100 * YI) } },
  { id: "building_1bn", unit: "count", period: "annual", clause: "三(三)1", usesLanding: false, isStock: true,
    rule: { rule: "count", counted: (w) => underConstruction(w, 10 * YI) } },
  { id: "strategic_landed", unit: "count", period: "annual", clause: "三(三)1", usesLanding: true,
    rule: { rule: "count", counted: (w) => and(countedOnce, named("soeOrDefence", or(flagged("central_soe"), flagged("defence"))), landedIn(w), notTerminated(w.end)) } },
  { id: "fund_implemented", unit: "count", period: "annual", clause: "三(三)1", usesLanding: false,
    rule: { rule: "count", counted: (w) => and(countedOnce, named("ownMilestone", happenedIn("fund", w.from, w.end)), notTerminated(w.end)) } },
  { id: "standard_land_share", unit: "ratio", period: "annual", clause: "三(一)3", usesLanding: false,
    rule: { rule: "ratio", byArea: true, among: newIndustrialLand, counted: () => named("standardLand", isTrue("standardLand")) } },
  { id: "far_compliance", unit: "ratio", period: "annual", clause: "四(二)", usesLanding: false,
    rule: { rule: "ratio", among: newIndustrialLand, counted: () => named("far", atLeast("farE4", LOWEST_FAR_E4)), excepted: (w) => ({ op: "farExcepted", by: w.end }) } },
  { id: "two_high_screened", unit: "ratio", period: "annual", clause: "三(一)2", usesLanding: true,
    rule: { rule: "ratio", among: newTwoHigh,
      counted: (w) => and(screened,
        named("replacementPlan", or(not(screenedHit), { op: "planApprovedBy", by: w.end }))) } },
  { id: "full_cycle_coverage", unit: "ratio", period: "annual", clause: "三(三)4", usesLanding: false,
    rule: { rule: "ratio", among: (w) => and(countedOnce, ...major, named("ownMilestone", happenedBy("signed", w.end)), notTerminated(w.end),
      named("notDischarged", not(happenedBy("discharged", w.end)))),
      counted: (w) => and(named("liaison", known("liaisonId")), named("updated", { op: "updatedIn", from: addDays(w.end, -TRACKED_WITHIN_DAYS), to: w.end })) } },
  { id: "listed_added", unit: "count", period: "cumulative", clause: "三(三)3", usesLanding: false, rule: { rule: "events", type: "listed", sum: false } },
  { id: "refinancing_raised", unit: "cny", period: "cumulative", clause: "三(三)3", usesLanding: false, rule: { rule: "events", type: "refinancing", sum: true } },
] as const satisfies readonly Quota[];

export type QuotaId = (typeof QUOTAS)[number]["id"];
export const QUOTA_IDS = QUOTAS.map((quota) => quota.id) as readonly QuotaId[];

/** The quota with an id, or null for an id that is none. */
export function findQuota(id: string): (Quota & { readonly id: QuotaId }) | null {
  return QUOTAS.find((quota) => quota.id === id) ?? null;
}

/** The projects whose figure it is: for a rate the members that also meet the numerator. */
export function countedBy(rule: Exclude<QuotaRule, EventRule>, w: QuotaWindow): Predicate {
  return rule.rule === "ratio" ? and(rule.among(w), rule.counted(w)) : rule.counted(w);
}

/** Members of a rate that do not count but have an approved exception; null for a quota that knows none. */
export function exceptedFrom(rule: QuotaRule, w: QuotaWindow): Predicate | null {
  return rule.rule === "ratio" && rule.excepted ? and(rule.among(w), not(rule.counted(w)), rule.excepted(w)) : null;
}
