import type { Kysely, Transaction } from "kysely";
import type { GateDates } from "#app/domain/gate-dates.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { AuditRow } from "../schema/trail.ts";
import { factsWhere } from "./project-facts.ts";
import { closeVersion, knownVersions } from "./versions.ts";

/** The days that were set for the rules of the gates, as known at an instant (null: now); a rule without one keeps its own. */
export async function gateDates(db: Kysely<Database>, knownAt: string | null = null): Promise<GateDates> {
  const rows = await db.selectFrom("gate_rule_dates as t").select(["t.rule", "t.applies_from"]).where(knownVersions(knownAt)).execute();
  return new Map(rows.map((row) => [row.rule, row.applies_from]));
}

/** One version of a rule's day and who recorded it. */
export interface GateDateVersion {
  readonly id: number;
  readonly rule: string;
  readonly from: string | null;
  readonly recordedFrom: string;
  readonly recordedTo: string | null;
  readonly recordedBy: string | null;
}

/** Every version of the days of a rule, or of all rules, the newest first. */
export async function gateDateVersions(db: Kysely<Database>, rule: string | null): Promise<GateDateVersion[]> {
  return db.selectFrom("gate_rule_dates as t").leftJoin("users as u", "u.id", "t.recorded_by")
    .select(["t.id", "t.rule", "t.applies_from as from", "t.recorded_from as recordedFrom", "t.recorded_to as recordedTo", "u.name as recordedBy"])
    .$if(rule !== null, (query) => query.where("t.rule", "=", rule ?? "")).orderBy("t.id", "desc").execute();
}

/** Puts a rule's day in place of the version that was seen; false when somebody else was faster. */
export async function replaceGateDate(trx: Transaction<Database>, row: { readonly rule: string; readonly from: string | null; readonly at: string; readonly by: number | null }, seen: number | null): Promise<boolean> {
  const current = await trx.selectFrom("gate_rule_dates").select("id").where("rule", "=", row.rule).where("recorded_to", "is", null).executeTakeFirst();
  if ((current?.id ?? null) !== seen) return false;
  if (current && !(await closeVersion(trx, "gate_rule_dates", current.id, row.at))) return false;
  await trx.insertInto("gate_rule_dates").values({ rule: row.rule, applies_from: row.from, recorded_from: row.at, recorded_to: null, recorded_by: row.by }).execute();
  return true;
}

/** A project as a list of names shows it. */
export interface NamedProject {
  readonly code: string;
  readonly name: string;
}

/** How many projects a statement holds for, and the first of them by size. */
export async function countAndFirst(db: Kysely<Database>, predicate: Predicate, limit: number): Promise<{ count: number; first: NamedProject[] }> {
  const all = factsWhere(db, predicate);
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const first = count === 0 ? [] : await all.select(["p.code", "f.name"]).orderBy("f.total_cny", "desc").orderBy("f.project_id").limit(limit).execute();
  return { count, first };
}

/** The rows of the trail about gates of a project that were passed by override, newest first. */
export async function overrideTrail(db: Kysely<Database>, projectId: number): Promise<AuditRow[]> {
  return db.selectFrom("audit_log").selectAll().where("project_id", "=", projectId).where("action", "=", "gate.override").orderBy("seq", "desc").execute();
}
