import { INSTANT, VERSIONED, versioned } from "../ddl.ts";

/** Personal links by the hash of their secret, through which a contact asks about one project; and what was asked, by a link or at the hotline. */
export const questions: readonly string[] = [
  `CREATE TABLE investor_links (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id), contact INTEGER NOT NULL, hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  created_at TEXT NOT NULL ${INSTANT("created_at")}, created_by INTEGER REFERENCES users(id), expires_at TEXT NOT NULL ${INSTANT("expires_at")},
  revoked_at TEXT ${INSTANT("revoked_at")}, last_used_at TEXT ${INSTANT("last_used_at")}
) STRICT`,
  "CREATE INDEX investor_links_project ON investor_links (project_id, id)",
  ...versioned("investor_questions", `CREATE TABLE investor_questions (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  channel TEXT NOT NULL CHECK (channel IN ('link','hotline')), link INTEGER REFERENCES investor_links(id), contact INTEGER, asker TEXT NOT NULL CHECK (asker <> ''), phone TEXT,
  category TEXT NOT NULL CHECK (category IN ('land','energy','finance','labour','approval','utilities','other')), question TEXT NOT NULL CHECK (question <> ''), asked_at TEXT NOT NULL ${INSTANT("asked_at")}, form_key TEXT,
  answer TEXT, answered_on TEXT, answered_by INTEGER REFERENCES users(id), issue INTEGER, ${VERSIONED},
  CHECK ((channel = 'link') = (link IS NOT NULL)), CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT`),
  "CREATE UNIQUE INDEX investor_questions_current ON investor_questions (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX investor_questions_form ON investor_questions (link, form_key) WHERE recorded_to IS NULL AND form_key IS NOT NULL",
  "CREATE INDEX investor_questions_project ON investor_questions (project_id, recorded_to)",
  "CREATE INDEX investor_questions_open ON investor_questions (asked_at) WHERE recorded_to IS NULL AND answer IS NULL",
  "CREATE INDEX investor_questions_issue ON investor_questions (issue) WHERE recorded_to IS NULL AND issue IS NOT NULL",
];
