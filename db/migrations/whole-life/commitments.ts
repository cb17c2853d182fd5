import { VERSIONED, versioned } from "../ddl.ts";

/**
 * Contracts, plots of land and the commitments of both sides; `item` stays the same over the versions of one, so that an
 * amendment stands beside the original. A commitment with a plot is a control indicator of standard land.
 */
export const commitments: readonly string[] = [
  ...versioned("land_plots", `CREATE TABLE land_plots (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), name TEXT NOT NULL,
  land_mu_e4 INTEGER CHECK (land_mu_e4 >= 0), far_e4 INTEGER CHECK (far_e4 >= 0), exception_on TEXT, exception_note TEXT, exception_document INTEGER, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX land_plots_current ON land_plots (item) WHERE recorded_to IS NULL",
  "CREATE INDEX land_plots_project ON land_plots (project_id, recorded_to)",
  ...versioned("commitments", `CREATE TABLE commitments (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), plot INTEGER, contract INTEGER,
  side TEXT NOT NULL CHECK (side IN ('investor','government')), indicator TEXT NOT NULL, title TEXT,
  operator TEXT NOT NULL CHECK (operator IN ('>=','<=','=')), value_e4 INTEGER, measure TEXT, due_on TEXT,
  check_stage TEXT CHECK (check_stage IN ('acceptance','capacity','yearly','expiry')), responsible TEXT REFERENCES units(code),
  actual_e4 INTEGER, actual_on TEXT, actual_note TEXT, evidence INTEGER, verdict TEXT CHECK (verdict IN ('met','partly','unmet','waived')), verdict_reason TEXT,
  amendment INTEGER NOT NULL DEFAULT 0 CHECK (amendment >= 0), amendment_reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX commitments_current ON commitments (item) WHERE recorded_to IS NULL",
  "CREATE INDEX commitments_project ON commitments (project_id, recorded_to)",
  "CREATE INDEX commitments_due ON commitments (due_on) WHERE recorded_to IS NULL AND verdict IS NULL",
];
