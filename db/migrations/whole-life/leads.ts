import { dayColumn, VERSIONED, versioned } from "../ddl.ts";

const day = (name: string): string => dayColumn(name).join(" ");

/**
 * What was decided about the first-report right of a lead beside what its dates say, and transfers of leads between districts;
 * `item` stays the same over the versions of one transfer.
 */
export const leads: readonly string[] = [
  ...versioned("lead_rights", `CREATE TABLE lead_rights (
  id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id), district TEXT NOT NULL REFERENCES districts(code),
  ${day("held_from")}, ${day("renewed_until")}, ${day("released_on")}, reason TEXT NOT NULL, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX lead_rights_current ON lead_rights (project_id) WHERE recorded_to IS NULL",
  ...versioned("lead_transfers", `CREATE TABLE lead_transfers (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  from_district TEXT NOT NULL REFERENCES districts(code), to_district TEXT NOT NULL REFERENCES districts(code) CHECK (to_district <> from_district),
  shares TEXT NOT NULL CHECK (json_valid(shares)), reason TEXT NOT NULL, asked_by INTEGER REFERENCES users(id),
  state TEXT NOT NULL CHECK (state IN ('asked','accepted','refused','withdrawn')), answer TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX lead_transfers_current ON lead_transfers (item) WHERE recorded_to IS NULL",
  "CREATE UNIQUE INDEX lead_transfers_open ON lead_transfers (project_id) WHERE recorded_to IS NULL AND state = 'asked'",
  "CREATE INDEX lead_transfers_project ON lead_transfers (project_id, recorded_to)",
  "CREATE INDEX lead_transfers_to ON lead_transfers (to_district, state) WHERE recorded_to IS NULL",
];
