import { sql } from "kysely";
import type { Kysely, SqlBool } from "kysely";
import { effectiveDate } from "#app/domain/dates.ts";
import type { Database } from "../schema/database.ts";

/** Columns of a project that decide who is told of what hangs on it. */
const TOLD = ["f.project_id", "p.code", "f.name", "f.district", "f.liaison_id"] as const;

function projects(db: Kysely<Database>) {
  return db.selectFrom("project_facts as f").innerJoin("projects as p", "p.id", "f.project_id").where("f.recorded_to", "is", null);
}

function issues(db: Kysely<Database>) {
  return projects(db).innerJoin("issues as s", "s.project_id", "f.project_id").where("s.recorded_to", "is", null)
    .select([...TOLD, "s.item", "s.number", "s.title", "s.lead_unit", "s.due_on", "s.raised_by", "s.closing_asked_by", "s.reopened", "s.raised_on", "s.closing_asked_on"]);
}

export type IssueToTell = Awaited<ReturnType<ReturnType<typeof issues>["executeTakeFirstOrThrow"]>>;

/** One issue with the project it is on, as people are told of it. */
export async function issueToTell(db: Kysely<Database>, item: number): Promise<IssueToTell | null> {
  return (await issues(db).where("s.item", "=", item).executeTakeFirst()) ?? null;
}

/** Issues that somebody has in hand and that are due by a day; those asked to close wait for others. */
export async function issuesDueBy(db: Kysely<Database>, day: string): Promise<IssueToTell[]> {
  return issues(db).where("s.closed_on", "is", null).where("s.withdrawn_on", "is", null).where("s.closing_asked_on", "is", null).where("s.due_on", "<=", day).orderBy("s.due_on").orderBy("s.item").execute();
}

/** Open issues that wait since a day or longer to be handed over, or to be re-checked. */
export async function issuesWaiting(db: Kysely<Database>, since: string): Promise<IssueToTell[]> {
  return issues(db).where("s.closed_on", "is", null).where("s.withdrawn_on", "is", null).where(sql<SqlBool>`(s.closing_asked_on IS NOT NULL OR s.lead_unit IS NULL)`)
    .where((eb) => eb.or([eb("s.closing_asked_on", "<=", since), eb.and([eb("s.lead_unit", "is", null), eb("s.raised_on", "<=", since)])])).orderBy("s.item").execute();
}

/** Opinions that are missing in open reviews and due by a day, with who asked for them. */
export async function opinionsDueBy(db: Kysely<Database>, day: string) {
  return projects(db).innerJoin("admissions as a", "a.project_id", "f.project_id").innerJoin("admission_opinions as o", "o.admission", "a.item")
    .where("a.recorded_to", "is", null).where("a.decision", "is", null).where("a.withdrawn_on", "is", null).where("o.recorded_to", "is", null).where("o.opinion", "is", null).where("o.due_on", "<=", day)
    .select([...TOLD, "a.item as review", "a.subject", "o.item", "o.unit", "o.due_on", "a.recorded_by as asked_by"]).orderBy("o.due_on").orderBy("o.item").execute();
}

/** Commitments that nobody has judged and that are due by a day, of projects at work. */
export async function commitmentsDue(db: Kysely<Database>, day: string) {
  const rows = await projects(db).innerJoin("commitments as c", "c.project_id", "f.project_id").where("c.recorded_to", "is", null).where("c.verdict", "is", null).where("c.due_on", "<=", day)
    .where("f.archived_on", "is", null).where("p.stage", "not in", ["done", "left"])
    .select([...TOLD, "c.item", "c.indicator", "c.title", "c.due_on", "c.responsible"]).orderBy("c.due_on").orderBy("c.item").execute();
  return rows.flatMap((row) => (row.due_on !== null && effectiveDate(row.due_on) <= day ? [{ ...row, due_on: effectiveDate(row.due_on) }] : []));
}
