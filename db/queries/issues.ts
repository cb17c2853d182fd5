import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { IssueCategory, IssueSource, IssueView } from "#app/domain/issues.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { WeekEvent } from "#app/domain/task-force.ts";
import type { Database } from "../schema/database.ts";
import type { IssueExtensionRow, IssueRow, IssueStepRow, IssueUnitRow } from "../schema/issues.ts";
import { factsWhere } from "./project-facts.ts";

/** An issue with the project it is on. */
export interface IssueOnProject extends IssueRow {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
}

/** What a list of issues can be narrowed to. `unit`: handed to this one; `ownUnit`: the one whose inbox it is. */
export interface IssueFilter {
  readonly view: IssueView;
  readonly today: string;
  readonly project?: number | undefined;
  readonly category?: IssueCategory | undefined;
  readonly unit?: string | undefined;
  readonly district?: string | undefined;
  readonly source?: IssueSource | undefined;
  readonly raisedOn?: string | undefined;
  /** Raised, overdue or closed after a day. */
  readonly since?: { readonly event: WeekEvent; readonly day: string } | undefined;
  /** Nothing that was not handed to this unit is there. */
  readonly only?: string | undefined;
  readonly ownUnit?: string | undefined;
  readonly number?: string | undefined;
}

/** The number of the next issue of a year, such as DB-2025-0012. */
export async function nextIssueNumber(trx: Transaction<Database>, year: string): Promise<string> {
  const prefix = `DB-${year}-`;
  const last = await trx.selectFrom("issues").select("number").where("recorded_to", "is", null).where(sql`substr(number, 1, 7)`, "=", `DB-${year}`)
    .orderBy(sql`length(number)`, "desc").orderBy("number", "desc").limit(1).executeTakeFirst();
  return `${prefix}${String(Number(last?.number.slice(prefix.length) ?? 0) + 1).padStart(4, "0")}`;
}

/** Neither closed nor withdrawn. */
export const IS_OPEN = sql<boolean>`(s.closed_on IS NULL AND s.withdrawn_on IS NULL)`;

/** An issue `s` that was handed to a unit. */
export function handedTo(unit: string) {
  return sql<boolean>`EXISTS (SELECT 1 FROM issue_units AS u WHERE u.issue = s.item AND u.unit = ${unit} AND u.recorded_to IS NULL)`;
}

function owes(unit: string) {
  return sql<boolean>`EXISTS (SELECT 1 FROM issue_units AS u WHERE u.issue = s.item AND u.unit = ${unit} AND u.recorded_to IS NULL AND (u.reply IS NULL OR (u.part = 'lead' AND s.closing_asked_on IS NULL)))`;
}

/** An issue `s` past its deadline, and not asked to close by then. */
export function isLate(today: string) {
  return sql<boolean>`(s.due_on < ${today} AND (s.closing_asked_on IS NULL OR s.closing_asked_on > s.due_on))`;
}

/** What came after a day: an issue is overdue from the day after its deadline on. */
const SINCE: Readonly<Record<WeekEvent, (day: string, today: string) => ReturnType<typeof isLate>>> = {
  raised: (day) => sql<boolean>`(s.raised_on > ${day} AND s.withdrawn_on IS NULL)`, closed: (day) => sql<boolean>`s.closed_on > ${day}`,
  overdue: (day, today) => sql<boolean>`(${IS_OPEN} AND ${isLate(today)} AND s.due_on >= ${day})`,
};

function issuesWhere(db: Kysely<Database>, scope: Predicate, filter: IssueFilter) {
  const { view, today, project, category, unit, district, source, raisedOn, since, only, ownUnit, number } = filter;
  let query = factsWhere(db, scope).innerJoin("issues as s", "s.project_id", "f.project_id").where("s.recorded_to", "is", null);
  if (project !== undefined) query = query.where("s.project_id", "=", project);
  if (category !== undefined) query = query.where("s.category", "=", category);
  if (number !== undefined) query = query.where("s.number", "=", number);
  if (only !== undefined) query = query.where(handedTo(only));
  if (unit !== undefined) query = query.where(handedTo(unit));
  if (district !== undefined) query = query.where("f.district", "=", district);
  if (source !== undefined) query = query.where("s.source", "=", source);
  if (raisedOn !== undefined) query = query.where("s.raised_on", "=", raisedOn);
  if (since !== undefined) query = query.where(SINCE[since.event](since.day, today));
  if (view === "closed") return query.where("s.closed_on", "is not", null);
  if (view === "all") return query;
  query = query.where(IS_OPEN);
  if (view === "mine") return ownUnit === undefined ? query.where(sql<boolean>`0`) : query.where(owes(ownUnit));
  if (view === "overdue") return query.where(isLate(today));
  return view === "recheck" ? query.where("s.closing_asked_on", "is not", null) : query;
}

