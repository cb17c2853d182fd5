import { sql } from "kysely";
import type { Expression, Kysely, SqlBool } from "kysely";
import { WARNING_DAYS } from "#app/domain/commitments.ts";
import type { DutyState, Side } from "#app/domain/commitments.ts";
import { addDays } from "#app/domain/dates.ts";
import type { CheckStage } from "#app/domain/indicators.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";

export interface DutyFilter {
  readonly side?: Side | undefined;
  readonly state?: DutyState | undefined;
  readonly unit?: string | undefined;
  readonly stage?: CheckStage | undefined;
}

/** In SQL what the domain says of one commitment on a day. */
function stateSql(state: DutyState, today: string): Expression<SqlBool> {
  switch (state) {
    case "open": return sql<SqlBool>`c.verdict IS NULL`;
    case "due": return sql<SqlBool>`c.verdict IS NULL AND c.due_on BETWEEN ${today} AND ${addDays(today, WARNING_DAYS)}`;
    case "overdue": return sql<SqlBool>`c.verdict IS NULL AND c.due_on < ${today}`;
    case "judge": return sql<SqlBool>`c.verdict IS NULL AND (c.actual_e4 IS NOT NULL OR c.actual_note IS NOT NULL) AND (c.due_on IS NULL OR c.due_on <= ${today}
      OR CASE c.operator WHEN '>=' THEN c.actual_e4 >= c.value_e4 WHEN '<=' THEN c.actual_e4 <= c.value_e4 ELSE c.actual_e4 = c.value_e4 END)`;
    case "breach": return sql<SqlBool>`(c.verdict IN ('unmet','partly') OR (c.verdict IS NULL AND c.due_on < ${today}))`;
    case "kept": return sql<SqlBool>`c.verdict IS NOT NULL`;
  }
}

function duties(db: Kysely<Database>, scope: Predicate) {
  return factsWhere(db, scope).innerJoin("commitments as c", "c.project_id", "f.project_id").where("c.recorded_to", "is", null);
}

function narrowed(db: Kysely<Database>, scope: Predicate, filter: DutyFilter, today: string) {
  let query = duties(db, scope);
  if (filter.side) query = query.where("c.side", "=", filter.side);
  if (filter.unit) query = query.where("c.responsible", "=", filter.unit);
  if (filter.stage) query = query.where("c.check_stage", "=", filter.stage);
  return filter.state ? query.where(stateSql(filter.state, today)) : query;
}

/** One page of the commitments within a scope: open ones first, by their due day. */
export async function dutyPage(db: Kysely<Database>, scope: Predicate, filter: DutyFilter, today: string, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  return narrowed(db, scope, filter, today)
    .select(["p.code", "f.name", "f.district", "c.item", "c.side", "c.indicator", "c.title", "c.operator", "c.value_e4", "c.measure", "c.due_on", "c.check_stage", "c.responsible", "c.actual_e4", "c.actual_note", "c.actual_on", "c.verdict", "c.verdict_reason"])
    .orderBy(sql`c.verdict IS NOT NULL`).orderBy(sql`c.due_on IS NULL`).orderBy("c.due_on").orderBy("c.item").limit(limit).offset(offset).execute();
}

/** How many commitments within a scope a filter lets through. */
export async function dutyCount(db: Kysely<Database>, scope: Predicate, filter: DutyFilter, today: string): Promise<number> {
  const row = await narrowed(db, scope, filter, today).select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return row.count;
}

/** How often each verdict was given, by district and side; no verdict stands under null. */
export async function verdictsByDistrict(db: Kysely<Database>, scope: Predicate) {
  return duties(db, scope).select((eb) => ["f.district", "c.side", "c.verdict", eb.fn.countAll<number>().as("count")]).groupBy(["f.district", "c.side", "c.verdict"]).execute();
}

/** Contracts within a scope that end within the warning days or ended already, the earliest first. */
export async function endingContracts(db: Kysely<Database>, scope: Predicate, today: string, limit: number) {
  return factsWhere(db, scope).innerJoin("contracts as k", "k.project_id", "f.project_id").where("k.recorded_to", "is", null).where("k.valid_until", "<=", addDays(today, WARNING_DAYS))
    .select(["p.code", "f.name", "k.item", "k.name as contract", "k.valid_until"]).orderBy("k.valid_until").limit(limit).execute();
}

/** Rectifications within a scope that are not over, the earliest deadline first. */
export async function openRectifications(db: Kysely<Database>, scope: Predicate, limit: number) {
  return factsWhere(db, scope).innerJoin("performance_reviews as r", "r.project_id", "f.project_id").where("r.recorded_to", "is", null).where("r.rectify_by", "is not", null)
    .where((eb) => eb.or([eb("r.rectified", "is", null), eb("r.rectified", "=", "failed")]))
    .select(["p.code", "f.name", "r.year", "r.rectify_by"]).orderBy("r.rectify_by").limit(limit).execute();
}
