import { appendOnly, VERSIONED, versioned } from "../ddl.ts";

/**
 * Joint reviews before admission, what each unit that was asked thinks, the two-high screen and the replacement plan with its
 * balances; `item` stays the same over the versions of one. A withdrawn review asks nobody: its opinions are closed with it.
 */
export const admission: readonly string[] = [
  ...versioned("admissions", `CREATE TABLE admissions (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  subject TEXT NOT NULL CHECK (subject IN ('new_land','two_high','other')), question TEXT, asked_on TEXT NOT NULL, due_on TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('agree','conditions','against')), decided_on TEXT, decision_note TEXT,
  withdrawn_on TEXT, withdrawal_reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX admissions_current ON admissions (item) WHERE recorded_to IS NULL",
  "CREATE INDEX admissions_project ON admissions (project_id, recorded_to)",
  "CREATE INDEX admissions_due ON admissions (due_on, item) WHERE recorded_to IS NULL",
  ...versioned("admission_opinions", `CREATE TABLE admission_opinions (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, admission INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  unit TEXT NOT NULL REFERENCES units(code), due_on TEXT NOT NULL, opinion TEXT CHECK (opinion IN ('agree','conditions','against')),
  conditions TEXT, note TEXT, given_on TEXT, on_paper INTEGER NOT NULL DEFAULT 0 CHECK (on_paper IN (0, 1)),
  follow_up TEXT CHECK (follow_up IN ('met','unmet')), follow_up_on TEXT, follow_up_note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX admission_opinions_current ON admission_opinions (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX admission_opinions_unit ON admission_opinions (admission, unit) WHERE recorded_to IS NULL",
  "CREATE INDEX admission_opinions_of_unit ON admission_opinions (unit, project_id, recorded_to)",
  "CREATE INDEX admission_opinions_item ON admission_opinions (admission, item, id)",
  ...versioned("two_high_screens", `CREATE TABLE two_high_screens (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  result TEXT NOT NULL CHECK (result IN ('hit','clear')), basis TEXT NOT NULL, unit TEXT NOT NULL REFERENCES units(code), screened_on TEXT NOT NULL, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX two_high_screens_current ON two_high_screens (project_id) WHERE recorded_to IS NULL",
  ...versioned("replacement_plans", `CREATE TABLE replacement_plans (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), note TEXT,
  approved_on TEXT, approval TEXT, revocation_reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX replacement_plans_current ON replacement_plans (project_id) WHERE recorded_to IS NULL",
  `CREATE TABLE replacement_balances (
  plan_id INTEGER NOT NULL REFERENCES replacement_plans(id), dimension TEXT NOT NULL CHECK (dimension IN ('capacity','energy','emissions')),
  needed_e4 INTEGER NOT NULL CHECK (needed_e4 >= 0), replaced_e4 INTEGER NOT NULL CHECK (replaced_e4 >= 0),
  ratio_e4 INTEGER NOT NULL CHECK (ratio_e4 BETWEEN 10000 AND 100000), measure TEXT NOT NULL, source TEXT, PRIMARY KEY (plan_id, dimension)
) STRICT, WITHOUT ROWID`,
  ...appendOnly("replacement_balances"),
];
