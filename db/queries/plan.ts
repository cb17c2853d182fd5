import type { Kysely } from "kysely";
import type { Database } from "../schema/database.ts";

/** A name in both languages. */
export interface NamePair {
  readonly zh: string;
  readonly en: string;
}

/** Where a quota stands in the plan and who answers for it. */
export interface PlanQuota {
  readonly clause: string;
  readonly leadUnits: readonly NamePair[];
  readonly supportUnits: readonly NamePair[];
}

/** The plan's quotas by id, with the units under their names. */
export async function planQuotas(db: Kysely<Database>): Promise<Map<string, PlanQuota>> {
  const units = await db.selectFrom("units").select(["code", "name_zh", "name_en"]).execute();
  const names = new Map(units.map((unit) => [unit.code, { zh: unit.name_zh, en: unit.name_en }]));
  const named = (codes: string) => (JSON.parse(codes) as string[]).map((code) => names.get(code) ?? { zh: code, en: code });
  const rows = await db.selectFrom("plan_quotas").select(["quota_id", "clause", "lead_units", "support_units"]).execute();
  return new Map(rows.map((row) => [row.quota_id, { clause: row.clause, leadUnits: named(row.lead_units), supportUnits: named(row.support_units) }]));
}
