import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { QuotaTargetRow } from "../schema/reference.ts";

type Trx = Transaction<Database>;

/** One version of a setting and who recorded it; the program itself where nobody is named. */
export interface SettingVersion {
  readonly id: number;
  readonly value: string;
  readonly recordedFrom: string;
  readonly recordedTo: string | null;
  readonly recordedBy: string | null;
}

/** Every version of a setting, the present one first. */
export async function settingVersions(db: Kysely<Database>, key: string): Promise<SettingVersion[]> {
  return db.selectFrom("settings").leftJoin("users", "users.id", "settings.recorded_by")
    .select(["settings.id as id", "value", "recorded_from as recordedFrom", "recorded_to as recordedTo", "users.name as recordedBy"])
    .where("key", "=", key).orderBy("settings.id", "desc").execute();
}

/** The version of a setting in force. */
export async function currentSetting(db: Kysely<Database>, key: string): Promise<{ id: number; value: string; recorded_from: string } | null> {
  return (await db.selectFrom("settings").select(["id", "value", "recorded_from"]).where("key", "=", key).where("recorded_to", "is", null).executeTakeFirst()) ?? null;
}

/** Closes the version in force, if there is one, and writes the next. */
export async function replaceSetting(trx: Trx, key: string, value: string, at: string, by: number | null): Promise<void> {
  await trx.updateTable("settings").set({ recorded_to: at }).where("key", "=", key).where("recorded_to", "is", null).execute();
  await trx.insertInto("settings").values({ key, value, recorded_from: at, recorded_to: null, recorded_by: by }).execute();
}

export type CityTarget = Pick<QuotaTargetRow, "id" | "quota_id" | "year" | "numerator" | "denominator" | "operator" | "provisional" | "recorded_from">;

const TARGET = ["quota_targets.id as id", "quota_id", "year", "numerator", "denominator", "operator", "provisional", "recorded_from"] as const;

/** The city's targets in force, by year. */
export async function cityTargets(db: Kysely<Database>): Promise<CityTarget[]> {
  return db.selectFrom("quota_targets").select(TARGET).where("district", "is", null).where("recorded_to", "is", null).orderBy("year").execute();
}

/** The city's target of a quota for a year in force. */
export async function cityTarget(db: Kysely<Database>, quotaId: string, year: number): Promise<CityTarget | null> {
  const row = await db.selectFrom("quota_targets").select(TARGET).where("quota_id", "=", quotaId).where("year", "=", year)
    .where("district", "is", null).where("recorded_to", "is", null).executeTakeFirst();
  return row ?? null;
}

/** Every version of the city's target of a quota for a year, the present one first. */
export async function targetVersions(db: Kysely<Database>, quotaId: string, year: number): Promise<(CityTarget & { recorded_to: string | null; recordedBy: string | null })[]> {
  return db.selectFrom("quota_targets").leftJoin("users", "users.id", "quota_targets.recorded_by").select([...TARGET, "recorded_to", "users.name as recordedBy"])
    .where("quota_id", "=", quotaId).where("year", "=", year).where("quota_targets.district", "is", null).orderBy("quota_targets.id", "desc").execute();
}

/** Closes the target in force, if there is one, and writes the next. */
export async function replaceCityTarget(trx: Trx, row: Omit<CityTarget, "id" | "recorded_from">, at: string, by: number | null): Promise<void> {
  await trx.updateTable("quota_targets").set({ recorded_to: at }).where("quota_id", "=", row.quota_id).where("year", "=", row.year)
    .where("district", "is", null).where("recorded_to", "is", null).execute();
  await trx.insertInto("quota_targets").values({ ...row, district: null, recorded_from: at, recorded_to: null, recorded_by: by }).execute();
}

/** The rate of a currency dated on a day. */
export async function rateOn(db: Kysely<Database>, currency: string, on: string): Promise<string | null> {
  const row = await db.selectFrom("rates").select("cny_per_unit as rate").where("currency", "=", currency).where("on_date", "=", on).executeTakeFirst();
  return row?.rate ?? null;
}

/** Writes the rate of a currency dated on a day in place of the one there was. */
export async function putRate(trx: Trx, currency: string, on: string, rate: string): Promise<void> {
  await trx.deleteFrom("rates").where("currency", "=", currency).where("on_date", "=", on).execute();
  await trx.insertInto("rates").values({ currency, on_date: on, cny_per_unit: rate }).execute();
}
