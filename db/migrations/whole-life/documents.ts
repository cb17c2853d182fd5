import { INSTANT, VERSIONED, versioned } from "../ddl.ts";

const KINDS = [
  "contract", "framework_agreement", "business_licence", "filing", "land_contract", "lease_contract", "capital_proof", "energy_approval", "eia_approval",
  "planning_permit", "construction_permit", "acceptance_filing", "production_proof", "capacity_opinion", "assessment_report", "standard_land_agreement",
  "replacement_plan", "admission_minutes", "exception_approval", "commitment_evidence", "site_photo", "progress_report", "other",
].map((kind) => `'${kind}'`).join(",");

/** Files by their content, and the documents of projects that point to them; `item` stays the same over a document's revisions. */
export const documents: readonly string[] = [
  `CREATE TABLE files (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), size INTEGER NOT NULL CHECK (size > 0), media_type TEXT NOT NULL, created_at TEXT NOT NULL ${INSTANT("created_at")}
) STRICT, WITHOUT ROWID`,
  ...versioned("documents", `CREATE TABLE documents (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), kind TEXT NOT NULL CHECK (kind IN (${KINDS})),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120), sha256 TEXT NOT NULL REFERENCES files(sha256), revision INTEGER NOT NULL CHECK (revision > 0),
  milestone TEXT, taken_at TEXT ${INSTANT("taken_at")}, latitude_e6 INTEGER CHECK (abs(latitude_e6) <= 90000000), longitude_e6 INTEGER CHECK (abs(longitude_e6) <= 180000000), note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX documents_current ON documents (item) WHERE recorded_to IS NULL",
  "CREATE INDEX documents_project ON documents (project_id, kind, recorded_to)",
  "CREATE INDEX documents_file ON documents (sha256)",
];
