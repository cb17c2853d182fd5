import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { AuditRow } from "../schema/trail.ts";
import { factsWhere } from "./project-facts.ts";

/** The hash before the first row. */
export const CHAIN_START = "0".repeat(64);

/** What an audit row says; `before` and `after` hold only the fields that changed. */
export interface AuditEntry {
  readonly at: string;
  readonly actorId: number | null;
  readonly actorName: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectCode: string | null;
  readonly projectId: number | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

type Hashed = Omit<AuditRow, "hash">;

/** SHA-256 over a row and, through `prev_hash`, everything before it. */
export function auditHash(row: Hashed): string {
  const fields = [row.seq, row.at, row.actor_id, row.actor_name, row.action, row.object_type, row.object_code, row.project_id, row.before, row.after, row.prev_hash];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/** The newest row's number and hash, or the start of the chain. */
export async function auditHead(db: Kysely<Database>): Promise<{ seq: number; hash: string }> {
  const row = await db.selectFrom("audit_log").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row ?? { seq: 0, hash: CHAIN_START };
}

/** The chain's head within a transaction: its write lock keeps every other writer out. */
const heads = new WeakMap<Transaction<Database>, { seq: number; hash: string }>();

/** The number of the newest row that changed something a page shows; people coming and going change nothing. */
export async function newestChange(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom("audit_log").select("seq").where("action", "not like", "session.%").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}

/** Adds one row to the trail; the write lock of the transaction keeps the chain in order. */
export async function appendAudit(trx: Transaction<Database>, entry: AuditEntry): Promise<number> {
  const head = heads.get(trx) ?? (await auditHead(trx));
  const row: Hashed = {
    seq: head.seq + 1, at: entry.at, actor_id: entry.actorId, actor_name: entry.actorName, action: entry.action, object_type: entry.objectType,
    object_code: entry.objectCode, project_id: entry.projectId, before: entry.before === null ? null : JSON.stringify(entry.before),
    after: entry.after === null ? null : JSON.stringify(entry.after), prev_hash: head.hash,
  };
  const hash = auditHash(row);
  await trx.insertInto("audit_log").values({ ...row, hash }).execute();
  heads.set(trx, { seq: row.seq, hash });
  return row.seq;
}

/** The newest rows about a project, newest first. */
export async function projectTrail(db: Kysely<Database>, projectId: number, limit: number): Promise<AuditRow[]> {
  return db.selectFrom("audit_log").selectAll().where("project_id", "=", projectId).orderBy("seq", "desc").limit(limit).execute();
}

/** A change of a project as the feed tells it; the values are JSON as they were recorded. */
export interface ChangeRow {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly object_code: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Changes of projects within (since, until], oldest first, of those projects that the scope lets be seen today. */
export async function changesWithin(db: Kysely<Database>, { since, until }: { readonly since: number; readonly until: number }, limit: number, scope: Predicate): Promise<ChangeRow[]> {
  const changes = db.selectFrom("audit_log as a").select(["a.seq", "a.at", "a.action", "a.object_code", "a.before", "a.after"])
    .where("a.seq", ">", since).where("a.seq", "<=", until).where("a.object_type", "=", "project").orderBy("a.seq").limit(limit);
  if (scope.op === "all" && scope.of.length === 0) return changes.execute();
  return changes.where((eb) => eb.exists(factsWhere(db, scope).select("f.id").where("f.project_id", "=", sql.ref<number>("a.project_id")))).execute();
}
