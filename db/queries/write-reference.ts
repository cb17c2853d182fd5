import { sql } from "kysely";
import type { Insertable, Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";

type Trx = Transaction<Database>;
type ListTable = "districts" | "divisions" | "chains" | "units" | "countries" | "plan_quotas" | "annex_indicators";

const KEYS = {
  districts: "code", divisions: "code", chains: "code", units: "code", countries: "code", plan_quotas: "quota_id", annex_indicators: "code",
} as const satisfies Record<ListTable, string>;

/** Adds or renews the rows of a reference list; rows that stand in the database only are left alone. */
export async function upsertList<T extends ListTable>(trx: Trx, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  const key = KEYS[table];
  for (const row of rows) {
    const columns = Object.keys(row);
    const others = columns.filter((column) => column !== key);
    const values = sql.join(Object.values(row).map((value) => sql`${value}`));
    const renewed = sql.join(others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${values})
      on conflict (${sql.ref(key)}) do update set ${renewed}`.execute(trx);
  }
}

/** Adds the rates of currencies that have none; rates that somebody imported stay as they are. */
export async function addMissingRates(trx: Trx, rows: readonly { currency: string; on_date: string; cny_per_unit: string }[]): Promise<number> {
  const present = await trx.selectFrom("rates").select("currency").distinct().execute();
  const known = new Set(present.map((row) => row.currency));
  const missing = rows.filter((row) => !known.has(row.currency));
  if (missing.length > 0) await trx.insertInto("rates").values([...missing]).execute();
  return missing.length;
}

export type NewTarget = Omit<Insertable<Database["quota_targets"]>, "id">;

/** Adds a target unless the quota has had one for this year and district before; corrected targets stay corrected. */
export async function addMissingTarget(trx: Trx, row: NewTarget): Promise<boolean> {
  const known = await trx.selectFrom("quota_targets").select("id").where("quota_id", "=", row.quota_id).where("year", "=", row.year)
    .where("district", "is", row.district ?? null).limit(1).executeTakeFirst();
  if (known) return false;
  await trx.insertInto("quota_targets").values(row).execute();
  return true;
}

/** Adds a setting unless it has had a value before. */
export async function addMissingSetting(trx: Trx, row: Omit<Insertable<Database["settings"]>, "id">): Promise<boolean> {
  const known = await trx.selectFrom("settings").select("id").where("key", "=", row.key).limit(1).executeTakeFirst();
  if (known) return false;
  await trx.insertInto("settings").values(row).execute();
  return true;
}

/** Whether the reference lists have been loaded. */
export async function hasReference(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom("settings").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whether any account exists. */
export async function hasUsers(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom("users").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whether any project exists. */
export async function hasProjects(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom("projects").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}
