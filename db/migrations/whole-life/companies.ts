import { VERSIONED, versioned } from "../ddl.ts";

/**
 * Companies that invest, with the names they go by and their people; `item` stays the same over the versions of one. A merge
 * leads one record to another and rewrites nothing: `company_roots` says which record each one stands for now. Projects keep
 * their investors as they were given; `project_parties` finds them by the keys of those names and by credit code.
 */
export const companies: readonly string[] = [
  `CREATE TABLE company_roots (item INTEGER PRIMARY KEY, root INTEGER NOT NULL REFERENCES company_roots(item)) STRICT`,
  "CREATE INDEX company_roots_root ON company_roots (root)",
  ...versioned("companies", `CREATE TABLE companies (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES company_roots(item), name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200), uscc TEXT,
  country TEXT REFERENCES countries(code), parent INTEGER REFERENCES company_roots(item), note TEXT, district TEXT REFERENCES districts(code), ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX companies_current ON companies (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX companies_uscc ON companies (uscc) WHERE recorded_to IS NULL AND uscc IS NOT NULL",
  "CREATE INDEX companies_versions ON companies (item, recorded_from)",
  "CREATE INDEX companies_name ON companies (name, item) WHERE recorded_to IS NULL",
  "CREATE INDEX companies_parent ON companies (parent) WHERE recorded_to IS NULL AND parent IS NOT NULL",
  "CREATE INDEX companies_district ON companies (district) WHERE recorded_to IS NULL AND district IS NOT NULL",
  ...versioned("company_names", `CREATE TABLE company_names (
  id INTEGER PRIMARY KEY, company INTEGER NOT NULL REFERENCES company_roots(item), name TEXT NOT NULL, name_key TEXT NOT NULL, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX company_names_current ON company_names (name_key) WHERE recorded_to IS NULL",
  "CREATE INDEX company_names_company ON company_names (company, recorded_to)",
  ...versioned("company_merges", `CREATE TABLE company_merges (
  id INTEGER PRIMARY KEY, kept INTEGER NOT NULL REFERENCES company_roots(item), merged INTEGER NOT NULL REFERENCES company_roots(item),
  taken TEXT NOT NULL CHECK (json_valid(taken)), reason TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX company_merges_current ON company_merges (merged) WHERE recorded_to IS NULL",
  "CREATE INDEX company_merges_kept ON company_merges (kept, recorded_to)",
  "CREATE VIRTUAL TABLE company_search USING fts5(names, uscc, content='', contentless_delete=1, tokenize='unicode61')",
  `CREATE TABLE project_parties (
  party_key TEXT NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), PRIMARY KEY (party_key, project_id)
) STRICT, WITHOUT ROWID`,
  "CREATE INDEX project_parties_project ON project_parties (project_id)",
  "CREATE TABLE projects_without_parties (project_id INTEGER PRIMARY KEY REFERENCES projects(id)) STRICT",
  "INSERT INTO projects_without_parties (project_id) SELECT id FROM projects",
  ...versioned("contacts", `CREATE TABLE contacts (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, company INTEGER NOT NULL REFERENCES company_roots(item), name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  title TEXT, phone TEXT, email TEXT, note TEXT, district TEXT REFERENCES districts(code), ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX contacts_current ON contacts (item) WHERE recorded_to IS NULL",
  "CREATE INDEX contacts_versions ON contacts (item, recorded_from)",
  "CREATE INDEX contacts_company ON contacts (company, recorded_to)",
  ...versioned("contact_projects", `CREATE TABLE contact_projects (
  id INTEGER PRIMARY KEY, contact INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX contact_projects_current ON contact_projects (contact, project_id) WHERE recorded_to IS NULL",
  "CREATE INDEX contact_projects_project ON contact_projects (project_id, recorded_to)",
];
