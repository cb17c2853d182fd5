import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { NewProjectUpdateRow, ProjectUpdateRow } from "../schema/projects.ts";

const CHUNK = 500;

/** Days on which a project was reported on, ascending, as known at an instant (null: now). */
export async function updateDays(db: Kysely<Database>, projectId: number, knownAt: string | null = null): Promise<string[]> {
  const rows = await updatesOf(db, [projectId], knownAt);
  return rows.map((row) => row.on_date);
}

/** The updates of projects in the versions known at an instant, by day. */
export async function updatesOf(db: Kysely<Database>, projectIdList: readonly number[], knownAt: string | null = null): Promise<ProjectUpdateRow[]> {
  if (projectIdList.length === 0) return [];
  const query = db.selectFrom("project_updates").selectAll().where("project_id", "in", [...projectIdList]).orderBy("on_date").orderBy("id");
  if (knownAt === null) return query.where("recorded_to", "is", null).execute();
  return query.where("recorded_from", "<=", knownAt).where((eb) => eb.or([eb("recorded_to", "is", null), eb("recorded_to", ">", knownAt)])).execute();
}

/** Days on which each of many projects was reported on, ascending, as known at an instant. */
export async function updateDaysOf(db: Kysely<Database>, projectIdList: readonly number[], knownAt: string | null = null): Promise<Map<number, string[]>> {
  const days = new Map<number, string[]>();
  for (let start = 0; start < projectIdList.length; start += CHUNK) {
    for (const update of await updatesOf(db, projectIdList.slice(start, start + CHUNK), knownAt)) {
      const known = days.get(update.project_id);
      if (known) known.push(update.on_date);
      else days.set(update.project_id, [update.on_date]);
    }
  }
  return days;
}

/** Records that a project was reported on. */
export async function insertUpdate(trx: Transaction<Database>, row: Omit<NewProjectUpdateRow, "id" | "recorded_to">): Promise<void> {
  await trx.insertInto("project_updates").values({ ...row, recorded_to: null }).execute();
}

/** Ends the loaded updates of a project that are later than a day (null: all of them). */
export async function closeLoadedUpdates(trx: Transaction<Database>, projectId: number, laterThan: string | null, at: string): Promise<void> {
  const open = trx.updateTable("project_updates").set({ recorded_to: sql<string>`max(recorded_from, ${at})` })
    .where("project_id", "=", projectId).where("kind", "=", "loaded").where("recorded_to", "is", null);
  await (laterThan === null ? open : open.where("on_date", ">", laterThan)).execute();
}
