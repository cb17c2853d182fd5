import type { DocumentKind } from "./documents.ts";
import { KINDS, kindOrDefault, notApplicableByKind } from "./kinds.ts";
import type { Kind } from "./kinds.ts";
import { MILESTONE_TYPES } from "./milestones.ts";
import type { MilestoneType } from "./milestones.ts";

/** Which projects a milestone is for, beside their kind: those that take land, that lease a plant, that handle chemicals. */
type Need = "land" | "lease" | "chemicals";
/** Who usually holds a milestone: a unit by its code, or the government of the project's own district. */
export const OWN_DISTRICT = "own_district";

/** What is usual about a milestone: for whom, who holds it, what proves it, and how many days after which others it comes. */
export interface MilestoneProfile {
  readonly kinds: readonly Kind[];
  readonly needs: Need | null;
  readonly unit: string;
  readonly evidence: readonly DocumentKind[];
  /** Usual days after the milestones before it; the latest of them decides. */
  readonly after: readonly (readonly [MilestoneType, number])[];
  /** Stands in the plan that a template makes. */
  readonly isPlanned: boolean;
}

const CONTRACTED = KINDS.filter((kind) => kind !== "technical_upgrade");
const DISTRICT = OWN_DISTRICT;
type Extras = Partial<Pick<MilestoneProfile, "kinds" | "needs" | "evidence" | "isPlanned">>;
const profile = (unit: string, after: MilestoneProfile["after"], extras: Extras = {}): MilestoneProfile => ({ kinds: KINDS, needs: null, evidence: [], isPlanned: true, ...extras, unit, after });
const contracted = { kinds: CONTRACTED } as const;
const onLand = { kinds: CONTRACTED, needs: "land" } as const;

/** What is usual about each milestone (domain reference, section 7): permits run side by side, so several may wait for the same one. */
export const MILESTONE_PROFILES: Readonly<Record<MilestoneType, MilestoneProfile>> = {
  lead: profile("commerce", [], { isPlanned: false }),
  first_contact: profile("commerce", [["lead", 7]]),
  site_visit: profile("commerce", [["first_contact", 21]]),
  assessment: profile("economy_information", [["site_visit", 21]], { evidence: ["assessment_report", "admission_minutes"] }),
  framework: profile(DISTRICT, [["assessment", 14]], { ...contracted, evidence: ["framework_agreement"], isPlanned: false }),
  signed: profile("commerce", [["assessment", 45], ["framework", 30]], { ...contracted, evidence: ["contract"] }),
  registered: profile(DISTRICT, [["signed", 30]], { evidence: ["business_licence"] }),
  project_code: profile("development_reform", [["registered", 15]], { evidence: ["filing"] }),
  land_preview: profile("natural_resources", [["project_code", 20]], { ...onLand }),
  land_listed: profile("natural_resources", [["land_preview", 30]], { ...onLand }),
  land_awarded: profile("natural_resources", [["land_listed", 35]], { ...onLand }),
  land: profile("natural_resources", [["land_awarded", 10]], { ...onLand, evidence: ["land_contract"] }),
  standard_land_agreement: profile(DISTRICT, [["land_awarded", 10]], { ...onLand, evidence: ["standard_land_agreement"] }),
  land_planning_permit: profile("natural_resources", [["land", 15]], { ...onLand, evidence: ["planning_permit"] }),
  land_title: profile("natural_resources", [["land", 40]], { ...onLand }),
  lease: profile(DISTRICT, [["signed", 45]], { kinds: CONTRACTED, needs: "lease", evidence: ["lease_contract"] }),
  first_capital: profile("commerce", [["registered", 60]], { ...contracted, evidence: ["capital_proof"] }),
  energy_review: profile("energy", [["project_code", 35]], { evidence: ["energy_approval"] }),
  eia: profile("ecology", [["project_code", 45]], { evidence: ["eia_approval"] }),
  safety_review: profile("emergency", [["project_code", 45]], { needs: "chemicals" }),
  fund: profile("finance", [["landed", 90]], { evidence: ["capital_proof"], isPlanned: false }),
  landed: profile(DISTRICT, [["project_code", 30], ["land", 5], ["lease", 5]]),
  planning_permit: profile("natural_resources", [["land_planning_permit", 30]], { ...onLand, evidence: ["planning_permit"] }),
  drawings_review: profile("housing_construction", [["planning_permit", 20], ["lease", 40], ["eia", 10]]),
  construction_permit: profile("housing_construction", [["drawings_review", 15], ["landed", 15]], { evidence: ["construction_permit"] }),
  started: profile(DISTRICT, [["construction_permit", 15]]),
  investment_statistics: profile(DISTRICT, [["started", 30]]),
  topped_out: profile(DISTRICT, [["started", 240]]),
  equipment_in: profile(DISTRICT, [["topped_out", 75]]),
  utilities: profile("power_grid", [["topped_out", 60]]),
  completed: profile(DISTRICT, [["equipment_in", 75], ["utilities", 60]]),
  planning_check: profile("natural_resources", [["completed", 20]]),
  fire_check: profile("housing_construction", [["completed", 25]]),
  environment_check: profile("ecology", [["completed", 45]]),
  standard_land_check: profile("economy_information", [["completed", 45]], { ...onLand }),
  accepted: profile("housing_construction", [["planning_check", 20], ["fire_check", 20], ["environment_check", 15], ["standard_land_check", 15]], { evidence: ["acceptance_filing"] }),
  discharge_permit: profile("ecology", [["completed", 20]]),
  trial_run: profile(DISTRICT, [["discharge_permit", 20]]),
  produced: profile("economy_information", [["trial_run", 45]], { evidence: ["production_proof"] }),
  in_statistics: profile("economy_information", [["produced", 60]]),
  capacity: profile("economy_information", [["produced", 365], ["accepted", 30]], { evidence: ["capacity_opinion"] }),
  capacity_review: profile("economy_information", [["capacity", 60]], { evidence: ["capacity_opinion"] }),
  performance_review: profile("economy_information", [["capacity", 365]], { evidence: ["commitment_evidence"] }),
  rectification: profile(DISTRICT, [["performance_review", 90]], { evidence: ["commitment_evidence"], isPlanned: false }),
  renewal: profile(DISTRICT, [["capacity", 1_065]], { isPlanned: false }),
  discharged: profile("economy_information", [["capacity", 1_095]], { evidence: ["commitment_evidence"] }),
  terminated: profile("commerce", [], { isPlanned: false }),
};

