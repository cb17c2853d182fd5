import type { Kysely, Transaction } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { ImportTable } from "../schema/trail.ts";
import { factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";
import type { Insertable } from "kysely";

/** What rows of a file are matched by, of the projects after an id that a scope lets be seen. */
export async function matchingFieldsAfter(db: Kysely<Database>, scope: Predicate, afterId: number, limit: number) {
  return factsWhere(db, scope).where("f.project_id", ">", afterId).orderBy("f.project_id").limit(limit)
    .select(["f.project_id", "p.code", "f.name", "f.district", "f.project_code", "f.investors", "f.part_of", "f.duplicate_of"]).execute();
}

const PROJECT_COLUMNS = ["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"] as const;

/** Projects by their ids in their present versions, for callers that have checked the scope. */
export async function storedProjects(db: Kysely<Database>, ids: readonly number[]): Promise<StoredProject[]> {
  if (ids.length === 0) return [];
  return db.selectFrom("project_facts as f").innerJoin("projects as p", "p.id", "f.project_id").where("f.recorded_to", "is", null)
    .where("f.project_id", "in", [...ids]).selectAll("f").select(PROJECT_COLUMNS).execute();
}

/** Every account that a row may name or that a project already has as its liaison. */
export async function liaisonAccounts(db: Kysely<Database>) {
  return db.selectFrom("users").select(["id", "email", "name", "role", "disabled_at"]).orderBy("id").execute();
}

/** Notes a file that was imported. */
export async function insertImport(trx: Transaction<Database>, row: Omit<Insertable<ImportTable>, "id">): Promise<void> {
  await trx.insertInto("imports").values(row).execute();
}
