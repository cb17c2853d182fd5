import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Db } from "../connection.server.ts";
import type { Database } from "../schema/database.ts";
import type { AuditRow } from "../schema/trail.ts";
import { CHAIN_START } from "./audit.ts";

/** The newest audit row's number and hash, read at once on the writing handle. */
export function auditHeadNow(db: Pick<Db, "handle">): { seq: number; hash: string } {
  const row = db.handle.prepare("SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1").get() as { seq: number; hash: string } | undefined;
  return row ?? { seq: 0, hash: CHAIN_START };
}

/** What the engine itself finds wrong with the file. */
export function engineFaults(db: Pick<Db, "handle">): { check: "integrity" | "foreign_keys"; object: string; detail: string }[] {
  const integrity = (db.handle.pragma("integrity_check(100)") as { integrity_check: string }[]).filter((row) => row.integrity_check !== "ok")
    .map((row) => ({ check: "integrity" as const, object: "database", detail: row.integrity_check }));
  const keys = (db.handle.pragma("foreign_key_check") as { table: string; rowid: number | null; parent: string }[]).slice(0, 100)
    .map((row) => ({ check: "foreign_keys" as const, object: `${row.table} ${row.rowid ?? ""}`.trim(), detail: `no such row in ${row.parent}` }));
  return [...integrity, ...keys];
}

/** The next rows of the audit chain in order. */
export async function auditAfter(db: Kysely<Database>, seq: number, limit: number): Promise<AuditRow[]> {
  return db.selectFrom("audit_log").selectAll().where("seq", ">", seq).orderBy("seq").limit(limit).execute();
}

/** One audit row's hash, or null where there is none. */
export async function auditHashAt(db: Kysely<Database>, seq: number): Promise<string | null> {
  const row = await db.selectFrom("audit_log").select("hash").where("seq", "=", seq).executeTakeFirst();
  return row?.hash ?? null;
}

/** Projects that do not have exactly one version in force. */
export async function projectsWithoutOneVersion(db: Kysely<Database>): Promise<{ code: string; open: number }[]> {
  return db.selectFrom("projects as p").leftJoin("project_facts as f", (join) => join.onRef("f.project_id", "=", "p.id").on("f.recorded_to", "is", null))
    .groupBy("p.id").having(sql<number>`count(f.id)`, "!=", 1).select(["p.code", sql<number>`count(f.id)`.as("open")]).limit(100).execute();
}

/** Versions that do not begin exactly where the one before them ends. */
export async function versionBreaks(db: Kysely<Database>): Promise<{ code: string; from: string; previous: string | null }[]> {
  const inOrder = db.selectFrom("project_facts as f").select([
    "f.project_id", "f.recorded_from as from", sql<string | null>`lag(f.recorded_to) over w`.as("previous"), sql<number>`row_number() over w`.as("place"),
  ]).modifyEnd(sql`window w as (partition by f.project_id order by f.recorded_from, f.id)`);
  return db.selectFrom(inOrder.as("v")).innerJoin("projects as p", "p.id", "v.project_id").where("v.place", ">", 1)
    .where((eb) => eb.or([eb("v.previous", "is", null), eb("v.previous", "!=", eb.ref("v.from"))]))
    .select(["p.code", "v.from", "v.previous"]).limit(100).execute();
}

/** The next versions of facts with their money, by their inner number. */
export async function moneyAfter(db: Kysely<Database>, afterId: number, limit: number) {
  return db.selectFrom("project_facts as f").innerJoin("projects as p", "p.id", "f.project_id").where("f.id", ">", afterId).orderBy("f.id").limit(limit)
    .select(["f.id", "p.code", "f.amount", "f.currency", "f.total_cny", "f.total_usd", "f.rate_on", "f.rate_cny_per_unit", "f.rate_cny_per_usd"]).execute();
}

/** How many rows each table has; what the search keeps for itself is not counted. */
export function rowCounts(db: Pick<Db, "handle">): Record<string, number> {
  const tables = db.handle.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '*_search' AND name NOT GLOB '*_search_*' ORDER BY name").pluck().all() as string[];
  return Object.fromEntries(tables.map((table) => [table, db.handle.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]));
}

/** The migrations a database has. */
export function migrationNames(db: Pick<Db, "handle">): string[] {
  return db.handle.prepare("SELECT name FROM schema_migrations ORDER BY name").pluck().all() as string[];
}
