import { sql } from "kysely";
import type { Kysely, SqlBool } from "kysely";
import { effectiveDate } from "#app/domain/dates.ts";
import { MILESTONE_PROFILES, OWN_DISTRICT } from "#app/domain/milestone-profiles.ts";
import { MILESTONE_TYPES, milestoneBit } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { milestoneColumn } from "../codecs.ts";
import type { Database } from "../schema/database.ts";
import type { MilestonePlanRow, ProjectFactsRow } from "../schema/projects.ts";
import { factsWhere } from "./project-facts.ts";

/** Which planned and open milestones are wanted: their days, and who holds them or which they are. */
export interface DueWanted {
  /** Effective days, both included; null is open to that side. */
  readonly from: string | null;
  readonly to: string | null;
  readonly unit: string | null;
  readonly type: MilestoneType | null;
}

/** A planned milestone that is neither reached nor without use, of a project that goes on. */
export interface DueRow {
  readonly project_id: number;
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly liaison_id: number | null;
  readonly suspended_on: string | null;
  readonly resumed_on: string | null;
  readonly type: string;
  readonly plan_on: string;
  readonly baseline_on: string | null;
  readonly forecast_on: string | null;
  readonly unit: string | null;
  readonly recorded_from: string;
}

/** A plan counts for the last day of its period; a month sorts after its days, a year after its months. */
const DUE_ORDER = sql<string>`substr(m.plan_on || '-99-99', 1, 10)`;
const SUFFIX_AFTER_ALL = "~";

/** Whether the facts have a date for the milestone of a plan, by its type. */
const actualOn = sql<string | null>`case m.type ${sql.join(MILESTONE_TYPES.map((type) => sql`when ${sql.lit(type)} then ${sql.ref(`f.${milestoneColumn(type)}`)}`), sql` `)} end`;
const isNotApplicable = sql<SqlBool>`(f.not_applicable / (case m.type ${sql.join(MILESTONE_TYPES.map((type) => sql`when ${sql.lit(type)} then ${sql.lit(milestoneBit(type))}`), sql` `)} end)) % 2 = 1`;

/** Whether a plan `m` of the facts `f` is held by a unit: named by it, or usual for it. */
export function heldBy(unit: string) {
  const typesOf = (holder: string) => MILESTONE_TYPES.filter((type) => MILESTONE_PROFILES[type].unit === holder);
  const ofDistricts = sql<SqlBool>`(m.type in (${sql.join(typesOf(OWN_DISTRICT))}) and ('gov_' || f.district) = ${unit})`;
  const usual = typesOf(unit);
  const ofRegistry = usual.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`m.type in (${sql.join(usual)})`;
  return sql<SqlBool>`(m.unit = ${unit} or (m.unit is null and (${ofRegistry} or ${ofDistricts})))`;
}

function duePlans(db: Kysely<Database>, predicate: Predicate, { from, to, unit, type }: DueWanted) {
  let query = factsWhere(db, predicate).innerJoin("milestone_plans as m", "m.project_id", "f.project_id")
    .where("m.recorded_to", "is", null).where("m.plan_on", "is not", null).where("f.archived_on", "is", null).where("p.stage", "not in", ["done", "left"])
    .where(sql<SqlBool>`${actualOn} is null`).where(sql<SqlBool>`not ${isNotApplicable}`);
  if (from !== null) {
    const [month, year] = [from.slice(0, "2025-01".length), from.slice(0, "2025".length)];
    const holdsYearEnd = to === null || to >= effectiveDate(year);
    query = (holdsYearEnd ? query.where((eb) => eb.or([eb("m.plan_on", ">=", month), eb("m.plan_on", "=", year)])) : query.where("m.plan_on", ">=", month)).where(DUE_ORDER, ">=", from);
  }
  if (to !== null) query = query.where("m.plan_on", "<", `${to}${SUFFIX_AFTER_ALL}`).where((eb) => eb.or([eb(sql`length(m.plan_on)`, "=", to.length), ...coarserThan(to).map((period) => eb("m.plan_on", "=", period)), eb(DUE_ORDER, "<", to)]));
  if (unit !== null) query = query.where(heldBy(unit));
  return type === null ? query : query.where("m.type", "=", type);
}

/** The month and the year that end on a day: plans for them count on it. */
function coarserThan(day: string): string[] {
  return [day.slice(0, "2025-01".length), day.slice(0, "2025".length)].filter((period) => effectiveDate(period) <= day);
}

/** Planned and open milestones by day. */
export async function dueMilestones(db: Kysely<Database>, predicate: Predicate, wanted: DueWanted, limit: number, offset = 0): Promise<DueRow[]> {
  const rows = await duePlans(db, predicate, wanted)
    .select(["f.project_id", "p.code", "f.name", "f.district", "f.liaison_id", "f.suspended_on", "f.resumed_on", "m.type", "m.plan_on", "m.baseline_on", "m.forecast_on", "m.unit", "m.recorded_from"])
    .orderBy(DUE_ORDER).orderBy("m.id").limit(limit).offset(offset).execute();
  return rows.flatMap((row) => (row.plan_on === null ? [] : [{ ...row, plan_on: row.plan_on }]));
}

/** How many they are. */
export async function countDue(db: Kysely<Database>, predicate: Predicate, wanted: DueWanted): Promise<number> {
  const row = await duePlans(db, predicate, wanted).select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return row.count;
}

/** The present facts of projects with a milestone first planned for a year, and every version of their plans; the newest projects first. */
export async function plansOfYear(db: Kysely<Database>, predicate: Predicate, year: number, limit: number): Promise<{ facts: (ProjectFactsRow & { code: string })[]; versions: MilestonePlanRow[] }> {
  const facts = await factsWhere(db, predicate).selectAll("f").select("p.code").where("f.archived_on", "is", null)
    .where((eb) => eb.exists(eb.selectFrom("milestone_plans as m").select(sql<number>`1`.as("one")).whereRef("m.project_id", "=", "f.project_id").where("m.recorded_to", "is", null)
      .where("m.baseline_on", ">=", String(year)).where("m.baseline_on", "<", String(year + 1))))
    .orderBy("f.project_id", "desc").limit(limit).execute();
  const versions: MilestonePlanRow[] = [];
  for (let start = 0; start < facts.length; start += 500) {
    const ids = facts.slice(start, start + 500).map((row) => row.project_id);
    versions.push(...(await db.selectFrom("milestone_plans").selectAll().where("project_id", "in", ids).orderBy("id").execute()));
  }
  return { facts, versions };
}

/** How many versions the plans of milestones have had, by `CODE type`. */
export async function planRevisions(db: Kysely<Database>, rows: readonly Pick<DueRow, "code">[]): Promise<Map<string, number>> {
  const revisions = new Map<string, number>();
  const codes = [...new Set(rows.map((row) => row.code))];
  for (let start = 0; start < codes.length; start += 500) {
    const counted = await db.selectFrom("milestone_plans as m").innerJoin("projects as p", "p.id", "m.project_id").where("p.code", "in", codes.slice(start, start + 500))
      .select((eb) => ["p.code", "m.type", eb.fn.countAll<number>().as("count")]).groupBy(["p.code", "m.type"]).execute();
    for (const row of counted) revisions.set(`${row.code} ${row.type}`, row.count);
  }
  return revisions;
}
