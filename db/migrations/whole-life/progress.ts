import { VERSIONED, versioned } from "../ddl.ts";

const MONTH = "CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]')";

/** Monthly progress reports and the planned curve of investment; `item` stays the same over the versions of one. */
export const progress: readonly string[] = [
  ...versioned("progress_reports", `CREATE TABLE progress_reports (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), month TEXT NOT NULL ${MONTH},
  done_cny INTEGER NOT NULL CHECK (done_cny >= 0), cumulative_cny INTEGER NOT NULL CHECK (cumulative_cny >= 0), next_cny INTEGER CHECK (next_cny >= 0),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100), physical TEXT, problems TEXT, reason TEXT, document INTEGER, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX progress_reports_current ON progress_reports (project_id, month) WHERE recorded_to IS NULL",
  "CREATE INDEX progress_reports_item ON progress_reports (item)",
  "CREATE INDEX progress_reports_month ON progress_reports (month, project_id, recorded_to)",
  ...versioned("investment_curves", `CREATE TABLE investment_curves (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  points TEXT NOT NULL CHECK (json_valid(points)), reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX investment_curves_current ON investment_curves (project_id) WHERE recorded_to IS NULL",
];
