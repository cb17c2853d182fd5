import { sql } from "kysely";
import type { RawBuilder, SqlBool, Transaction } from "kysely";
import { laterOf } from "#app/domain/instants.ts";
import type { Database } from "../schema/database.ts";

/** Versioned tables whose rows carry an `item` that stays the same over the versions of one record. */
export type ItemTable = { [T in keyof Database]: Database[T] extends { item: number; recorded_to: string | null } ? T : never }[keyof Database];
/** Every versioned table. */
export type VersionedTable = { [T in keyof Database]: Database[T] extends { recorded_to: string | null; recorded_from: string } ? T : never }[keyof Database];

/** Of a table by the name it has in the query: the versions known at an instant (null: now). */
export function knownVersions(knownAt: string | null, alias = "t"): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${alias}.recorded_from`), sql.ref(`${alias}.recorded_to`)];
  return knownAt === null ? sql<SqlBool>`${to} IS NULL` : sql<SqlBool>`(${from} <= ${knownAt} AND (${to} IS NULL OR ${to} > ${knownAt}))`;
}

/** The item of a record that is about to be added. */
export async function nextItem(trx: Transaction<Database>, table: ItemTable): Promise<number> {
  const { rows } = await sql<{ next: number }>`SELECT coalesce(max(item), 0) + 1 AS next FROM ${sql.table(table)}`.execute(trx);
  return rows[0]?.next ?? 1;
}

/**
 * Ends one version of a record at an instant, or at its own beginning should the clock have gone back; false when somebody else
 * was faster and it is over already, so that what was typed on it must be looked at again.
 */
export async function closeVersion(trx: Transaction<Database>, table: VersionedTable, id: number, at: string): Promise<boolean> {
  const result = await sql`UPDATE ${sql.table(table)} SET recorded_to = max(recorded_from, ${at}) WHERE id = ${id} AND recorded_to IS NULL`.execute(trx);
  return result.numAffectedRows === 1n;
}

/** What a version is recorded with: the record it is of, from when and by whom. */
export interface Recorded {
  readonly item: number;
  readonly recorded_from: string;
  readonly recorded_by: number | null;
}

/**
 * Ends the present version of a record (null: there is none yet) and says what the next one is recorded with; null when somebody
 * else was faster. The next one never begins before the one it follows, even if the clock went back.
 */
export async function succeed(trx: Transaction<Database>, table: ItemTable, present: Pick<Recorded, "item" | "recorded_from"> & { readonly id: number } | null, now: string, by: number | null): Promise<Recorded | null> {
  if (present === null) return { item: await nextItem(trx, table), recorded_from: now, recorded_by: by };
  if (!(await closeVersion(trx, table, present.id, now))) return null;
  return { item: present.item, recorded_from: laterOf(now, present.recorded_from), recorded_by: by };
}
