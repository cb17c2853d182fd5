import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { ResourceKind } from "#app/domain/resources.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { ResourceBudgetRow, ResourceRequestRow } from "../schema/resources.ts";
import { factsWhere } from "./project-facts.ts";

/** The budgets of a year in their present versions. */
export async function budgetsOf(db: Kysely<Database>, year: number): Promise<ResourceBudgetRow[]> {
  return db.selectFrom("resource_budgets").selectAll().where("year", "=", year).where("recorded_to", "is", null).orderBy("id").execute();
}

/** Adds a version of a budget. */
export async function insertBudget(trx: Transaction<Database>, row: Omit<ResourceBudgetRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("resource_budgets").values({ ...row, recorded_to: null }).execute();
}

/** What the projects of a place ask of a resource in a year and were given; district null: no known district. */
export interface ResourceSum {
  readonly kind: ResourceKind;
  readonly district: string | null;
  readonly projects: number;
  readonly askedE4: number;
  readonly givenE4: number;
}

/** Sums of a year by resource and the projects' present districts, over every project whoever sees it: budgets are the city's. */
export async function resourceSums(db: Kysely<Database>, year: number): Promise<ResourceSum[]> {
  return db.selectFrom("resource_requests as r").innerJoin("project_facts as f", "f.project_id", "r.project_id").where("r.recorded_to", "is", null).where("f.recorded_to", "is", null).where("r.year", "=", year)
    .select(["r.kind", "f.district", sql<number>`count(*)`.as("projects"), sql<number>`sum(r.asked_e4)`.as("askedE4"), sql<number>`sum(r.allocated_e4)`.as("givenE4")]).groupBy(["r.kind", "f.district"]).execute();
}

/** Years in which there are budgets or requests, ascending. */
export async function resourceYears(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom("resource_budgets").select("year").union(db.selectFrom("resource_requests").select("year")).execute();
  return rows.map((row) => row.year).sort((a, b) => a - b);
}

/** What a project asks for, by year and resource. */
export async function requestsOf(db: Kysely<Database>, projectId: number): Promise<ResourceRequestRow[]> {
  return db.selectFrom("resource_requests").selectAll().where("project_id", "=", projectId).where("recorded_to", "is", null).orderBy("year", "desc").orderBy("kind").execute();
}

/** A request with the project that makes it. */
export interface ListedRequest extends ResourceRequestRow {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly stage: string;
}

/** Requests of a year by the projects in a scope: those that still lack something first, then the largest. */
export async function requestsIn(db: Kysely<Database>, scope: Predicate, year: number, kind: ResourceKind | undefined, limit: number, offset: number): Promise<ListedRequest[]> {
  const query = factsWhere(db, scope).innerJoin("resource_requests as r", "r.project_id", "f.project_id").where("r.recorded_to", "is", null).where("r.year", "=", year);
  return (kind === undefined ? query : query.where("r.kind", "=", kind)).selectAll("r").select(["p.code", "f.name", "f.district", "p.stage"])
    .orderBy(sql`r.allocated_e4 >= r.asked_e4`).orderBy("r.kind").orderBy("r.asked_e4", "desc").orderBy("r.id").limit(limit).offset(offset).execute();
}

/** How many requests of a year the projects in a scope make. */
export async function requestCount(db: Kysely<Database>, scope: Predicate, year: number, kind: ResourceKind | undefined): Promise<number> {
  const query = factsWhere(db, scope).innerJoin("resource_requests as r", "r.project_id", "f.project_id").where("r.recorded_to", "is", null).where("r.year", "=", year);
  return (await (kind === undefined ? query : query.where("r.kind", "=", kind)).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}

/** Adds a version of a request. */
export async function insertRequest(trx: Transaction<Database>, row: Omit<ResourceRequestRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("resource_requests").values({ ...row, recorded_to: null }).execute();
}
