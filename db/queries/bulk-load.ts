import type { Db } from "../connection.server.ts";
import { searchColumns } from "../engines/search.ts";
import type { SearchTexts } from "../engines/search.ts";
import type { MilestonePlanRow, NewProjectFactsRow, NewProjectUpdateRow, ProjectRow } from "../schema/projects.ts";

/** A project as bulk load writes it: identity, its versions in order, plans and updates. */
export interface BulkProject {
  readonly project: Omit<ProjectRow, "id">;
  readonly versions: readonly Omit<NewProjectFactsRow, "id" | "project_id">[];
  readonly plans: readonly Omit<MilestonePlanRow, "id" | "project_id">[];
  readonly updates: readonly Omit<NewProjectUpdateRow, "id" | "project_id">[];
  readonly search: SearchTexts;
}

type Row = Readonly<Record<string, string | number | null>>;

/** An insert whose columns are those of the first row it gets. */
function inserter(db: Pick<Db, "handle">, table: string): (row: Row) => number {
  let columns: readonly string[] | null = null;
  let statement: ReturnType<Db["handle"]["prepare"]> | null = null;
  return (row) => {
    columns ??= Object.keys(row);
    statement ??= db.handle.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
    return Number(statement.run(columns.map((column) => row[column] ?? null)).lastInsertRowid);
  };
}

/** Writes many projects through prepared statements, as versioned rows like any other; one call is one transaction. */
export function bulkLoader(db: Pick<Db, "handle">): (projects: readonly BulkProject[]) => void {
  const project = inserter(db, "projects");
  const facts = inserter(db, "project_facts");
  const plan = inserter(db, "milestone_plans");
  const update = inserter(db, "project_updates");
  const search = inserter(db, "project_search");
  const load = db.handle.transaction((projects: readonly BulkProject[]) => {
    for (const entry of projects) {
      const id = project(entry.project);
      for (const row of entry.versions) facts({ ...row, project_id: id } as unknown as Row);
      for (const row of entry.plans) plan({ ...row, project_id: id });
      for (const row of entry.updates) update({ ...row, project_id: id } as unknown as Row);
      search({ rowid: id, ...searchColumns(entry.search) });
    }
  });
  return (projects) => void load.immediate(projects);
}
