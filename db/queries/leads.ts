import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import { oneOf } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { LeadRightRow, LeadTransferRow } from "../schema/leads.ts";
import type { ProjectUpdateRow } from "../schema/projects.ts";
import { companiesOfProject, projectsOf } from "./companies.ts";
import { factsToSum, factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";
import { listProjects } from "./project-list.ts";

const CHUNK = 500;

/** How many projects the statement holds for, by the source they came from. */
export async function sourceCounts(db: Kysely<Database>, predicate: Predicate): Promise<{ source: string | null; count: number }[]> {
  return factsToSum(db, predicate).select(["f.source", sql<number>`count(*)`.as("count")]).groupBy("f.source").execute();
}

/** How many lost projects there are by heading and by where they went; those that went nowhere known stand under null. */
export async function lossCounts(db: Kysely<Database>, predicate: Predicate): Promise<{ reasons: { reason: string | null; count: number }[]; destinations: { to: string; count: number }[] }> {
  const count = sql<number>`count(*)`.as("count");
  const reasons = await factsToSum(db, predicate).select(["f.loss_reason as reason", count]).groupBy("f.loss_reason").orderBy("count", "desc").execute();
  const destinations = await factsToSum(db, predicate).where("f.lost_to", "is not", null).select([sql<string>`f.lost_to`.as("to"), count]).groupBy("f.lost_to").orderBy("count", "desc").orderBy("to").limit(8).execute();
  return { reasons, destinations };
}

/** Visits out to investors and in to us within the scope, on or after each of some days and until today. */
export async function visitCounts(db: Kysely<Database>, scope: Predicate, from: readonly string[], today: string): Promise<{ from: string; out: number; in: number }[]> {
  const counts: { from: string; out: number; in: number }[] = [];
  const isAll = scope.op === "all" && scope.of.length === 0;
  for (const day of from) {
    const visits = db.selectFrom("project_updates as u").where("u.recorded_to", "is", null).where("u.channel", "in", ["visit_out", "visit_in"]).where("u.on_date", ">=", day).where("u.on_date", "<=", today);
    const seen = isAll ? visits : visits.where("u.project_id", "in", factsWhere(db, scope).select("f.project_id"));
    const rows = await seen.select(["u.channel", sql<number>`count(*)`.as("count")]).groupBy("u.channel").execute();
    const of = (channel: string) => rows.find((row) => row.channel === channel)?.count ?? 0;
    counts.push({ from: day, out: of("visit_out"), in: of("visit_in") });
  }
  return counts;
}

/** The talks of projects (and what was loaded of them) in force, by day. */
export async function talkRowsOf(db: Kysely<Database>, projectIds: readonly number[]): Promise<Map<number, ProjectUpdateRow[]>> {
  const talks = new Map<number, ProjectUpdateRow[]>();
  for (let start = 0; start < projectIds.length; start += CHUNK) {
    const rows = await db.selectFrom("project_updates").selectAll().where("project_id", "in", projectIds.slice(start, start + CHUNK)).where("kind", "in", ["follow_up", "loaded"])
      .where("recorded_to", "is", null).orderBy("on_date").orderBy("id").execute();
    for (const row of rows) {
      const known = talks.get(row.project_id);
      if (known) known.push(row);
      else talks.set(row.project_id, [row]);
    }
  }
  return talks;
}

/** One talk in any of its versions. */
export async function talkRow(db: Kysely<Database>, projectId: number, id: number): Promise<ProjectUpdateRow | null> {
  return (await db.selectFrom("project_updates").selectAll().where("project_id", "=", projectId).where("id", "=", id).where("kind", "=", "follow_up").executeTakeFirst()) ?? null;
}

/** The row that corrected a talk, if one did. */
export async function talkAfter(db: Kysely<Database>, projectId: number, id: number): Promise<ProjectUpdateRow | null> {
  return (await db.selectFrom("project_updates").selectAll().where("project_id", "=", projectId).where("replaces", "=", id).executeTakeFirst()) ?? null;
}

/** Other projects of the companies of a project, by whatever name or credit code, of those for which the statement holds; the first recorded first. */
export async function leadsOfSameCompany(db: Kysely<Database>, projectId: number, predicate: Predicate, limit: number): Promise<StoredProject[]> {
  const same = db.selectFrom("project_parties as o").innerJoin("project_parties as w", "w.party_key", "o.party_key").where("o.project_id", "=", projectId).select("w.project_id");
  const roots = (await companiesOfProject(db, projectId)).map(({ item }) => item);
  const merged = projectsOf(db, roots);
  const found = await factsWhere(db, predicate).where((eb) => eb.or([eb("f.project_id", "in", same), eb("f.project_id", "in", db.selectFrom(merged.as("m")).select("m.project_id"))])).where("f.project_id", "<>", projectId).select("p.code").orderBy("f.project_id").limit(limit).execute();
  const codes = found.map(({ code }) => code);
  return codes.length === 0 ? [] : listProjects(db, oneOf("code", codes), { key: "code", descending: false }, codes.length, 0);
}

/** What was decided about the first-report rights of projects, as it stands. */
export async function rightRowsOf(db: Kysely<Database>, projectIds: readonly number[]): Promise<Map<number, LeadRightRow>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db.selectFrom("lead_rights").selectAll().where("project_id", "in", [...projectIds]).where("recorded_to", "is", null).execute();
  return new Map(rows.map((row) => [row.project_id, row]));
}

/** Writes what was decided about a right; the version before must have been closed. */
export async function insertRight(trx: Transaction<Database>, row: Omit<LeadRightRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("lead_rights").values({ ...row, recorded_to: null }).execute();
}

/** Every transfer of a project in its present version, the newest first. */
export async function transfersOf(db: Kysely<Database>, projectId: number): Promise<LeadTransferRow[]> {
  return db.selectFrom("lead_transfers").selectAll().where("project_id", "=", projectId).where("recorded_to", "is", null).orderBy("id", "desc").execute();
}

/** One transfer in its present version. */
export async function transferOf(db: Kysely<Database>, item: number): Promise<LeadTransferRow | null> {
  return (await db.selectFrom("lead_transfers").selectAll().where("item", "=", item).where("recorded_to", "is", null).executeTakeFirst()) ?? null;
}

/** Transfers in their present versions that a district asked for or is asked about (null: every district), those to answer first, then the newest. */
export async function transfersWith(db: Kysely<Database>, district: string | null, limit: number): Promise<LeadTransferRow[]> {
  const present = db.selectFrom("lead_transfers").selectAll().where("recorded_to", "is", null);
  const theirs = district === null ? present : present.where((eb) => eb.or([eb("to_district", "=", district), eb("from_district", "=", district)]));
  return theirs.orderBy(sql`state <> 'asked'`).orderBy("id", "desc").limit(limit).execute();
}

/** Adds a transfer or its next version. */
export async function insertTransfer(trx: Transaction<Database>, row: Omit<LeadTransferRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("lead_transfers").values({ ...row, recorded_to: null }).execute();
}

/** The projects of transfers by id, whoever sees them: a district that is asked may read what it is asked about. */
export async function projectsById(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, { code: string; name: string; investors: string; total_cny: number | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("project_facts as f").innerJoin("projects as p", "p.id", "f.project_id").where("f.recorded_to", "is", null).where("f.project_id", "in", [...ids])
    .select(["f.project_id", "p.code", "f.name", "f.investors", "f.total_cny"]).execute();
  return new Map(rows.map(({ project_id, ...row }) => [project_id, row]));
}
