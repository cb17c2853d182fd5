import { appendOnly, VERSIONED, versioned } from "../ddl.ts";

/**
 * Issues under supervision, the units each was handed to with their replies, requests for more time, and every step of the
 * path in the order taken; `item` stays the same over the versions of one, `issue` is the item of the issue.
 */
export const issues: readonly string[] = [
  ...versioned("issues", `CREATE TABLE issues (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), number TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('land','energy','finance','labour','approval','utilities','other')),
  source TEXT NOT NULL CHECK (source IN ('project','site','meeting','phone','investor')),
  title TEXT NOT NULL CHECK (title <> ''), detail TEXT, blocking INTEGER NOT NULL CHECK (blocking IN (0, 1)),
  milestone TEXT CHECK (milestone IN ('signed','landed','completed','accepted','capacity','discharged')),
  raised_on TEXT NOT NULL, raised_by INTEGER REFERENCES users(id),
  lead_unit TEXT REFERENCES units(code), requirement TEXT, handed_on TEXT, due_on TEXT, received_on TEXT,
  closing_asked_on TEXT, closing_asked_by INTEGER REFERENCES users(id), closing_note TEXT,
  closed_on TEXT, closed_by INTEGER REFERENCES users(id), reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0), withdrawn_on TEXT, ${VERSIONED},
  CHECK ((lead_unit IS NULL) = (handed_on IS NULL) AND (lead_unit IS NULL) = (due_on IS NULL)),
  CHECK (closing_asked_on IS NULL OR received_on IS NOT NULL), CHECK (closed_on IS NULL OR closing_asked_on IS NOT NULL)
) STRICT`),
  "CREATE UNIQUE INDEX issues_current ON issues (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX issues_number ON issues (number) WHERE recorded_to IS NULL",
  "CREATE INDEX issues_of_year ON issues (substr(number, 1, 7), length(number), number) WHERE recorded_to IS NULL",
  "CREATE INDEX issues_project ON issues (project_id, recorded_to)",
  "CREATE INDEX issues_due ON issues (due_on, item) WHERE recorded_to IS NULL AND closed_on IS NULL AND withdrawn_on IS NULL",
  "CREATE INDEX issues_raised ON issues (raised_on, item) WHERE recorded_to IS NULL",
  "CREATE INDEX issues_waiting ON issues (item) WHERE recorded_to IS NULL AND closed_on IS NULL AND withdrawn_on IS NULL AND (closing_asked_on IS NOT NULL OR lead_unit IS NULL)",
  ...versioned("issue_units", `CREATE TABLE issue_units (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, issue INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  unit TEXT NOT NULL REFERENCES units(code), part TEXT NOT NULL CHECK (part IN ('lead','support')),
  received_on TEXT, received_by INTEGER REFERENCES users(id), reply TEXT, replied_on TEXT, replied_by INTEGER REFERENCES users(id), ${VERSIONED},
  CHECK ((reply IS NULL) = (replied_on IS NULL))
) STRICT`),
  "CREATE UNIQUE INDEX issue_units_current ON issue_units (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX issue_units_of_issue ON issue_units (issue, unit) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX issue_units_lead ON issue_units (issue) WHERE recorded_to IS NULL AND part = 'lead'",
  "CREATE INDEX issue_units_unit ON issue_units (unit, project_id, recorded_to)",
  ...versioned("issue_extensions", `CREATE TABLE issue_extensions (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, issue INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  unit TEXT NOT NULL REFERENCES units(code), until TEXT NOT NULL, reason TEXT NOT NULL, asked_on TEXT NOT NULL, asked_by INTEGER REFERENCES users(id),
  answer TEXT CHECK (answer IN ('granted','declined')), answered_on TEXT, answer_note TEXT, ${VERSIONED},
  CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT`),
  "CREATE UNIQUE INDEX issue_extensions_current ON issue_extensions (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX issue_extensions_open ON issue_extensions (issue) WHERE recorded_to IS NULL AND answer IS NULL",
  `CREATE TABLE issue_steps (
  id INTEGER PRIMARY KEY, issue INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  step TEXT NOT NULL CHECK (step IN ('raise','handOver','receive','reply','askLonger','grant','decline','askClosing','close','sendBack','reopen','withdraw')),
  on_day TEXT NOT NULL, at TEXT NOT NULL, by_user INTEGER REFERENCES users(id), unit TEXT REFERENCES units(code), note TEXT
) STRICT`,
  "CREATE INDEX issue_steps_of_issue ON issue_steps (issue, id)",
  ...appendOnly("issue_steps"),
];
