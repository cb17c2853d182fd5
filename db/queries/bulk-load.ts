import type { Db } from "../connection.server.ts";
import { auditHash, CHAIN_START } from "./audit.ts";
import { companyColumns } from "../engines/company-search.ts";
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
  /** The investors under the keys of their names, and everything that finds the project's companies. */
  readonly parties: readonly { readonly key: string; readonly name: string; readonly country: string | null }[];
  readonly partyKeys: readonly string[];
  /** What the trail tells of it. */
  readonly told: Readonly<Record<string, unknown>>;
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

/** Gives a name that no company goes by a company of its own. */
function companyAdder(db: Pick<Db, "handle">): (party: BulkProject["parties"][number], at: string) => void {
  const known = db.handle.prepare("SELECT 1 FROM company_names WHERE name_key = ? AND recorded_to IS NULL");
  const root = db.handle.prepare("INSERT INTO company_roots (item, root) SELECT coalesce(max(item), 0) + 1, coalesce(max(item), 0) + 1 FROM company_roots RETURNING item").pluck();
  const [company, alias, search] = [inserter(db, "companies"), inserter(db, "company_names"), inserter(db, "company_search")];
  return ({ key, name, country }, at) => {
    if (known.get(key) !== undefined) return;
    const item = root.get() as number;
    const version = { recorded_from: at, recorded_to: null, recorded_by: null };
    company({ item, name, uscc: null, country, parent: null, note: null, district: null, ...version });
    alias({ company: item, name, name_key: key, ...version });
    search({ rowid: item, ...companyColumns({ names: [name], uscc: null }) });
  };
}

/** Adds rows to the trail as `appendAudit` does, within a transaction that holds the write lock. */
function trailWriter(db: Pick<Db, "handle">): (at: string, code: string, projectId: number, after: Readonly<Record<string, unknown>>) => void {
  const add = inserter(db, "audit_log");
  const head = db.handle.prepare("SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1");
  return (at, code, projectId, after) => {
    const last = (head.get() as { seq: number; hash: string } | undefined) ?? { seq: 0, hash: CHAIN_START };
    const row = {
      seq: last.seq + 1, at, actor_id: null, actor_name: "system", action: "project.create", object_type: "project", object_code: code, project_id: projectId,
      before: null, after: JSON.stringify(after), prev_hash: last.hash,
    };
    add({ ...row, hash: auditHash(row) });
  };
}

/** Writes many projects through prepared statements, as versioned rows like any other, each told in the trail; one call is one transaction. */
export function bulkLoader(db: Pick<Db, "handle">, now: string): (projects: readonly BulkProject[]) => void {
  const project = inserter(db, "projects");
  const facts = inserter(db, "project_facts");
  const plan = inserter(db, "milestone_plans");
  const update = inserter(db, "project_updates");
  const search = inserter(db, "project_search");
  const party = inserter(db, "project_parties");
  const addCompany = companyAdder(db);
  const tell = trailWriter(db);
  const load = db.handle.transaction((projects: readonly BulkProject[]) => {
    for (const entry of projects) {
      const id = project(entry.project);
      for (const row of entry.versions) facts({ ...row, project_id: id } as unknown as Row);
      for (const row of entry.plans) plan({ ...row, project_id: id });
      for (const row of entry.updates) update({ ...row, project_id: id } as unknown as Row);
      search({ rowid: id, ...searchColumns(entry.search) });
      for (const key of entry.partyKeys) party({ party_key: key, project_id: id });
      for (const one of entry.parties) addCompany(one, entry.project.updated_at);
      tell(now, entry.project.code, id, entry.told);
    }
  });
  return (projects) => void load.immediate(projects);
}
