import { CANONICAL_MILESTONES } from "../milestones.ts";
import type { MilestoneType } from "../milestones.ts";

/** Names of the canonical columns, in the order in which exports write them. */
export const CANONICAL_COLUMNS = [
  "code", "name", "investor", "investor_country", "uscc", "district", "industry", "kind", "chain", "chain_role", "total_investment", "currency",
  "unit", "amount_modifier", "fixed_investment", "foreign_share", "flags", "project_code", "land_mu", "far", "new_land", "standard_land",
  "energy_tce", "two_high_screen", "replacement_plan_on", "liaison", "bureau_chief", "last_update_on", "suspended_on", "resumed_on",
  "lead_on", "signed_on", "registered_on", "landed_on", "land_on", "started_on", "completed_on", "accepted_on", "produced_on", "capacity_on",
  "discharged_on", "fund_on", "terminated_on", "termination_reason", "duplicate_of", "part_of", "note",
] as const;
export type CanonicalColumn = (typeof CANONICAL_COLUMNS)[number];

/** The key of a column in JSON: `signed_on` is `signedOn`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;

/** Writes a column's name as a key of JSON. */
export function camelCase<const Name extends string>(column: Name): CamelCase<Name> {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<Name>;
}

/** Tells whether a text is the name of a canonical column. */
export function isCanonicalColumn(text: string): text is CanonicalColumn {
  return (CANONICAL_COLUMNS as readonly string[]).includes(text);
}

/** The milestone whose actual date a column holds; null for every other column. */
export function milestoneOfColumn(column: CanonicalColumn): MilestoneType | null {
  return CANONICAL_MILESTONES.find((type) => `${type}_on` === column) ?? null;
}
