import { dayColumn, VERSIONED, versioned } from "../ddl.ts";

const day = (name: string) => dayColumn(name).join(" ");

/**
 * Contracts, plots of land, the commitments of both sides, their yearly reviews and what follows a breach; `item` stays the same
 * over the versions of one, so that an amendment stands beside the original. A commitment with a plot is a control indicator of
 * standard land. Evidence and documents are items of documents of the same project.
 */
export const commitments: readonly string[] = [
  ...versioned("contracts", `CREATE TABLE contracts (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  kind TEXT NOT NULL CHECK (kind IN ('formal','framework','supplement','standard_land')), name TEXT NOT NULL, parties TEXT NOT NULL,
  signed_on TEXT NOT NULL, ${day("valid_until")}, edition TEXT, document INTEGER, note TEXT, renewed_on TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX contracts_current ON contracts (item) WHERE recorded_to IS NULL",
  "CREATE INDEX contracts_project ON contracts (project_id, recorded_to)",
  "CREATE INDEX contracts_ending ON contracts (valid_until) WHERE recorded_to IS NULL",
  ...versioned("land_plots", `CREATE TABLE land_plots (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), name TEXT NOT NULL,
  land_mu_e4 INTEGER CHECK (land_mu_e4 >= 0), far_e4 INTEGER CHECK (far_e4 >= 0), ${day("exception_on")}, exception_note TEXT, exception_document INTEGER, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX land_plots_current ON land_plots (item) WHERE recorded_to IS NULL",
  "CREATE INDEX land_plots_project ON land_plots (project_id, recorded_to)",
  ...versioned("commitments", `CREATE TABLE commitments (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), plot INTEGER, contract INTEGER,
  side TEXT NOT NULL CHECK (side IN ('investor','government')), indicator TEXT NOT NULL, title TEXT,
  operator TEXT NOT NULL CHECK (operator IN ('>=','<=','=')), value_e4 INTEGER, measure TEXT, ${day("due_on")},
  check_stage TEXT CHECK (check_stage IN ('acceptance','capacity','yearly','expiry')), responsible TEXT REFERENCES units(code),
  actual_e4 INTEGER, actual_on TEXT, actual_note TEXT, actual_by INTEGER REFERENCES users(id), evidence INTEGER,
  verdict TEXT CHECK (verdict IN ('met','partly','unmet','waived')), verdict_reason TEXT, ${day("verdict_on")}, verdict_by INTEGER REFERENCES users(id),
  amendment INTEGER NOT NULL DEFAULT 0 CHECK (amendment >= 0), amendment_reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX commitments_current ON commitments (item) WHERE recorded_to IS NULL",
  "CREATE INDEX commitments_project ON commitments (project_id, recorded_to)",
  "CREATE INDEX commitments_due ON commitments (due_on) WHERE recorded_to IS NULL AND verdict IS NULL",
  ...versioned("performance_reviews", `CREATE TABLE performance_reviews (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  grade TEXT NOT NULL CHECK (grade IN ('excellent','good','fair','poor')), findings TEXT, reviewed_on TEXT NOT NULL, document INTEGER,
  rectify TEXT, ${day("rectify_by")}, rectified_on TEXT, rectified TEXT CHECK (rectified IN ('passed','failed')), rectified_note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX performance_reviews_current ON performance_reviews (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX performance_reviews_year ON performance_reviews (project_id, year) WHERE recorded_to IS NULL",
  ...versioned("breach_steps", `CREATE TABLE breach_steps (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), commitment INTEGER NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('notice','rectification','penalty','recovery','termination')), on_date TEXT NOT NULL, ${day("deadline")},
  amount_cny INTEGER CHECK (amount_cny >= 0), reason TEXT NOT NULL, document INTEGER, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX breach_steps_current ON breach_steps (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX breach_steps_once ON breach_steps (commitment, step) WHERE recorded_to IS NULL",
  "CREATE INDEX breach_steps_project ON breach_steps (project_id, recorded_to)",
];
