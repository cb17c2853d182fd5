import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import { companyMatch } from "../engines/company-search.ts";
import type { Database } from "../schema/database.ts";
import type { CompanyMergeRow, CompanyNameRow, CompanyRow } from "../schema/companies.ts";
import { factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";

/** Which companies may be known: those of projects that are seen, and those that the own district entered. */
export interface CompanyScope {
  readonly projects: Predicate;
  /** Null: only by projects. */
  readonly district: string | null;
}

/** Whether a scope leaves nothing out. */
export function isEverything({ op, ...rest }: Predicate): boolean {
  return op === "all" && "of" in rest && Array.isArray(rest.of) && rest.of.length === 0;
}

function companies(db: Kysely<Database>, scope: CompanyScope) {
  const query = db.selectFrom("companies as c").where("c.recorded_to", "is", null);
  if (isEverything(scope.projects)) return query;
  const keys = factsWhere(db, scope.projects).innerJoin("project_parties as y", "y.project_id", "f.project_id").select("y.party_key");
  const named = db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").where("n.recorded_to", "is", null).where("n.name_key", "in", keys).select("r.root");
  return query.where((eb) => eb.or([eb("c.item", "in", named), eb("c.uscc", "in", keys), ...(scope.district === null ? [] : [eb("c.district", "=", scope.district)])]));
}

export interface CompanyFilter {
  readonly q?: string | undefined;
  readonly origin?: "domestic" | "foreign" | "unknown" | undefined;
  readonly without?: "uscc" | undefined;
}

function filtered(db: Kysely<Database>, scope: CompanyScope, { q, origin, without }: CompanyFilter) {
  let query = companies(db, scope);
  if (q) query = query.where(companyMatch(q));
  if (origin === "domestic") query = query.where("c.country", "=", "CN");
  if (origin === "foreign") query = query.where("c.country", "!=", "CN");
  if (origin === "unknown") query = query.where("c.country", "is", null);
  return without === "uscc" ? query.where("c.uscc", "is", null) : query;
}

/** A page of companies by name, in their present versions. */
export async function listCompanies(db: Kysely<Database>, scope: CompanyScope, filter: CompanyFilter, limit: number, offset: number): Promise<CompanyRow[]> {
  return filtered(db, scope, filter).selectAll("c").orderBy("c.name").orderBy("c.item").limit(limit).offset(offset).execute();
}

/** How many companies there are for a filter. */
export async function countCompanies(db: Kysely<Database>, scope: CompanyScope, filter: CompanyFilter): Promise<number> {
  const row = await filtered(db, scope, filter).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow();
  return row.count;
}

/** The record that one stands for now; null where there never was one. */
export async function rootOf(db: Kysely<Database>, item: number): Promise<number | null> {
  const row = await db.selectFrom("company_roots").select("root").where("item", "=", item).executeTakeFirst();
  return row?.root ?? null;
}

/** One company in its present version, if the scope lets it be known. */
export async function findCompany(db: Kysely<Database>, item: number, scope: CompanyScope): Promise<CompanyRow | null> {
  const row = await companies(db, scope).where("c.item", "=", item).selectAll("c").executeTakeFirst();
  return row ?? null;
}

/** Which of some companies the scope lets be known, in their present versions. */
export async function knownCompanies(db: Kysely<Database>, items: readonly number[], scope: CompanyScope): Promise<CompanyRow[]> {
  if (items.length === 0) return [];
  return companies(db, scope).where("c.item", "in", [...items]).selectAll("c").orderBy("c.name").execute();
}

/** The company that bears a credit code, whoever may know it. */
export async function companyWithCode(db: Kysely<Database>, uscc: string): Promise<Pick<CompanyRow, "item" | "name"> | null> {
  const row = await db.selectFrom("companies").select(["item", "name"]).where("recorded_to", "is", null).where("uscc", "=", uscc).executeTakeFirst();
  return row ?? null;
}

/** The companies that go by names with some keys, whoever may know them. */
export async function companiesNamed(db: Kysely<Database>, keys: readonly string[]): Promise<{ key: string; item: number; name: string }[]> {
  if (keys.length === 0) return [];
  return db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").innerJoin("companies as c", "c.item", "r.root")
    .where("n.recorded_to", "is", null).where("c.recorded_to", "is", null).where("n.name_key", "in", [...keys]).select(["n.name_key as key", "c.item", "c.name"]).execute();
}

/** Every name that a company and the records merged into it go by. */
export async function namesOfCompanies(db: Kysely<Database>, roots: readonly number[]): Promise<(CompanyNameRow & { root: number })[]> {
  if (roots.length === 0) return [];
  return db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").where("n.recorded_to", "is", null).where("r.root", "in", [...roots])
    .selectAll("n").select("r.root").orderBy("n.id").execute();
}

/** A company by the record that it stands for now, and the name it goes by there. */
export type NamedCompany = Pick<CompanyRow, "item" | "name" | "uscc">;

/** The companies among the investors of a project, and the one that bears its credit code, in the order of their records. */
export async function companiesOfProject(db: Kysely<Database>, projectId: number): Promise<NamedCompany[]> {
  const keys = db.selectFrom("project_parties").select("party_key").where("project_id", "=", projectId);
  const named = db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").select("r.root").where("n.recorded_to", "is", null).where("n.name_key", "in", keys);
  return db.selectFrom("companies as c").select(["c.item", "c.name", "c.uscc"]).where("c.recorded_to", "is", null)
    .where((eb) => eb.or([eb("c.item", "in", named), eb("c.uscc", "in", keys)])).orderBy("c.item").execute();
}

/** The projects of some companies, by the names and credit codes of these and of what was merged into them. */
export function projectsOf(db: Kysely<Database>, roots: readonly number[]) {
  const byName = db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").innerJoin("project_parties as y", "y.party_key", "n.name_key")
    .where("n.recorded_to", "is", null).where("r.root", "in", [...roots]).select(["r.root", "y.project_id"]);
  const byCode = db.selectFrom("companies as c").innerJoin("project_parties as y", "y.party_key", "c.uscc").where("c.recorded_to", "is", null).where("c.item", "in", [...roots]).select(["c.item as root", "y.project_id"]);
  return byName.union(byCode);
}

/** How many projects within a scope each of some companies has. */
export async function projectCounts(db: Kysely<Database>, roots: readonly number[], scope: Predicate): Promise<Map<number, number>> {
  if (roots.length === 0) return new Map();
  const rows = await factsWhere(db, scope).innerJoin(projectsOf(db, roots).as("o"), "o.project_id", "f.project_id").groupBy("o.root").select(["o.root", sql<number>`count(*)`.as("count")]).execute();
  return new Map(rows.map((row) => [row.root, row.count]));
}

export type CompanyProject = Pick<StoredProject, "project_id" | "name" | "district" | "total_cny" | "part_of" | "duplicate_of"> & { readonly code: string; readonly stage: string; readonly root: number };

/** The projects within a scope of some companies, the largest first. */
export async function projectsOfCompanies(db: Kysely<Database>, roots: readonly number[], scope: Predicate, limit: number): Promise<CompanyProject[]> {
  if (roots.length === 0) return [];
  return factsWhere(db, scope).innerJoin(projectsOf(db, roots).as("o"), "o.project_id", "f.project_id")
    .select(["f.project_id", "p.code", "p.stage", "f.name", "f.district", "f.total_cny", "f.part_of", "f.duplicate_of", "o.root"]).orderBy("f.total_cny", "desc").orderBy("f.project_id").limit(limit).execute();
}

/** The company that each one belongs to, where it belongs to one. */
export async function parentOf(db: Kysely<Database>, item: number): Promise<number | null> {
  const row = await db.selectFrom("companies as c").innerJoin("company_roots as r", "r.item", "c.parent").where("c.recorded_to", "is", null).where("c.item", "=", item).select("r.root").executeTakeFirst();
  return row?.root ?? null;
}

const DEEPEST = 20;

/** A company and all that belong to it, with the one each belongs to, those above first. */
export async function companiesBelow(db: Kysely<Database>, top: number): Promise<{ item: number; parent: number | null; depth: number }[]> {
  const { rows } = await sql<{ item: number; parent: number | null; depth: number }>`with recursive tree (item, parent, depth) as (
    select ${top}, null, 0 union select c.item, r.root, t.depth + 1 from tree t join company_roots r on r.root = t.item join companies c on c.parent = r.item and c.recorded_to is null
    where t.depth < ${DEEPEST}) select item, parent, depth from tree order by depth, item`.execute(db);
  return rows;
}

/** The merges in force that lead to a company, the newest first. */
export async function mergesInto(db: Kysely<Database>, root: number): Promise<CompanyMergeRow[]> {
  return db.selectFrom("company_merges as m").innerJoin("company_roots as r", "r.item", "m.kept").where("m.recorded_to", "is", null).where("r.root", "=", root).selectAll("m").orderBy("m.id", "desc").execute();
}

/** The last version of a company, also of one that was merged. */
export async function lastVersion(db: Kysely<Database>, item: number): Promise<CompanyRow | null> {
  const row = await db.selectFrom("companies").selectAll().where("item", "=", item).orderBy("id", "desc").limit(1).executeTakeFirst();
  return row ?? null;
}

/** Whether a project names an investor by the key. */
export async function isKeyInUse(db: Kysely<Database>, key: string): Promise<boolean> {
  const row = await db.selectFrom("project_parties").select("project_id").where("party_key", "=", key).limit(1).executeTakeFirst();
  return row !== undefined;
}
