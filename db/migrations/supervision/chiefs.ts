import { VERSIONED, versioned } from "../ddl.ts";

/** Bureau chiefs with the days of their office; projects name them by their name. */
export const chiefs: readonly string[] = [
  ...versioned("bureau_chiefs", `CREATE TABLE bureau_chiefs (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''), unit TEXT NOT NULL REFERENCES units(code),
  from_on TEXT NOT NULL, until_on TEXT CHECK (until_on >= from_on), ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX bureau_chiefs_current ON bureau_chiefs (item) WHERE recorded_to IS NULL",
];
