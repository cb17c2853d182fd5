import { VERSIONED, versioned } from "../ddl.ts";

/** How the credit for a project is shared among districts, in basis points that add up to 10,000; without rows its own district has it all. */
export const credits: readonly string[] = [
  ...versioned("project_credits", `CREATE TABLE project_credits (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id), district TEXT NOT NULL REFERENCES districts(code),
  share_bp INTEGER NOT NULL CHECK (share_bp BETWEEN 1 AND 10000), reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX project_credits_current ON project_credits (project_id, district) WHERE recorded_to IS NULL",
  "CREATE INDEX project_credits_district ON project_credits (district, project_id, recorded_to)",
];
