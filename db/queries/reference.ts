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

/** The code of a district or zone in force, or null for a code that is none. */
export async function findDistrict(db: Kysely<Database>, code: string): Promise<string | null> {
  const row = await db.selectFrom("districts").select("code").where("code", "=", code).where("kind", "!=", "city").executeTakeFirst();
  return row?.code ?? null;
}

interface References {
  readonly district: string | null;
  readonly division: string | null;
  readonly chain: string | null;
  readonly liaisonId: number | null;
  readonly partOf: string | null;
  readonly duplicateOf: string | null;
}

/** Which of a project's references lead nowhere, with the code of the refusal for each. */
export async function missingReferences(db: Kysely<Database>, wanted: References): Promise<{ field: string; code: string; value: string }[]> {
  const missing: { field: string; code: string; value: string }[] = [];
  const check = async (field: string, code: string, value: string | number | null, find: () => Promise<unknown>) => {
    if (value !== null && !(await find())) missing.push({ field, code, value: String(value) });
  };
  const project = (code: string | null) => db.selectFrom("projects").select("id").where("code", "=", code ?? "").executeTakeFirst();
  await check("district", "unknown_district", wanted.district, () => findDistrict(db, wanted.district ?? ""));
  await check("industry", "unknown_industry", wanted.division, () => db.selectFrom("divisions").select("code").where("code", "=", wanted.division ?? "").executeTakeFirst());
  await check("chain", "unknown_chain", wanted.chain, () => db.selectFrom("chains").select("code").where("code", "=", wanted.chain ?? "").executeTakeFirst());
  await check("liaison", "unknown_liaison", wanted.liaisonId, () => db.selectFrom("users").select("id").where("id", "=", wanted.liaisonId ?? 0).where("disabled_at", "is", null).executeTakeFirst());
  await check("partOf", "unknown_reference", wanted.partOf, () => project(wanted.partOf));
  await check("duplicateOf", "unknown_reference", wanted.duplicateOf, () => project(wanted.duplicateOf));
  return missing;
}

/** The names of districts and zones by code. */
export async function districtNames(db: Kysely<Database>): Promise<Map<string, { zh: string; en: string }>> {
  const rows = await db.selectFrom("districts").select(["code", "name_zh", "name_en"]).execute();
  return new Map(rows.map((row) => [row.code, { zh: row.name_zh, en: row.name_en }]));
}
