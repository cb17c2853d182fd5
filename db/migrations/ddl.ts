/** The milestones that version 1 of the schema has columns for. */
const MILESTONES = [
  "lead", "signed", "registered", "landed", "land", "started", "completed", "accepted", "produced", "capacity", "discharged", "fund",
  "terminated", "site_visit", "assessment", "framework", "project_code", "lease", "first_capital", "energy_review", "eia",
  "planning_permit", "construction_permit", "topped_out", "equipment_in", "trial_run", "in_statistics",
] as const;

const DAY = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]";

/** One nullable day column per milestone. */
export function milestoneColumns(): string {
  return MILESTONES.map((type) => `${type}_on TEXT CHECK (${type}_on GLOB '${DAY}')`).join(",\n  ");
}

/** A check that a column holds a UTC instant with milliseconds. */
export function INSTANT(column: string): string {
  return `CHECK (${column} GLOB '${DAY}T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')`;
}

/** Triggers under which rows of a table can be added and never changed or removed. */
export function appendOnly(table: string): string[] {
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
  ];
}

function noChange(table: string, columns: string): string {
  return `CREATE TRIGGER ${table}_no_change BEFORE UPDATE OF ${columns} ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: a version never changes'); END`;
}

/** Triggers under which a versioned row can only be closed, once: its end is set and nothing else changes. */
function closeOnly(table: string, columns: string): string[] {
  return [
    noChange(table, columns),
    `CREATE TRIGGER ${table}_close_once BEFORE UPDATE OF recorded_to ON ${table} WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.recorded_to < OLD.recorded_from
     BEGIN SELECT RAISE(ABORT, '${table}: a version is closed once'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} keeps every version'); END`,
  ];
}

/** The names of a table's columns except the one that closes a version, read from its CREATE statement. */
function fixedColumns(createTable: string): string {
  const body = createTable.slice(createTable.indexOf("(") + 1);
  const names = [...body.matchAll(/(?:^|,)\s*([a-z_0-9]+) (?:INTEGER|TEXT)/g)].map((match) => match[1]);
  return names.filter((name) => name !== "recorded_to").join(", ");
}

/** A versioned table and its triggers. */
export function versioned(table: string, createTable: string): string[] {
  return [createTable, ...closeOnly(table, fixedColumns(createTable))];
}

/** The columns of every versioned row: from when to when the program knew it, and who recorded it. */
export const VERSIONED = `recorded_from TEXT NOT NULL ${INSTANT("recorded_from")},
  recorded_to TEXT ${INSTANT("recorded_to")},
  recorded_by INTEGER REFERENCES users(id)`;

/** Adds columns to a versioned table that `createTable` made; the trigger that keeps its versions from changing covers them too. */
export function widened(table: string, createTable: string, columns: readonly (readonly [name: string, definition: string])[]): string[] {
  const names = [fixedColumns(createTable), ...columns.map(([name]) => name)].join(", ");
  return [
    ...columns.map(([name, definition]) => `ALTER TABLE ${table} ADD COLUMN ${name} ${definition}`),
    `DROP TRIGGER ${table}_no_change`,
    noChange(table, names),
  ];
}

/** A nullable column that holds an effective day. */
export function dayColumn(name: string): readonly [name: string, definition: string] {
  return [name, `TEXT CHECK (${name} GLOB '${DAY}')`];
}
