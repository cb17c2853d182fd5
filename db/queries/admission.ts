import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { AdmissionSubject } from "#app/domain/admission.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { AdmissionOpinionRow, AdmissionRow } from "../schema/admission.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";

type NewReview = Omit<AdmissionRow, "id" | "recorded_to">;
type NewOpinion = Omit<AdmissionOpinionRow, "id" | "recorded_to">;

/** A project's reviews in their present versions, the newest first. */
export async function reviewsOf(db: Kysely<Database>, projectId: number): Promise<AdmissionRow[]> {
  return db.selectFrom("admissions").selectAll().where("project_id", "=", projectId).where("recorded_to", "is", null).orderBy("asked_on", "desc").orderBy("item", "desc").execute();
}

/** One review of a project in its present version. */
export async function findReview(db: Kysely<Database>, projectId: number, item: number): Promise<AdmissionRow | null> {
  return (await db.selectFrom("admissions").selectAll().where("project_id", "=", projectId).where("item", "=", item).where("recorded_to", "is", null).executeTakeFirst()) ?? null;
}

/** The last version of each opinion asked in reviews; those of a withdrawn review are closed and still its last. */
export async function opinionsOf(db: Kysely<Database>, reviews: readonly number[]): Promise<AdmissionOpinionRow[]> {
  if (reviews.length === 0) return [];
  const last = db.selectFrom("admission_opinions").select((eb) => eb.fn.max("id").as("id")).where("admission", "in", [...reviews]).groupBy("item");
  return db.selectFrom("admission_opinions").selectAll().where("id", "in", last).orderBy("item").execute();
}

/** One opinion of a project in its present version. */
export async function findOpinion(db: Kysely<Database>, projectId: number, item: number): Promise<AdmissionOpinionRow | null> {
  return (await db.selectFrom("admission_opinions").selectAll().where("project_id", "=", projectId).where("item", "=", item).where("recorded_to", "is", null).executeTakeFirst()) ?? null;
}

/** Earlier versions of a project's opinions in which something was said, oldest first. */
export async function earlierOpinions(db: Kysely<Database>, projectId: number): Promise<AdmissionOpinionRow[]> {
  return db.selectFrom("admission_opinions").selectAll().where("project_id", "=", projectId).where("recorded_to", "is not", null).where("opinion", "is not", null).orderBy("id").execute();
}

/** Adds a version of a review; answers the id of the row. */
export async function insertReview(trx: Transaction<Database>, row: NewReview): Promise<number> {
  return (await trx.insertInto("admissions").values({ ...row, recorded_to: null }).returning("id").executeTakeFirstOrThrow()).id;
}

/** Adds a version of an opinion; answers the id of the row. */
export async function insertOpinion(trx: Transaction<Database>, row: NewOpinion): Promise<number> {
  return (await trx.insertInto("admission_opinions").values({ ...row, recorded_to: null }).returning("id").executeTakeFirstOrThrow()).id;
}

/** What the inbox can be narrowed to. */
export interface InboxFilter {
  readonly state: "waiting" | "overdue" | "answered" | "decided" | "withdrawn" | "all";
  readonly subject?: AdmissionSubject | undefined;
  /** Reviews in which this unit is or was asked. */
  readonly unit?: string | undefined;
  readonly district?: string | undefined;
  readonly today: string;
}

/** A review with the project it is about. */
export interface InboxRow extends AdmissionRow {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
}

/** Reviews of the projects in a scope; a unit's filter reads "waiting" and "answered" of its own opinion. */
function inbox(db: Kysely<Database>, scope: Predicate, { state, subject, unit, district, today }: InboxFilter) {
  const opinions = sql`SELECT 1 FROM admission_opinions AS o WHERE o.admission = a.item AND o.recorded_to IS NULL`;
  const own = unit === undefined ? sql`` : sql` AND o.unit = ${unit}`;
  const missing = sql<boolean>`EXISTS (${opinions}${own} AND o.opinion IS NULL)`;
  const isOpen = sql<boolean>`(a.decision IS NULL AND a.withdrawn_on IS NULL)`;
  let query = factsWhere(db, scope).innerJoin("admissions as a", "a.project_id", "f.project_id").where("a.recorded_to", "is", null);
  if (unit !== undefined) query = query.where(sql<boolean>`EXISTS (SELECT 1 FROM admission_opinions AS o WHERE o.admission = a.item AND o.unit = ${unit})`);
  if (subject !== undefined) query = query.where("a.subject", "=", subject);
  if (district !== undefined) query = query.where("f.district", "=", district);
  if (state === "waiting") query = query.where(isOpen).where(unit === undefined ? sql<boolean>`1 = 1` : missing);
  if (state === "overdue") query = query.where(isOpen).where(missing).where("a.due_on", "<", today);
  if (state === "answered") query = query.where(isOpen).where(sql<boolean>`NOT ${missing}`);
  if (state === "decided") query = query.where("a.decision", "is not", null);
  if (state === "withdrawn") query = query.where("a.withdrawn_on", "is not", null);
  return query;
}

const OPEN_FIRST = sql`CASE WHEN a.decision IS NULL AND a.withdrawn_on IS NULL THEN 0 ELSE 1 END`;

/** One page of reviews: open ones by deadline, then the others, the newest first. */
export async function inboxPage(db: Kysely<Database>, scope: Predicate, filter: InboxFilter, limit: number, offset: number): Promise<InboxRow[]> {
  return inbox(db, scope, filter).selectAll("a").select(["p.code", "f.name", "f.district"]).orderBy(OPEN_FIRST)
    .orderBy(sql`CASE WHEN a.decision IS NULL AND a.withdrawn_on IS NULL THEN a.due_on END`).orderBy("a.asked_on", "desc").orderBy("a.item", "desc").limit(limit).offset(offset).execute();
}

/** How many reviews there are. */
export async function inboxLength(db: Kysely<Database>, scope: Predicate, filter: InboxFilter): Promise<number> {
  return (await inbox(db, scope, filter).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}

/** What a unit has not answered yet. */
export interface UnitAge {
  readonly unit: string;
  readonly missing: number;
  readonly overdue: number;
  readonly oldestAskedOn: string;
}

/** Missing opinions in a scope by unit, with the day the oldest was asked; those who owe most first. */
export async function missingByUnit(db: Kysely<Database>, scope: Predicate, today: string): Promise<UnitAge[]> {
  return factsWhere(db, scope).innerJoin("admissions as a", "a.project_id", "f.project_id").innerJoin("admission_opinions as o", "o.admission", "a.item")
    .where("a.recorded_to", "is", null).where("o.recorded_to", "is", null).where("o.opinion", "is", null).where("a.decision", "is", null).where("a.withdrawn_on", "is", null)
    .select(["o.unit", sql<number>`count(*)`.as("missing"), sql<number>`sum(o.due_on < ${today})`.as("overdue"), sql<string>`min(a.asked_on)`.as("oldestAskedOn")])
    .groupBy("o.unit").orderBy("overdue", "desc").orderBy("missing", "desc").orderBy("o.unit").execute();
}
