import type { Kysely, Transaction } from "kysely";
import type { CurvePoint, MonthlyReport } from "#app/domain/progress.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { InvestmentCurveRow, ProgressReportRow } from "../schema/progress.ts";
import { factsWhere } from "./project-facts.ts";
import { knownVersions } from "./versions.ts";

/** A row as a report. */
export function reportOfRow(row: ProgressReportRow): MonthlyReport {
  return { month: row.month, doneCny: row.done_cny, cumulativeCny: row.cumulative_cny, nextCny: row.next_cny, percent: row.percent, reason: row.reason };
}

/** A stored curve as its points. */
export function pointsOfCurve(row: Pick<InvestmentCurveRow, "points"> | null): CurvePoint[] {
  return row === null ? [] : (JSON.parse(row.points) as [string, number][]).map(([month, cny]) => ({ month, cny }));
}

/** The reports of a project by month, as known at an instant (null: now). */
export async function reportsOf(db: Kysely<Database>, projectId: number, knownAt: string | null = null): Promise<ProgressReportRow[]> {
  return db.selectFrom("progress_reports as t").selectAll().where("project_id", "=", projectId).where(knownVersions(knownAt)).orderBy("month").execute();
}

/** The cumulative of a project's newest report; null without one. */
export async function investedCny(db: Kysely<Database>, projectId: number): Promise<number | null> {
  const row = await db.selectFrom("progress_reports as t").select("cumulative_cny").where("project_id", "=", projectId).where(knownVersions(null)).orderBy("month", "desc").limit(1).executeTakeFirst();
  return row?.cumulative_cny ?? null;
}

/** How many versions each report of a project has, by its item. */
export async function reportVersionCounts(db: Kysely<Database>, projectId: number): Promise<Map<number, number>> {
  const rows = await db.selectFrom("progress_reports").where("project_id", "=", projectId).groupBy("item").select(["item", (eb) => eb.fn.countAll<number>().as("count")]).execute();
  return new Map(rows.map((row) => [row.item, row.count]));
}

/** Reports of a month and the last ones before it, of the projects a statement holds for. */
export async function reportsUntil(db: Kysely<Database>, among: Predicate, month: string): Promise<ProgressReportRow[]> {
  return db.selectFrom("progress_reports as t").selectAll().where(knownVersions(null)).where("month", "<=", month)
    .where("project_id", "in", factsWhere(db, among).select("f.project_id")).orderBy("project_id").orderBy("month").execute();
}

/** The months that each of the projects a statement holds for has reported. */
export async function reportedMonths(db: Kysely<Database>, among: Predicate): Promise<Map<number, Set<string>>> {
  const rows = await db.selectFrom("progress_reports as t").select(["project_id", "month"]).where(knownVersions(null)).where("project_id", "in", factsWhere(db, among).select("f.project_id")).execute();
  const months = new Map<number, Set<string>>();
  for (const row of rows) months.set(row.project_id, (months.get(row.project_id) ?? new Set<string>()).add(row.month));
  return months;
}

/** Adds a version of a report. */
export async function insertReport(trx: Transaction<Database>, row: Omit<ProgressReportRow, "id" | "recorded_to">): Promise<number> {
  const inserted = await trx.insertInto("progress_reports").values({ ...row, recorded_to: null }).returning("id").executeTakeFirstOrThrow();
  return inserted.id;
}

/** The planned curve of a project in its present version. */
export async function currentCurve(db: Kysely<Database>, projectId: number, knownAt: string | null = null): Promise<InvestmentCurveRow | null> {
  const row = await db.selectFrom("investment_curves as t").selectAll().where("project_id", "=", projectId).where(knownVersions(knownAt)).executeTakeFirst();
  return row ?? null;
}

/** The planned curves of the projects a statement holds for. */
export async function curvesWhere(db: Kysely<Database>, among: Predicate): Promise<Map<number, CurvePoint[]>> {
  const rows = await db.selectFrom("investment_curves as t").select(["project_id", "points"]).where(knownVersions(null)).where("project_id", "in", factsWhere(db, among).select("f.project_id")).execute();
  return new Map(rows.map((row) => [row.project_id, pointsOfCurve(row)]));
}

/** How often the curve of a project was drawn. */
export async function curveVersions(db: Kysely<Database>, projectId: number): Promise<number> {
  const row = await db.selectFrom("investment_curves").where("project_id", "=", projectId).select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return row.count;
}

/** Adds a version of a curve. */
export async function insertCurve(trx: Transaction<Database>, row: Omit<InvestmentCurveRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("investment_curves").values({ ...row, recorded_to: null }).execute();
}

/** What decides whether a project has to report, and how a list names it. */
const REPORTING_COLUMNS = [
  "f.project_id", "p.code", "p.created_at", "p.stage", "p.light", "f.name", "f.district", "f.liaison_id", "f.total_cny", "f.part_of", "f.duplicate_of", "f.archived_on",
  "f.suspended_on", "f.resumed_on", "f.landed_on", "f.started_on", "f.capacity_on", "f.discharged_on", "f.terminated_on",
] as const;

/** Narrow rows of the projects a statement holds for, in the order of their codes. */
export async function reportingRows(db: Kysely<Database>, among: Predicate) {
  return factsWhere(db, among).select(REPORTING_COLUMNS).orderBy("p.code").execute();
}

export type ReportingRow = Awaited<ReturnType<typeof reportingRows>>[number];

/** When projects were suspended and resumed and why, version by version, of those that ever were. */
export async function suspensionVersions(db: Kysely<Database>, projectIdList: readonly number[]) {
  if (projectIdList.length === 0) return [];
  return db.selectFrom("project_facts as f").select(["f.project_id", "f.suspended_on", "f.resumed_on", "f.suspension_reason", "f.resumption_reason", "f.recorded_from"])
    .where("f.project_id", "in", [...projectIdList]).orderBy("f.project_id").orderBy("f.id").execute();
}
