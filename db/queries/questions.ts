import { sql } from "kysely";
import type { Kysely, SqlBool, Transaction } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { QuestionView } from "#app/domain/questions.ts";
import type { Database } from "../schema/database.ts";
import type { InvestorLinkRow, InvestorQuestionRow } from "../schema/questions.ts";
import { factsWhere } from "./project-facts.ts";

type Trx = Transaction<Database>;

/** The contact still speaks for the project of a link `l`. */
const STILL_SPEAKS = sql<SqlBool>`EXISTS (SELECT 1 FROM contact_projects AS c WHERE c.contact = l.contact AND c.project_id = l.project_id AND c.recorded_to IS NULL)`;

/** Whose link a hash belongs to, while it is in use: neither revoked nor over, of a contact who still speaks for the project. */
export async function findLink(db: Kysely<Database>, hash: string, now: string) {
  const row = await db.selectFrom("investor_links as l").innerJoin("projects as p", "p.id", "l.project_id").innerJoin("project_facts as f", (join) => join.onRef("f.project_id", "=", "p.id").on("f.recorded_to", "is", null))
    .innerJoin("contacts as t", (join) => join.onRef("t.item", "=", "l.contact").on("t.recorded_to", "is", null))
    .where("l.hash", "=", hash).where("l.revoked_at", "is", null).where("l.expires_at", ">", now).where(STILL_SPEAKS)
    .select(["l.id", "l.project_id", "l.contact", "l.last_used_at", "p.code", "f.name", "f.district", "f.liaison_id", "t.name as asker"]).executeTakeFirst();
  return row ?? null;
}

/** The links of a project, the newest first; no secret is among them. */
export async function linksOf(db: Kysely<Database>, projectId: number) {
  return db.selectFrom("investor_links as l").where("l.project_id", "=", projectId)
    .select(["l.id", "l.contact", "l.created_at", "l.created_by", "l.expires_at", "l.revoked_at", "l.last_used_at", STILL_SPEAKS.as("speaks")]).orderBy("l.id", "desc").execute();
}

/** Adds a link. */
export async function insertLink(trx: Trx, row: Omit<InvestorLinkRow, "id" | "revoked_at" | "last_used_at">): Promise<void> {
  await trx.insertInto("investor_links").values({ ...row, revoked_at: null, last_used_at: null }).execute();
}

/** Ends a link of a project; null where there is none in use. */
export async function revokeLinkRow(trx: Trx, projectId: number, id: number, at: string): Promise<{ contact: number } | null> {
  const row = await trx.updateTable("investor_links").set({ revoked_at: at }).where("id", "=", id).where("project_id", "=", projectId).where("revoked_at", "is", null).returning("contact").executeTakeFirst();
  return row ?? null;
}

/** Notes that a link was used. */
export async function touchLink(trx: Trx, id: number, at: string): Promise<void> {
  await trx.updateTable("investor_links").set({ last_used_at: at }).where("id", "=", id).execute();
}

const ISSUE_COLUMNS = ["s.number as issue_number", "s.lead_unit", "s.received_on", "s.closing_asked_on", "s.closed_on", "s.withdrawn_on"] as const;

function withIssue(db: Kysely<Database>) {
  return db.selectFrom("investor_questions as q").leftJoin("issues as s", (join) => join.onRef("s.item", "=", "q.issue").on("s.recorded_to", "is", null)).where("q.recorded_to", "is", null);
}

/** What was asked about a project, by one contact where one is given; the newest first. */
export async function questionsOf(db: Kysely<Database>, projectId: number, contact?: number) {
  const query = withIssue(db).where("q.project_id", "=", projectId).selectAll("q").select(ISSUE_COLUMNS).orderBy("q.item", "desc");
  return (contact === undefined ? query : query.where("q.contact", "=", contact)).limit(200).execute();
}

/** One question of a project in its present version; null where the project has none such. */
export async function findQuestion(db: Kysely<Database>, projectId: number, item: number) {
  return (await withIssue(db).where("q.project_id", "=", projectId).where("q.item", "=", item).selectAll("q").select(ISSUE_COLUMNS).executeTakeFirst()) ?? null;
}

export type QuestionRow = Awaited<ReturnType<typeof questionsOf>>[number];

/** Whether a form was stored already that came by a link. */
export async function isQuestionStored(db: Kysely<Database>, link: number, formKey: string): Promise<boolean> {
  return (await db.selectFrom("investor_questions").select("id").where("link", "=", link).where("form_key", "=", formKey).limit(1).executeTakeFirst()) !== undefined;
}

/** Adds a version of a question. */
export async function insertQuestion(trx: Trx, row: Omit<InvestorQuestionRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("investor_questions").values({ ...row, recorded_to: null }).execute();
}

function inScope(db: Kysely<Database>, scope: Predicate, view: QuestionView) {
  const query = factsWhere(db, scope).innerJoin("investor_questions as q", "q.project_id", "f.project_id").leftJoin("issues as s", (join) => join.onRef("s.item", "=", "q.issue").on("s.recorded_to", "is", null)).where("q.recorded_to", "is", null);
  return view === "all" ? query : query.where("q.answer", "is", null).where((eb) => eb.or([eb("q.issue", "is", null), eb("s.withdrawn_on", "is not", null)]));
}

/** A page of questions about the projects in a scope: open ones wait for an answer or an issue, the oldest first; all of them, the newest first. */
export async function questionPage(db: Kysely<Database>, scope: Predicate, view: QuestionView, limit: number, offset: number) {
  return inScope(db, scope, view).selectAll("q").select(ISSUE_COLUMNS).select(["p.code", "f.name"]).orderBy("q.item", view === "open" ? "asc" : "desc").limit(limit).offset(offset).execute();
}

/** How many they are. */
export async function questionCount(db: Kysely<Database>, scope: Predicate, view: QuestionView): Promise<number> {
  return (await inScope(db, scope, view).select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow()).count;
}
