import type { MilestoneType } from "./milestones.ts";

/** Kinds of project: new build 新建, expansion 增资扩产, technical upgrade 技改, relocation into the city 迁入. */
export const KINDS = ["new_build", "expansion", "technical_upgrade", "relocation"] as const;
export type Kind = (typeof KINDS)[number];

export const CHAIN_ROLES = ["strengthen", "fill", "extend"] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

export const FLAGS = ["central_soe", "defence", "mayor_programme", "two_high", "green_new_high", "chief_project"] as const;
export type Flag = (typeof FLAGS)[number];

export const AMOUNT_MODIFIERS = ["approx", "at_least", "planned", "range"] as const;
export type AmountModifier = (typeof AMOUNT_MODIFIERS)[number];

export const AMOUNT_UNITS = ["yi", "wan", "yuan"] as const;
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

export const SCREEN_RESULTS = ["hit", "clear"] as const;
export type ScreenResult = (typeof SCREEN_RESULTS)[number];

export const LIGHTS = ["green", "yellow", "red", "none"] as const;
export type Light = (typeof LIGHTS)[number];

/** Where a lead came from; the last one stands for everything else. */
export const LEAD_SOURCES = ["outpost", "investor_referral", "fund", "fair", "call", "other"] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

/** Why projects are lost; the last one stands for everything else. */
export const LOSS_REASONS = ["strategy", "location", "land", "resources", "policy", "funding", "market", "admission", "other"] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** How a talk with an investor took place; visits go out to them or come in to us. */
export const TALK_CHANNELS = ["call", "visit_out", "visit_in", "meeting", "message", "other"] as const;
export type TalkChannel = (typeof TALK_CHANNELS)[number];

/** An empty kind reads as new build. */
export function kindOrDefault(kind: Kind | null): Kind {
  return kind ?? "new_build";
}

/** Milestones a kind never needs: a technical upgrade has no investment contract, its path begins at landing. */
export function notApplicableByKind(kind: Kind | null): readonly MilestoneType[] {
  return kind === "technical_upgrade" ? ["signed"] : [];
}

/** Capital events of companies that the plan counts: listings and refinancing. */
export const EVENT_TYPES = ["listed", "refinancing"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Where a company is from, as lists narrow by it. */
export const ORIGINS = ["domestic", "foreign", "unknown"] as const;

/** How a project may belong to another: a phase of it, the same project again, or neither. */
export const RELATIONS = ["partOf", "duplicateOf", "none"] as const;
export type Relation = (typeof RELATIONS)[number];

/** How a milestone stands on the site. */
export const SITE_STATES = ["done", "open", "blocked"] as const;
export type SiteState = (typeof SITE_STATES)[number];
