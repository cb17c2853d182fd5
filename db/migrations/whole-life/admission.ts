import { VERSIONED, versioned } from "../ddl.ts";

/** Joint reviews before admission, and what each unit that was asked thinks; `item` stays the same over the versions of one. */
export const admission: readonly string[] = [
  ...versioned("admissions", `CREATE TABLE admissions (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  subject TEXT NOT NULL CHECK (subject IN ('new_land','two_high','other')), question TEXT, due_on TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('agree','conditions','against')), decided_on TEXT, decision_note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX admissions_current ON admissions (item) WHERE recorded_to IS NULL",
  "CREATE INDEX admissions_project ON admissions (project_id, recorded_to)",
  ...versioned("admission_opinions", `CREATE TABLE admission_opinions (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, admission INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  unit TEXT NOT NULL REFERENCES units(code), due_on TEXT NOT NULL, opinion TEXT CHECK (opinion IN ('agree','conditions','against')),
  conditions TEXT, note TEXT, given_on TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX admission_opinions_current ON admission_opinions (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX admission_opinions_unit ON admission_opinions (admission, unit) WHERE recorded_to IS NULL",
  "CREATE INDEX admission_opinions_of_unit ON admission_opinions (unit, project_id, recorded_to)",
];
