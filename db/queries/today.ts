import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";

const PROJECT_COLUMNS = ["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"] as const;

/** Projects whose earliest open planned milestone is due by a day, the earliest first. */
export async function projectsDueBy(db: Kysely<Database>, among: Predicate, day: string, limit: number): Promise<StoredProject[]> {
  return factsWhere(db, among).where("p.next_due_on", "<=", day).selectAll("f").select(PROJECT_COLUMNS).orderBy("p.next_due_on").orderBy("f.project_id").limit(limit).execute();
}

/** Projects with commitments that fall due by a day and were not judged: how many, and the earliest day. */
export async function commitmentsDueBy(db: Kysely<Database>, among: Predicate, day: string, limit: number): Promise<{ code: string; name: string; due_on: string; count: number }[]> {
  return factsWhere(db, among).innerJoin("commitments as c", "c.project_id", "f.project_id")
    .where("c.recorded_to", "is", null).where("c.verdict", "is", null).where("c.due_on", "<=", day).where("c.due_on", "is not", null)
    .groupBy(["p.code", "f.name"]).select((eb) => ["p.code", "f.name", eb.fn.min<string>("c.due_on").as("due_on"), eb.fn.countAll<number>().as("count")]).orderBy("due_on").limit(limit).execute();
}

/** Opinions that a unit was asked for and has not given, the earliest deadline first. */
export async function opinionsAwaited(db: Kysely<Database>, among: Predicate, unit: string, limit: number): Promise<{ code: string; name: string; due_on: string }[]> {
  return factsWhere(db, among).innerJoin("admission_opinions as o", "o.project_id", "f.project_id")
    .where("o.recorded_to", "is", null).where("o.opinion", "is", null).where("o.unit", "=", unit).select(["p.code", "f.name", "o.due_on"]).orderBy("o.due_on").limit(limit).execute();
}
