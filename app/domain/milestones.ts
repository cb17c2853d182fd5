/**
 * Every milestone a project can reach. The position in this list is the bit of the milestone in the stored precision and
 * not-applicable masks: append only, never reorder.
 */
export const MILESTONE_TYPES = [
  "lead", "signed", "registered", "landed", "land", "started", "completed", "accepted", "produced", "capacity",
  "discharged", "fund", "terminated", "site_visit", "assessment", "framework", "project_code", "lease",
  "first_capital", "energy_review", "eia", "planning_permit", "construction_permit", "topped_out", "equipment_in",
  "trial_run", "in_statistics", "first_contact", "land_preview", "land_listed", "land_awarded", "standard_land_agreement",
  "land_planning_permit", "land_title", "safety_review", "drawings_review", "investment_statistics", "utilities", "planning_check",
  "fire_check", "environment_check", "standard_land_check", "discharge_permit", "capacity_review", "performance_review", "rectification", "renewal",
] as const;

export type MilestoneType = (typeof MILESTONE_TYPES)[number];

/** The milestones that canonical spreadsheets carry as `<type>_on` columns, in column order. */
export const CANONICAL_MILESTONES = [
  "lead", "signed", "registered", "landed", "land", "started", "completed", "accepted", "produced", "capacity",
  "discharged", "fund", "terminated",
] as const satisfies readonly MilestoneType[];

/** Tells whether a text names a milestone. */
export function isMilestoneType(text: string): text is MilestoneType {
  return (MILESTONE_TYPES as readonly string[]).includes(text);
}

/** The bit that stands for a milestone in a mask of milestones. */
export function milestoneBit(type: MilestoneType): number {
  return 2 ** MILESTONE_TYPES.indexOf(type);
}

/** Reads a mask of milestones; bits beyond the list are ignored. */
export function milestonesOfMask(mask: number): MilestoneType[] {
  return MILESTONE_TYPES.filter((type) => Math.floor(mask / milestoneBit(type)) % 2 === 1);
}

/** Writes a set of milestones as a mask. */
export function maskOfMilestones(types: Iterable<MilestoneType>): number {
  let mask = 0;
  for (const type of new Set(types)) mask += milestoneBit(type);
  return mask;
}
