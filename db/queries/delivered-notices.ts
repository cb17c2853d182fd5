import type { Kysely } from "kysely";
import type { Locale } from "#app/domain/locales.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { NoticeRow } from "../schema/notices.ts";
import { factsWhere } from "./project-facts.ts";

/** The notices of one receiver by their ids, in the order they came. */
export async function noticesOfReceiver(db: Kysely<Database>, userId: number, ids: readonly number[]): Promise<NoticeRow[]> {
  return db.selectFrom("notices").selectAll().where("user_id", "=", userId).where("id", "in", ids).orderBy("id").execute();
}

/** Which of some projects a scope lets be seen today. */
export async function seenProjects(db: Kysely<Database>, scope: Predicate, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await factsWhere(db, scope).select("f.project_id as id").where("f.project_id", "in", ids).execute();
  return new Set(rows.map((row) => row.id));
}

/** The language that somebody has messages in; null while nothing was chosen. */
export async function localeOf(db: Kysely<Database>, userId: number): Promise<Locale | null> {
  return (await db.selectFrom("notice_habits").select("locale").where("user_id", "=", userId).executeTakeFirst())?.locale ?? null;
}
