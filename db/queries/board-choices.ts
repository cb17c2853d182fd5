import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";

/** The bureau chiefs whom projects name, in the order of their names. */
export async function chiefsNamed(db: Kysely<Database>, scope: Predicate): Promise<string[]> {
  const rows = await factsWhere(db, scope).where("f.bureau_chief", "is not", null).select("f.bureau_chief as name").distinct().orderBy("name").execute();
  return rows.flatMap((row) => (row.name === null ? [] : [row.name]));
}

/** The accounts that own projects within the scope, by name. */
export async function liaisonsWithProjects(db: Kysely<Database>, scope: Predicate): Promise<{ email: string; name: string }[]> {
  const owners = factsWhere(db, scope).where("f.liaison_id", "is not", null).select("f.liaison_id").distinct();
  return db.selectFrom("users").select(["email", "name"]).where("id", "in", owners).orderBy("name").orderBy("email").execute();
}
