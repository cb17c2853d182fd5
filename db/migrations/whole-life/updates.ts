import { VERSIONED, versioned } from "../ddl.ts";

/** Updates also tell of progress reports, and of talks: how, with whom, who of ours, and what comes next; a correction names the row it replaces. */
export const updates: readonly string[] = [
  "ALTER TABLE project_updates RENAME TO project_updates_before",
  "DROP TRIGGER project_updates_no_change",
  "DROP TRIGGER project_updates_close_once",
  "DROP TRIGGER project_updates_no_delete",
  "DROP INDEX project_updates_project",
  ...versioned("project_updates", `CREATE TABLE project_updates (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id),
  kind TEXT NOT NULL CHECK (kind IN ('loaded','milestone','follow_up','progress')), on_date TEXT NOT NULL, note TEXT,
  channel TEXT CHECK (channel IN ('call','visit_out','visit_in','meeting','message','other')), contacts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contacts)),
  people TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(people)), next_step TEXT, next_on TEXT, replaces INTEGER, ${VERSIONED}
) STRICT`),
  `INSERT INTO project_updates (id, project_id, kind, on_date, note, recorded_from, recorded_to, recorded_by)
  SELECT id, project_id, kind, on_date, note, recorded_from, recorded_to, recorded_by FROM project_updates_before`,
  "DROP TABLE project_updates_before",
  "CREATE INDEX project_updates_channel ON project_updates (channel, on_date) WHERE recorded_to IS NULL AND channel IS NOT NULL",
  "CREATE INDEX project_updates_project ON project_updates (project_id, on_date, recorded_to)",
];
