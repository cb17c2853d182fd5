import type { Expression, Kysely, SqlBool } from "kysely";
import type { Role } from "#app/domain/permissions.ts";
import type { Database } from "../schema/database.ts";

/** Whose accounts are looked for: some by their id, those of units, those of a district, those of roles wherever they are. */
export interface PeopleWanted {
  readonly ids: readonly number[];
  readonly units: readonly string[];
  readonly districts: readonly string[];
  readonly roles: readonly Role[];
}

/** An account that may be told something. */
export interface Person {
  readonly userId: number;
  readonly name: string;
  readonly role: string;
  readonly district: string | null;
  readonly unit: string | null;
}

/** Accounts in use that are wanted for one reason or another, each once, found by index. */
export async function peopleWanted(db: Kysely<Database>, { ids, units, districts, roles }: PeopleWanted): Promise<Person[]> {
  if (ids.length + units.length + districts.length + roles.length === 0) return [];
  return db.selectFrom("users").select(["id as userId", "name", "role", "district", "unit"]).where("disabled_at", "is", null).where((eb) => {
    const reasons: Expression<SqlBool>[] = [];
    if (ids.length > 0) reasons.push(eb("id", "in", [...new Set(ids)]));
    if (units.length > 0) reasons.push(eb("unit", "in", [...new Set(units)]));
    if (districts.length > 0) reasons.push(eb.and([eb("role", "=", "district"), eb("district", "in", [...new Set(districts)])]));
    if (roles.length > 0) reasons.push(eb("role", "in", [...new Set(roles)]));
    return eb.or(reasons);
  }).orderBy("id").execute();
}
