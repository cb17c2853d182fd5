import { sql } from "kysely";
import type { Kysely, SelectQueryBuilder } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import { addDays } from "#app/domain/dates.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import { and, happenedIn, not } from "#app/domain/predicate.ts";
import { countedOnce } from "#app/domain/quotas.ts";
import type { Database } from "../schema/database.ts";
import { factsToSum, factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";
import { stageSql } from "./predicate-sql.ts";

const SORT_COLUMNS = {
  code: "p.code", name: "f.name", district: "f.district", industry: "f.division", kind: "f.kind", chain: "f.chain", amount: "f.amount",
  totalInvestmentCny: "f.total_cny", leadOn: "f.lead_on", signedOn: "f.signed_on", registeredOn: "f.registered_on", landedOn: "f.landed_on", landOn: "f.land_on",
  startedOn: "f.started_on", completedOn: "f.completed_on", acceptedOn: "f.accepted_on", producedOn: "f.produced_on", capacityOn: "f.capacity_on",
  dischargedOn: "f.discharged_on", fundOn: "f.fund_on", terminatedOn: "f.terminated_on", nextDueOn: "p.next_due_on", createdAt: "p.created_at", updatedAt: "p.updated_at",
} as const;
/** Stages and lights sort by their place in the list, not by their letters. */
const SORT_RANKS = {
  stage: sql`case p.stage when 'attraction' then 1 when 'landing' then 2 when 'construction' then 3 when 'acceptance' then 4 when 'capacity' then 5 when 'supervision' then 6 when 'done' then 7 else 8 end`,
  light: sql`case p.light when 'red' then 1 when 'yellow' then 2 when 'green' then 3 else 4 end`,
} as const;

type FactsQuery<O> = SelectQueryBuilder<Database & { f: Database["project_facts"]; p: Database["projects"] }, "f" | "p", O>;

export type ListSort = { readonly key: keyof typeof SORT_COLUMNS | keyof typeof SORT_RANKS; readonly descending: boolean };

const PROJECT_COLUMNS = ["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"] as const;

/** The rows in an order; unknown values come last in either direction, equal ones by age. */
export function ordered<O>(query: FactsQuery<O>, sort: ListSort): FactsQuery<O> {
  const direction = sort.descending ? "desc" : "asc";
  const sorted = sort.key === "stage" || sort.key === "light"
    ? query.orderBy(SORT_RANKS[sort.key], direction)
    : sort.descending || sort.key === "code" || sort.key === "name" || sort.key === "createdAt" || sort.key === "updatedAt"
      ? query.orderBy(SORT_COLUMNS[sort.key], direction)
      : query.orderBy(sql`${sql.ref(SORT_COLUMNS[sort.key])} is null`).orderBy(SORT_COLUMNS[sort.key], direction);
  return sorted.orderBy("f.project_id", direction);
}

/** A page of projects in their present versions. */
export async function listProjects(db: Kysely<Database>, predicate: Predicate, sort: ListSort, limit: number, offset: number): Promise<StoredProject[]> {
  return ordered(factsWhere(db, predicate).selectAll("f").select(PROJECT_COLUMNS), sort).limit(limit).offset(offset).execute();
}

/** How many projects the statement holds for, and their total in yuan. */
export async function countProjects(db: Kysely<Database>, predicate: Predicate): Promise<{ count: number; totalCny: number }> {
  return factsToSum(db, predicate).select([sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(f.total_cny), 0)`.as("totalCny")]).executeTakeFirstOrThrow();
}

/** The projects after an id, for streaming in pages of their ids. */
export async function projectsAfter(db: Kysely<Database>, predicate: Predicate, afterId: number, limit: number): Promise<StoredProject[]> {
  return factsWhere(db, predicate).selectAll("f").select(PROJECT_COLUMNS).where("f.project_id", ">", afterId).orderBy("f.project_id").limit(limit).execute();
}

export interface StageTotal {
  readonly stage: string;
  readonly count: number;
  readonly totalCny: number;
  readonly majorCount: number;
}

const MAJOR = sql<number>`coalesce(sum(case when f.total_cny >= 1000000000 then 1 else 0 end), 0)`;

/** Count and sum of counted projects per column stage as derived for today; stages without projects are absent. */
export async function stageTotals(db: Kysely<Database>, predicate: Predicate): Promise<StageTotal[]> {
  return factsWhere(db, and(predicate, countedOnce)).where("p.stage", "not in", ["done", "left"])
    .select(["p.stage", sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(f.total_cny), 0)`.as("totalCny"), MAJOR.as("majorCount")]).groupBy("p.stage").execute();
}

/** The same on another day, from the milestones. */
export async function stageTotalsOn(db: Kysely<Database>, predicate: Predicate, asOf: string, knownAt: string | null = null): Promise<StageTotal[]> {
  return factsToSum(db, and(predicate, countedOnce, existedBy(asOf)), knownAt)
    .select((eb) => [stageCase(eb, asOf).as("stage"), sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(f.total_cny), 0)`.as("totalCny"), MAJOR.as("majorCount")])
    .groupBy("stage").having("stage", "is not", null).execute() as Promise<StageTotal[]>;
}

/** On a past day a project whose first contact is known to be later was not there yet. */
export function existedBy(asOf: string): Predicate {
  return not(happenedIn("lead", addDays(asOf, 1), "9999-12-31"));
}

/** The largest projects that stood in a stage on a day. */
export async function projectsInStageOn(db: Kysely<Database>, predicate: Predicate, stage: ColumnStage, asOf: string, limit: number): Promise<StoredProject[]> {
  return factsWhere(db, and(predicate, existedBy(asOf), { op: "inStage", stages: [stage], asOf })).selectAll("f").select(PROJECT_COLUMNS)
    .orderBy("f.total_cny", "desc").orderBy("f.project_id", "desc").limit(limit).execute();
}

/** How many projects in column stages carry each light. */
export async function lightTotals(db: Kysely<Database>, predicate: Predicate): Promise<Record<string, number>> {
  const rows = await factsWhere(db, predicate).where("p.stage", "not in", ["done", "left"]).select(["p.light", sql<number>`count(*)`.as("count")]).groupBy("p.light").execute();
  return Object.fromEntries(rows.map((row) => [row.light, row.count]));
}

function stageCase(eb: Parameters<typeof stageSql>[0], asOf: string) {
  const branches = COLUMN_STAGES.map((stage: Stage) => sql`when ${stageSql(eb, stage, asOf)} then ${sql.lit(stage)}`);
  return sql<string | null>`case ${sql.join(branches, sql` `)} end`;
}
