import { initial } from "../0001-initial.ts";
import { dayColumn, widened } from "../ddl.ts";

/** The milestones that this version of the schema adds, in the order of the masks. */
const MILESTONES = [
  "first_contact", "land_preview", "land_listed", "land_awarded", "standard_land_agreement", "land_planning_permit", "land_title", "safety_review",
  "drawings_review", "investment_statistics", "utilities", "planning_check", "fire_check", "environment_check", "standard_land_check", "discharge_permit",
  "capacity_review", "performance_review", "rectification", "renewal",
] as const;

function createTable(table: string): string {
  const found = initial.statements.find((statement) => statement.startsWith(`CREATE TABLE ${table} (`));
  if (found === undefined) throw new Error(`the first schema has no table ${table}`);
  return found;
}

/** Facts about where a lost project went and why a record was put away, further milestones, and the unit that holds a milestone. */
export const widenedFacts: readonly string[] = [
  ...widened("project_facts", createTable("project_facts"), [
    ["lost_to", "TEXT"], ["source_detail", "TEXT"],
    ["loss_reason", "TEXT CHECK (loss_reason IN ('strategy','location','land','resources','policy','funding','market','admission','other'))"], dayColumn("archived_on"), ["archive_reason", "TEXT"], ["suspension_reason", "TEXT"], ["resumption_reason", "TEXT"], ...MILESTONES.map((type) => dayColumn(`${type}_on`)),
  ]),
  ...widened("milestone_plans", createTable("milestone_plans"), [["unit", "TEXT REFERENCES units(code)"]]),
];
