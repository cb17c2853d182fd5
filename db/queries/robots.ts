import type { Insertable, Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { RobotRow } from "../schema/deliveries.ts";

type Trx = Transaction<Database>;

/** The robots of an account, in the order they were added. */
export async function robotsOf(db: Kysely<Database>, userId: number): Promise<RobotRow[]> {
  return db.selectFrom("robots").selectAll().where("user_id", "=", userId).orderBy("id").execute();
}

/** A robot of an account; nobody else's is found. */
export async function findRobot(db: Kysely<Database>, userId: number, id: number): Promise<RobotRow | null> {
  return (await db.selectFrom("robots").selectAll().where("user_id", "=", userId).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Adds a robot and answers its id. */
export async function insertRobot(trx: Trx, row: Omit<Insertable<Database["robots"]>, "id" | "disabled_at" | "version">): Promise<number> {
  return (await trx.insertInto("robots").values({ ...row, disabled_at: null }).returning("id").executeTakeFirstOrThrow()).id;
}

/** Switches a robot off or on if it still has the version that was seen. */
export async function switchRobot(trx: Trx, { id, version }: Pick<RobotRow, "id" | "version">, disabledAt: string | null): Promise<boolean> {
  const result = await trx.updateTable("robots").set({ disabled_at: disabledAt, version: version + 1 }).where("id", "=", id).where("version", "=", version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Removes a robot with what is sealed of it and what was chosen for it. */
export async function removeRobotRow(trx: Trx, { id, user_id }: Pick<RobotRow, "id" | "user_id">): Promise<void> {
  await trx.deleteFrom("notice_choices").where("user_id", "=", user_id).where("channel", "=", `robot:${id}`).execute();
  await trx.deleteFrom("robots").where("id", "=", id).execute();
}
