import { sql } from "kysely";
import type { ExpressionBuilder, Kysely } from "kysely";
import type { QuotaTarget } from "#app/domain/quota-figures.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { CapitalEventRow, QuotaTargetRow } from "../schema/reference.ts";
import { factsToSum, factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";

/** The versions in force at an instant (null: now). */
function inForce(eb: ExpressionBuilder<Database, "quota_targets" | "settings" | "capital_events">, knownAt: string | null) {
  if (knownAt === null) return eb("recorded_to", "is", null);
  return eb.and([eb("recorded_from", "<=", knownAt), eb.or([eb("recorded_to", "is", null), eb("recorded_to", ">", knownAt)])]);
}

/** The city's targets, or a district's split of them, as known at an instant. */
export async function quotaTargets(db: Kysely<Database>, district: string | null, knownAt: string | null): Promise<QuotaTarget[]> {
  const rows = await db.selectFrom("quota_targets").selectAll().where("district", district === null ? "is" : "=", district).where((eb) => inForce(eb, knownAt)).execute();
  return rows.map(targetOf);
}

/** The parts of a quota's target that districts have, as known at an instant, by district. */
export async function quotaTargetsByDistrict(db: Kysely<Database>, quotaId: string, knownAt: string | null): Promise<Map<string, QuotaTarget[]>> {
  const rows = await db.selectFrom("quota_targets").selectAll().where("quota_id", "=", quotaId).where("district", "is not", null).where((eb) => inForce(eb, knownAt)).execute();
  const byDistrict = new Map<string, QuotaTarget[]>();
  for (const row of rows) byDistrict.set(row.district ?? "", [...(byDistrict.get(row.district ?? "") ?? []), targetOf(row)]);
  return byDistrict;
}

function targetOf(row: QuotaTargetRow): QuotaTarget {
  return { quotaId: row.quota_id, year: row.year, numerator: row.numerator, denominator: row.denominator, operator: row.operator, provisional: row.provisional === 1 };
}

/** A setting's value as known at an instant, null when it was not set. */
export async function settingValue(db: Kysely<Database>, key: string, knownAt: string | null): Promise<string | null> {
  const row = await db.selectFrom("settings").select("value").where("key", "=", key).where((eb) => inForce(eb, knownAt)).executeTakeFirst();
  return row?.value ?? null;
}

/** Capital events of a type within a window, as known at an instant. */
export async function capitalEvents(db: Kysely<Database>, type: CapitalEventRow["type"], from: string, to: string, knownAt: string | null): Promise<CapitalEventRow[]> {
  return db.selectFrom("capital_events").selectAll().where("type", "=", type).where("on_date", ">=", from).where("on_date", "<=", to)
    .where((eb) => inForce(eb, knownAt)).orderBy("on_date").orderBy("company").execute();
}

/** How many projects a statement holds for, and sums over them. */
export async function tally(db: Kysely<Database>, predicate: Predicate, knownAt: string | null): Promise<{ count: number; totalUsd: number; landMuE4: number }> {
  return factsToSum(db, predicate, knownAt)
    .select([sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(f.total_usd), 0)`.as("totalUsd"), sql<number>`coalesce(sum(f.land_mu_e4), 0)`.as("landMuE4")])
    .executeTakeFirstOrThrow();
}

/** The codes of the projects a statement holds for, sorted. */
export async function codesWhere(db: Kysely<Database>, predicate: Predicate, knownAt: string | null): Promise<string[]> {
  const rows = await factsWhere(db, predicate, knownAt).select("p.code").orderBy("p.code").execute();
  return rows.map((row) => row.code);
}

/** The versions a statement holds for, by code. */
export async function projectsWhere(db: Kysely<Database>, predicate: Predicate, knownAt: string | null, limit: number): Promise<StoredProject[]> {
  return factsWhere(db, predicate, knownAt).selectAll("f")
    .select(["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"])
    .orderBy("p.code").limit(limit).execute();
}