/** One page of the issues of the projects in a scope: open ones by deadline, those not handed over first, then the others, newest first. */
export async function issuesPage(db: Kysely<Database>, scope: Predicate, filter: IssueFilter, limit: number, offset: number): Promise<IssueOnProject[]> {
  return issuesWhere(db, scope, filter).selectAll("s").select(["p.code", "f.name", "f.district"])
    .orderBy(sql`CASE WHEN ${IS_OPEN} THEN 0 ELSE 1 END`).orderBy(sql`CASE WHEN ${IS_OPEN} THEN coalesce(s.due_on, '') END`).orderBy("s.item", "desc").limit(limit).offset(offset).execute();
}

/** How many issues there are. */
export async function issuesLength(db: Kysely<Database>, scope: Predicate, filter: IssueFilter): Promise<number> {
  return (await issuesWhere(db, scope, filter).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}

/** How many issues in a scope were raised, became overdue or were closed after a day, and how many blocking ones are overdue. */
export async function issueWeek(db: Kysely<Database>, scope: Predicate, { day, today, district, only }: { readonly day: string; readonly today: string; readonly district?: string | undefined; readonly only?: string | undefined }): Promise<Record<WeekEvent | "blocking", number>> {
  const sum = (condition: ReturnType<typeof isLate>) => sql<number>`coalesce(sum(${condition}), 0)`;
  return issuesWhere(db, scope, { view: "all", today, district, only }).select([
    sum(SINCE.raised(day, today)).as("raised"), sum(SINCE.overdue(day, today)).as("overdue"), sum(SINCE.closed(day, today)).as("closed"), sum(sql<boolean>`(s.blocking = 1 AND ${IS_OPEN} AND ${isLate(today)})`).as("blocking"),
  ]).executeTakeFirstOrThrow();
}

/** Units of issues in their present versions, the lead first. */
export async function unitsOfIssues(db: Kysely<Database>, items: readonly number[]): Promise<IssueUnitRow[]> {
  if (items.length === 0) return [];
  return db.selectFrom("issue_units").selectAll().where("issue", "in", [...items]).where("recorded_to", "is", null).orderBy("part").orderBy("item").execute();
}

/** To which units the issues of some projects were handed, by the number of the issue. */
export async function handedUnitsOf(db: Kysely<Database>, projectIds: readonly number[]): Promise<Map<string, Set<string>>> {
  const handed = new Map<string, Set<string>>();
  if (projectIds.length === 0) return handed;
  const rows = await db.selectFrom("issue_units as u").innerJoin("issues as s", (join) => join.onRef("s.item", "=", "u.issue").on("s.recorded_to", "is", null))
    .select(["s.number", "u.unit"]).where("u.project_id", "in", [...projectIds]).where("u.recorded_to", "is", null).execute();
  for (const { number, unit } of rows) handed.set(number, (handed.get(number) ?? new Set()).add(unit));
  return handed;
}

/** The same of many issues, some at a time, by issue. */
export async function unitsByIssue(db: Kysely<Database>, items: readonly number[], atOnce = 500): Promise<ReadonlyMap<number, IssueUnitRow[]>> {
  const found = new Map<number, IssueUnitRow[]>(items.map((item) => [item, []]));
  for (let start = 0; start < items.length; start += atOnce) for (const row of await unitsOfIssues(db, items.slice(start, start + atOnce))) found.get(row.issue)?.push(row);
  return found;
}

/** Requests of an issue for more time in their present versions, the newest first. */
export async function extensionsOf(db: Kysely<Database>, item: number): Promise<IssueExtensionRow[]> {
  return db.selectFrom("issue_extensions").selectAll().where("issue", "=", item).where("recorded_to", "is", null).orderBy("item", "desc").execute();
}

/** The path of an issue in the order taken. */
export async function stepsOf(db: Kysely<Database>, item: number): Promise<IssueStepRow[]> {
  return db.selectFrom("issue_steps").selectAll().where("issue", "=", item).orderBy("id").execute();
}

/** How far issues of one category on one project lie apart to be repeats. */
const REPEAT_DAYS = 365;

/** How many other issues of the same category the projects of some issues had within a year of them, by the item of the issue. */
export async function repeatsOfEach(db: Kysely<Database>, items: readonly number[]): Promise<Map<number, number>> {
  if (items.length === 0) return new Map();
  const rows = await db.selectFrom("issues as s").innerJoin("issues as o", (join) => join.onRef("o.project_id", "=", "s.project_id").onRef("o.category", "=", "s.category").onRef("o.item", "<>", "s.item").on("o.recorded_to", "is", null).on("o.withdrawn_on", "is", null))
    .where("s.recorded_to", "is", null).where("s.item", "in", [...items]).where(sql<boolean>`abs(julianday(o.raised_on) - julianday(s.raised_on)) <= ${REPEAT_DAYS}`)
    .select(["s.item", sql<number>`count(*)`.as("count")]).groupBy("s.item").execute();
  return new Map(rows.map((row) => [row.item, row.count]));
}

/** How many other issues of the same category the project had. */
export async function repeatsOf(db: Kysely<Database>, issue: Pick<IssueRow, "project_id" | "category" | "item">): Promise<number> {
  const row = await db.selectFrom("issues").select(sql<number>`count(*)`.as("count")).where("project_id", "=", issue.project_id).where("category", "=", issue.category)
    .where("item", "<>", issue.item).where("withdrawn_on", "is", null).where("recorded_to", "is", null).executeTakeFirstOrThrow();
  return row.count;
}

/** What a unit has in hand as the one that leads. */
export interface UnitIssues {
  readonly unit: string;
  readonly open: number;
  readonly overdue: number;
  readonly oldestHandedOn: string | null;
  readonly closed: number;
  /** Closed ones whose closing was asked for by the deadline. */
  readonly inTime: number;
  /** Mean days from handing over to closing; null while none is closed. */
  readonly meanDays: number | null;
}

/** Issues in a scope by the unit that leads them: what is open and how old, what was closed, how soon and how much of it in time; the most overdue first. */
export async function issuesByUnit(db: Kysely<Database>, scope: Predicate, today: string): Promise<UnitIssues[]> {
  return factsWhere(db, scope).innerJoin("issues as s", "s.project_id", "f.project_id").where("s.recorded_to", "is", null).where("s.withdrawn_on", "is", null).where("s.lead_unit", "is not", null)
    .select([
      sql<string>`s.lead_unit`.as("unit"), sql<number>`sum(s.closed_on IS NULL)`.as("open"), sql<number>`sum(s.closed_on IS NULL AND ${isLate(today)})`.as("overdue"),
      sql<string | null>`min(CASE WHEN s.closed_on IS NULL THEN s.handed_on END)`.as("oldestHandedOn"), sql<number>`sum(s.closed_on IS NOT NULL)`.as("closed"),
      sql<number>`sum(s.closed_on IS NOT NULL AND s.closing_asked_on <= s.due_on)`.as("inTime"),
      sql<number | null>`avg(CASE WHEN s.closed_on IS NOT NULL THEN julianday(s.closed_on) - julianday(s.handed_on) END)`.as("meanDays"),
    ])
    .groupBy("s.lead_unit").orderBy("overdue", "desc").orderBy("open", "desc").orderBy("unit").execute();
}

/** Days on which offices work (true) or rest (false) against the week. */
export async function specialDays(db: Kysely<Database>): Promise<Map<string, boolean>> {
  const rows = await db.selectFrom("special_days").selectAll().execute();
  return new Map(rows.map((row) => [row.on_day, row.is_working === 1]));
}

/** The item of an issue by its number. */
export async function issueItem(db: Kysely<Database>, number: string): Promise<number> {
  return (await db.selectFrom("issues").select("item").where("number", "=", number).where("recorded_to", "is", null).executeTakeFirstOrThrow()).item;
}

/** Adds a version of an issue. */
export async function insertIssue(trx: Transaction<Database>, row: Omit<IssueRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("issues").values({ ...row, recorded_to: null }).execute();
}

/** Adds a version of what a unit does about an issue. */
export async function insertIssueUnit(trx: Transaction<Database>, row: Omit<IssueUnitRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("issue_units").values({ ...row, recorded_to: null }).execute();
}

/** Adds a version of a request for more time. */
export async function insertExtension(trx: Transaction<Database>, row: Omit<IssueExtensionRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("issue_extensions").values({ ...row, recorded_to: null }).execute();
}

/** Adds a step to the path of an issue. */
export async function insertStep(trx: Transaction<Database>, row: Omit<IssueStepRow, "id">): Promise<void> {
  await trx.insertInto("issue_steps").values(row).execute();
}
