import { sql } from "kysely";
import type { CompiledQuery, Kysely } from "kysely";
import { CANONICAL_MILESTONES } from "#app/domain/milestones.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { foreign, manufacturing } from "#app/domain/quotas.ts";
import { milestoneColumn } from "../codecs.ts";
import type { Database } from "../schema/database.ts";
import type { ProjectFactsTable, ProjectTable } from "../schema/projects.ts";
import type { FactsBuilder } from "./facts-builder.ts";
import { predicateSql } from "./predicate-sql.ts";
import { factsWhere } from "./project-facts.ts";
import { ordered } from "./project-list.ts";
import type { ListSort } from "./project-list.ts";

const IDENTITY = ["code", "version", "created_at", "updated_at", "stage", "light"] as const satisfies readonly (keyof ProjectTable)[];
const FACTS = [
  "name", "investors", "uscc", "district", "division", "industry_class", "kind", "chain", "chain_role", "amount", "currency", "amount_modifier",
  "fixed_amount", "total_cny", "foreign_share_bp", "flags", "project_code", "land_mu_e4", "far_e4", "new_land", "standard_land", "energy_tce_e4",
  "two_high_screen", "replacement_plan_on", "replacement_plan_precision", "bureau_chief", "suspended_on", "resumed_on", "termination_reason",
  "duplicate_of", "part_of", "note", "month_precision", "year_precision",
] as const satisfies readonly (keyof ProjectFactsTable)[];

type Identity = Pick<ProjectTable, (typeof IDENTITY)[number]>;
type Facts = Pick<ProjectFactsTable, (typeof FACTS)[number] | `${(typeof CANONICAL_MILESTONES)[number]}_on`>;

/** A project as other systems read it: its canonical columns and what is derived from them, with the liaison's e-mail. */
export interface ProjectRecord extends Identity, Facts {
  readonly liaison_email: string | null;
  readonly last_update_on: string | null;
  readonly is_manufacturing: 0 | 1;
  readonly is_foreign: 0 | 1;
}

/** Stands in a compiled statement for a value that each call gives. */
const [CODE, LIMIT, OFFSET] = [Symbol("code"), Symbol("limit"), Symbol("offset")];
const as = <T>(placeholder: symbol): T => placeholder as unknown as T;

/** Building a statement costs more than running it, so that those in use are kept by what they say. */
const COMPILED_LIMIT = 500;
const compiled = new Map<string, CompiledQuery>();

async function run<Row>(db: Kysely<Database>, key: string, build: () => { compile: () => CompiledQuery<Row> }, values: ReadonlyMap<symbol, string | number>): Promise<Row[]> {
  let query = compiled.get(key) as CompiledQuery<Row> | undefined;
  if (!query) {
    if (compiled.size >= COMPILED_LIMIT) compiled.clear();
    compiled.set(key, (query = build().compile()));
  }
  const parameters = query.parameters.map((value) => (typeof value === "symbol" ? values.get(value) : value));
  return (await db.executeQuery<Row>({ ...query, parameters })).rows;
}

function records(db: Kysely<Database>, predicate: Predicate) {
  const columns = [...IDENTITY.map((column) => `p.${column}` as const), ...[...FACTS, ...CANONICAL_MILESTONES.map(milestoneColumn)].map((column) => `f.${column}` as const)];
  return factsWhere(db, predicate).select(columns).select((eb) => [
    eb.selectFrom("users as u").select("u.email").whereRef("u.id", "=", "f.liaison_id").as("liaison_email"),
    eb.selectFrom("project_updates as d").select(sql<string | null>`max(d.on_date)`.as("on_date")).whereRef("d.project_id", "=", "f.project_id").where("d.recorded_to", "is", null).as("last_update_on"),
    truth(eb, manufacturing).as("is_manufacturing"), truth(eb, foreign).as("is_foreign"),
  ]);
}

function truth(eb: FactsBuilder, predicate: Predicate) {
  return sql<0 | 1>`case when ${predicateSql(eb, predicate)} then 1 else 0 end`;
}

/** One project as a record, if the scope lets it be seen. */
export async function findRecord(db: Kysely<Database>, code: string, scope: Predicate): Promise<ProjectRecord | null> {
  const rows = await run<ProjectRecord>(db, `one ${JSON.stringify(scope)}`, () => records(db, scope).where("p.code", "=", as<string>(CODE)), new Map([[CODE, code]]));
  return rows[0] ?? null;
}

/** A page of records; the page is cut by its ids first, so that only its own rows are read whole. */
export async function listRecords(db: Kysely<Database>, predicate: Predicate, sort: ListSort, limit: number, offset: number): Promise<ProjectRecord[]> {
  const build = () => {
    const page = ordered(factsWhere(db, predicate).select("f.id"), sort).limit(as<number>(LIMIT)).offset(as<number>(OFFSET));
    return ordered(records(db, { op: "all", of: [] }).where("f.id", "in", page), sort);
  };
  return run<ProjectRecord>(db, `list ${JSON.stringify([sort, predicate])}`, build, new Map([[LIMIT, limit], [OFFSET, offset]]));
}
