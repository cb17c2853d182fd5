import type { Kysely, Transaction } from "kysely";
import type { ReplacementBalanceRow, ReplacementPlanRow, TwoHighScreenRow } from "../schema/admission.ts";
import type { Database } from "../schema/database.ts";

/** Every version of a project's two-high screen, the newest first. */
export async function screensOf(db: Kysely<Database>, projectId: number): Promise<TwoHighScreenRow[]> {
  return db.selectFrom("two_high_screens").selectAll().where("project_id", "=", projectId).orderBy("id", "desc").execute();
}

/** Adds a version of a screen. */
export async function insertScreen(trx: Transaction<Database>, row: Omit<TwoHighScreenRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("two_high_screens").values({ ...row, recorded_to: null }).execute();
}

/** A version of a replacement plan with its balances. */
export interface WholePlan extends ReplacementPlanRow {
  readonly balances: readonly ReplacementBalanceRow[];
}

/** A project's replacement plan in its present version. */
export async function replacementPlan(db: Kysely<Database>, projectId: number): Promise<WholePlan | null> {
  const plan = await db.selectFrom("replacement_plans").selectAll().where("project_id", "=", projectId).where("recorded_to", "is", null).executeTakeFirst();
  if (!plan) return null;
  return { ...plan, balances: await db.selectFrom("replacement_balances").selectAll().where("plan_id", "=", plan.id).execute() };
}

/** Adds a version of a replacement plan with its balances. */
export async function insertPlan(trx: Transaction<Database>, row: Omit<ReplacementPlanRow, "id" | "recorded_to">, balances: readonly Omit<ReplacementBalanceRow, "plan_id">[]): Promise<void> {
  const { id } = await trx.insertInto("replacement_plans").values({ ...row, recorded_to: null }).returning("id").executeTakeFirstOrThrow();
  if (balances.length > 0) await trx.insertInto("replacement_balances").values(balances.map((balance) => ({ ...balance, plan_id: id }))).execute();
}
