import { VERSIONED, versioned } from "../ddl.ts";

/** Files by their content, and the documents of projects that point to them; `item` stays the same over a document's revisions. */
export const documents: readonly string[] = [
  `CREATE TABLE files (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), size INTEGER NOT NULL CHECK (size > 0), media_type TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
  ...versioned("documents", `CREATE TABLE documents (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id), kind TEXT NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120), sha256 TEXT NOT NULL REFERENCES files(sha256), revision INTEGER NOT NULL CHECK (revision > 0),
  milestone TEXT, taken_at TEXT, latitude_e6 INTEGER, longitude_e6 INTEGER, note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX documents_current ON documents (item) WHERE recorded_to IS NULL",
  "CREATE INDEX documents_project ON documents (project_id, kind, recorded_to)",
  "CREATE INDEX documents_file ON documents (sha256)",
];
