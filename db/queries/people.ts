import type { Kysely } from "kysely";
import type { Database } from "../schema/database.ts";

/** The accounts that e-mails or names stand for, disabled ones included, for filters. */
export async function liaisonIdsNamed(db: Kysely<Database>, names: readonly string[]): Promise<number[]> {
  const rows = await db.selectFrom("users").select("id").where((eb) => eb.or([eb("email", "in", [...names]), eb("name", "in", [...names])])).execute();
  return rows.map((row) => row.id);
}

/** The names of accounts by id. */
export async function userNames(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, { name: string; email: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("users").select(["id", "name", "email"]).where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, { name: row.name, email: row.email }]));
}

/** Accounts that own projects or may be given one, by name. */
export async function liaisonChoices(db: Kysely<Database>): Promise<{ id: number; name: string; email: string; district: string | null }[]> {
  return db.selectFrom("users").select(["id", "name", "email", "district"]).where("disabled_at", "is", null).where("role", "in", ["liaison", "commerce", "district"]).orderBy("name").execute();
}
