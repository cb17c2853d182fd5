import type { Kysely } from "kysely";
import type { Database } from "../schema/database.ts";

/** Every exchange rate. */
export async function allRates(db: Kysely<Database>): Promise<{ currency: string; on: string; rate: string }[]> {
  return db.selectFrom("rates").select(["currency", "on_date as on", "cny_per_unit as rate"]).orderBy("currency").orderBy("on_date").execute();
}

/** Districts and zones in their usual order. */
export async function allDistricts(db: Kysely<Database>) {
  return db.selectFrom("districts").selectAll().orderBy("position").execute();
}

/** GB/T 4754 divisions by code. */
export async function allDivisions(db: Kysely<Database>) {
  return db.selectFrom("divisions").selectAll().orderBy("code").execute();
}

/** Chains of every version. */
export async function allChains(db: Kysely<Database>) {
  return db.selectFrom("chains").selectAll().orderBy("version").orderBy("code").execute();
}

/** Countries and regions by code. */
export async function allCountries(db: Kysely<Database>) {
  return db.selectFrom("countries").selectAll().orderBy("code").execute();
}

/** Government units in the order of the policy. */
export async function allUnits(db: Kysely<Database>) {
  return db.selectFrom("units").selectAll().execute();
}