/** What of a project decides which milestones are usual for it. */
export interface PathFacts {
  readonly kind: Kind | null;
  readonly division: string | null;
  readonly district: string | null;
  readonly newLand: boolean | null;
  /** Milestones with an actual date, and those that were said not to apply. */
  readonly reached: ReadonlySet<MilestoneType>;
  readonly ruledOut: ReadonlySet<MilestoneType>;
}

const CHEMICAL_DIVISIONS = ["25", "26"];

/** A plant is leased when a lease is recorded, or when no new land is taken, or the land contract was said not to apply. */
function isLeased({ newLand, reached, ruledOut }: PathFacts): boolean {
  if (reached.has("land") || newLand === true) return false;
  return reached.has("lease") || newLand === false || ruledOut.has("land");
}

function hasNeed(need: Need | null, facts: PathFacts): boolean {
  switch (need) {
    case null: return true;
    case "land": return !isLeased(facts);
    case "lease": return isLeased(facts);
    case "chemicals": return CHEMICAL_DIVISIONS.includes(facts.division ?? "");
  }
}

/** Whether a milestone is usual for a project: by its kind, by its land or lease, by its industry; what does not apply is not. An empty kind reads as new build. */
export function belongsTo(type: MilestoneType, facts: PathFacts): boolean {
  const { kinds, needs } = MILESTONE_PROFILES[type];
  if (facts.ruledOut.has(type) || notApplicableByKind(facts.kind).includes(type)) return false;
  return kinds.includes(kindOrDefault(facts.kind)) && hasNeed(needs, facts);
}

/** The unit that usually holds a milestone: the registry's, or the government of the project's district (null while the district is unknown). */
export function usualUnit(type: MilestoneType, district: string | null): string | null {
  const { unit } = MILESTONE_PROFILES[type];
  if (unit !== OWN_DISTRICT) return unit;
  return district === null ? null : `gov_${district}`;
}

/** Every milestone after all that it usually waits for. */
export const USUAL_SEQUENCE: readonly MilestoneType[] = inSequence();

function inSequence(): MilestoneType[] {
  const sequence: MilestoneType[] = [];
  const visit = (type: MilestoneType, path: readonly MilestoneType[]): void => {
    if (path.includes(type)) throw new Error(`milestones wait for one another: ${[...path, type].join(" ")}`);
    if (sequence.includes(type)) return;
    for (const [before] of MILESTONE_PROFILES[type].after) visit(before, [...path, type]);
    sequence.push(type);
  };
  for (const type of MILESTONE_TYPES) visit(type, []);
  return sequence;
}

/**
 * The milestones that one waits for among those that matter; through one that does not matter to those before it, its usual
 * days added if it takes time at all. Of two ways to the same milestone the longer counts.
 */
export function usualBefore(type: MilestoneType, matters: (type: MilestoneType) => boolean, takesTime: (type: MilestoneType) => boolean = () => true): Map<MilestoneType, number> {
  const found = new Map<MilestoneType, number>();
  const add = (before: MilestoneType, days: number) => found.set(before, Math.max(found.get(before) ?? days, days));
  for (const [before, days] of MILESTONE_PROFILES[type].after) {
    if (matters(before)) add(before, days);
    else for (const [further, more] of usualBefore(before, matters, takesTime)) add(further, takesTime(before) ? days + more : days);
  }
  return found;
}
