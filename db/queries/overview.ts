import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { milestoneColumn } from "../codecs.ts";
import type { Database } from "../schema/database.ts";
import { predicateSql } from "./predicate-sql.ts";
import { factsWhere } from "./project-facts.ts";

/** How many projects a statement holds for, and their total in yuan. */
export interface CountAndSum {
  readonly count: number;
  readonly totalCny: number;
}

/** Counts several statements over the same projects in one pass, in the order of the statements. */
export async function countEach(db: Kysely<Database>, among: Predicate, parts: readonly Predicate[], knownAt: string | null): Promise<CountAndSum[]> {
  if (parts.length === 0) return [];
  const row: Record<string, number> = await factsWhere(db, among, knownAt).select((eb) => parts.flatMap((part, index) => {
    const isPart = predicateSql(eb, part, knownAt);
    return [
      sql<number>`coalesce(sum(case when ${isPart} then 1 else 0 end), 0)`.as(`count_${index}`),
      sql<number>`coalesce(sum(case when ${isPart} then f.total_cny else 0 end), 0)`.as(`cny_${index}`),
    ];
  })).executeTakeFirstOrThrow();
  return parts.map((_, index) => ({ count: row[`count_${index}`] ?? 0, totalCny: row[`cny_${index}`] ?? 0 }));
}

/** The same statement counted by district; projects without one stand under null. */
export async function countByDistrict(db: Kysely<Database>, predicate: Predicate, knownAt: string | null): Promise<Map<string | null, CountAndSum>> {
  const rows = await factsWhere(db, predicate, knownAt)
    .select(["f.district", sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(f.total_cny), 0)`.as("totalCny")]).groupBy("f.district").execute();
  return new Map(rows.map((row) => [row.district, { count: row.count, totalCny: row.totalCny }]));
}

/** The same statement counted by the month, `YYYY-MM`, of a milestone's effective date. */
export async function countByMonth(db: Kysely<Database>, predicate: Predicate, milestone: MilestoneType, knownAt: string | null): Promise<Map<string, number>> {
  const month = sql<string>`substr(${sql.ref(`f.${milestoneColumn(milestone)}`)}, 1, 7)`;
  const rows = await factsWhere(db, predicate, knownAt).select([month.as("month"), sql<number>`count(*)`.as("count")]).groupBy(month).execute();
  return new Map(rows.map((row) => [row.month, row.count]));
}
