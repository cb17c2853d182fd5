import { VERSIONED, versioned } from "../ddl.ts";

/**
 * Land (mu), energy (tce) and carbon (t), in ten-thousandths: the yearly budgets of the city and, where it splits them, of its
 * districts, and what projects ask for and are given; `item` stays the same over the versions of one.
 */
export const resources: readonly string[] = [
  ...versioned("resource_budgets", `CREATE TABLE resource_budgets (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  kind TEXT NOT NULL CHECK (kind IN ('land','energy','carbon')), district TEXT REFERENCES districts(code),
  amount_e4 INTEGER NOT NULL CHECK (amount_e4 >= 0), note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX resource_budgets_current ON resource_budgets (year, kind, coalesce(district, '')) WHERE recorded_to IS NULL",
  ...versioned("resource_requests", `CREATE TABLE resource_requests (
  id INTEGER PRIMARY KEY, item INTEGER NOT NULL, project_id INTEGER NOT NULL REFERENCES projects(id),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100), kind TEXT NOT NULL CHECK (kind IN ('land','energy','carbon')),
  asked_e4 INTEGER NOT NULL CHECK (asked_e4 > 0), asked_on TEXT NOT NULL, purpose TEXT,
  allocated_e4 INTEGER NOT NULL DEFAULT 0 CHECK (allocated_e4 >= 0), allocated_on TEXT, note TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX resource_requests_current ON resource_requests (project_id, year, kind) WHERE recorded_to IS NULL",
  "CREATE INDEX resource_requests_year ON resource_requests (year, kind, recorded_to)",
];
