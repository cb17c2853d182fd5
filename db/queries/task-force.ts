import { sql } from "kysely";
import type { Kysely, SqlBool } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { MeetingLight, MeetingOrder } from "#app/domain/task-force.ts";
import type { Database } from "../schema/database.ts";
import { heldBy } from "./calendar.ts";
import { handedTo, IS_OPEN, isLate } from "./issues.ts";
import { factsWhere } from "./project-facts.ts";

/** Which projects a meeting goes through; `redAfter`: only those whose red began after the due days given. `only` hides issues that were not handed to a unit. */
export interface MeetingFilter {
  readonly light: MeetingLight;
  readonly today: string;
  readonly district?: string | undefined;
  readonly unit?: string | undefined;
  readonly redAfter?: { readonly milestone: string; readonly issue: string } | undefined;
  readonly only?: string | undefined;
}

/** A project of a meeting with the plan of the milestone that decides its light. */
export interface MeetingRow {
  readonly project_id: number;
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly total_cny: number | null;
  readonly liaison_id: number | null;
  readonly bureau_chief: string | null;
  readonly stage: string;
  readonly light: string;
  readonly light_milestone: string | null;
  readonly light_due_on: string | null;
  readonly plan_on: string | null;
  readonly forecast_on: string | null;
  readonly unit: string | null;
  /** The plan at an earlier instant. */
  readonly planBefore: string | null;
}

/** Red or yellow, in the words of the index of such projects. */
const IS_LIT = sql<SqlBool>`p.light IN ('yellow','red')`;

/** A blocking issue that is overdue, of those that were handed to a unit where only they are to be seen. */
function isBlockingOverdue(today: string, only: string | undefined) {
  return sql<SqlBool>`(s.blocking = 1 AND ${IS_OPEN} AND ${isLate(today)} AND ${only === undefined ? sql`1` : handedTo(only)})`;
}

function newlyRed({ milestone, issue }: { readonly milestone: string; readonly issue: string }) {
  return sql<SqlBool>`p.light_due_on > CASE WHEN p.light_milestone IS NULL THEN ${issue} ELSE ${milestone} END`;
}

function meetingProjects(db: Kysely<Database>, scope: Predicate, { light, today, district, unit, redAfter, only }: MeetingFilter) {
  let query = factsWhere(db, scope).leftJoin("milestone_plans as m", (join) => join.onRef("m.project_id", "=", "f.project_id").onRef("m.type", "=", "p.light_milestone").on("m.recorded_to", "is", null))
    .where(IS_LIT).where("p.light", "=", light);
  if (district !== undefined) query = query.where("f.district", "=", district);
  if (redAfter !== undefined) query = query.where(newlyRed(redAfter));
  if (unit === undefined) return query;
  const leads = sql<SqlBool>`EXISTS (SELECT 1 FROM issues AS s WHERE s.project_id = f.project_id AND s.recorded_to IS NULL AND s.lead_unit = ${unit} AND ${isBlockingOverdue(today, only)})`;
  return query.where((eb) => eb.or([heldBy(unit), leads]));
}

/** A page of the projects of a meeting, the largest first or district by district. */
export async function meetingPage(db: Kysely<Database>, scope: Predicate, filter: MeetingFilter, { order, knownAt, limit, offset }: { readonly order: MeetingOrder; readonly knownAt: string; readonly limit: number; readonly offset: number }): Promise<MeetingRow[]> {
  const planBefore = sql<string | null>`(SELECT b.plan_on FROM milestone_plans AS b WHERE b.project_id = m.project_id AND b.type = m.type AND b.recorded_from <= ${knownAt} AND (b.recorded_to IS NULL OR b.recorded_to > ${knownAt}))`;
  const query = meetingProjects(db, scope, filter).select([
    "f.project_id", "p.code", "f.name", "f.district", "f.total_cny", "f.liaison_id", "f.bureau_chief", "p.stage", "p.light", "p.light_milestone", "p.light_due_on", "m.plan_on", "m.forecast_on", "m.unit", planBefore.as("planBefore"),
  ]);
  const sorted = order === "district" ? query.orderBy(sql`f.district IS NULL`).orderBy("f.district") : query;
  return sorted.orderBy(sql`+f.total_cny`, "desc").orderBy("f.project_id", "desc").limit(limit).offset(offset).execute();
}

/** How many projects of a meeting there are. */
export async function meetingLength(db: Kysely<Database>, scope: Predicate, filter: MeetingFilter): Promise<number> {
  return (await meetingProjects(db, scope, filter).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}

/** A blocking issue past its deadline, with what its lead unit last said. */
export interface OverdueIssue {
  readonly project_id: number;
  readonly number: string;
  readonly title: string;
  readonly lead_unit: string | null;
  readonly due_on: string | null;
  readonly reply: string | null;
  readonly replied_on: string | null;
}

/** The overdue blocking issues of projects, the oldest first. */
export async function overdueBlocking(db: Kysely<Database>, projectIds: readonly number[], today: string, only: string | undefined): Promise<OverdueIssue[]> {
  if (projectIds.length === 0) return [];
  return db.selectFrom("issues as s").leftJoin("issue_units as l", (join) => join.onRef("l.issue", "=", "s.item").on("l.part", "=", "lead").on("l.recorded_to", "is", null))
    .where("s.recorded_to", "is", null).where("s.project_id", "in", [...projectIds]).where(isBlockingOverdue(today, only))
    .select(["s.project_id", "s.number", "s.title", "s.lead_unit", "s.due_on", "l.reply", "l.replied_on"]).orderBy("s.due_on").orderBy("s.item").execute();
}

/** What a meeting has before it, and what has come since the one before. */
export interface MeetingCounts {
  readonly red: number;
  readonly yellow: number;
  readonly newRed: number;
}

/** Projects by light, and those that turned red after the due days given. */
export async function meetingCounts(db: Kysely<Database>, scope: Predicate, district: string | undefined, redAfter: { readonly milestone: string; readonly issue: string }): Promise<MeetingCounts> {
  let query = factsWhere(db, scope).where(IS_LIT);
  if (district !== undefined) query = query.where("f.district", "=", district);
  return query.select([
    sql<number>`coalesce(sum(p.light = 'red'), 0)`.as("red"), sql<number>`coalesce(sum(p.light = 'yellow'), 0)`.as("yellow"), sql<number>`coalesce(sum(p.light = 'red' AND ${newlyRed(redAfter)}), 0)`.as("newRed"),
  ]).executeTakeFirstOrThrow();
}
