import { sql } from "kysely";
import type { Insertable, Kysely, Selectable, Transaction } from "kysely";
import type { CommitmentTables } from "../schema/commitments.ts";
import type { Database } from "../schema/database.ts";
import type { VersionColumns } from "../schema/versions.ts";
import { closeVersion, nextItem } from "./versions.ts";

/** The tables of contracts, plots, commitments, reviews and breach steps. */
export type DutyTable = keyof CommitmentTables;
export type DutyRow<T extends DutyTable> = Selectable<CommitmentTables[T]> & Pick<Selectable<CommitmentTables["contracts"]>, "id" | "item" | "project_id" | "recorded_from">;
/** What people say of one, without what the program keeps. */
export type DutyValues<T extends DutyTable> = Omit<Insertable<CommitmentTables[T]>, keyof VersionColumns | "id" | "item" | "project_id">;

type Trx = Transaction<Database>;

/** Every present record of a table that belongs to a project, oldest first. */
export async function presentItems<T extends DutyTable>(db: Kysely<Database>, table: T, projectId: number): Promise<DutyRow<T>[]> {
  const { rows } = await sql<DutyRow<T>>`SELECT * FROM ${sql.table(table)} WHERE project_id = ${projectId} AND recorded_to IS NULL ORDER BY item`.execute(db);
  return rows;
}

/** One present record of a project; what belongs to another project is not found. */
export async function presentItem<T extends DutyTable>(db: Kysely<Database>, table: T, projectId: number, item: number): Promise<DutyRow<T> | null> {
  const { rows } = await sql<DutyRow<T>>`SELECT * FROM ${sql.table(table)} WHERE project_id = ${projectId} AND item = ${item} AND recorded_to IS NULL`.execute(db);
  return rows[0] ?? null;
}

/** Every version of a project's records, those of one item in their order. */
export async function everyVersion<T extends DutyTable>(db: Kysely<Database>, table: T, projectId: number): Promise<DutyRow<T>[]> {
  const { rows } = await sql<DutyRow<T>>`SELECT * FROM ${sql.table(table)} WHERE project_id = ${projectId} ORDER BY item, id`.execute(db);
  return rows;
}

/** Who recorded something and when. */
interface Recording {
  readonly at: string;
  readonly by: number | null;
}

/** Adds a record to a project; answers its item. */
export async function addItem<T extends DutyTable>(trx: Trx, table: T, projectId: number, values: DutyValues<T>, { at, by }: Recording): Promise<number> {
  const item = await nextItem(trx, table);
  await trx.insertInto<DutyTable>(table).values({ ...values, item, project_id: projectId, recorded_from: at, recorded_to: null, recorded_by: by } as never).execute();
  return item;
}

/** Ends the version that was seen and writes the next with some values changed; false when somebody else was faster. */
export async function reviseItem<T extends DutyTable>(trx: Trx, table: T, row: DutyRow<T>, change: Partial<DutyValues<T>>, recording: Recording): Promise<boolean> {
  const at = recording.at > row.recorded_from ? recording.at : row.recorded_from;
  if (!(await closeVersion(trx, table, row.id, at))) return false;
  const { id: _id, ...kept } = row;
  await trx.insertInto<DutyTable>(table).values({ ...kept, ...change, recorded_from: at, recorded_to: null, recorded_by: recording.by } as never).execute();
  return true;
}

/** A document of a project as choices and lists name it. */
export interface DocumentName {
  readonly item: number;
  readonly name: string;
  readonly kind: string;
}

/** The present documents of a project, newest first. */
export async function documentNames(db: Kysely<Database>, projectId: number): Promise<DocumentName[]> {
  return db.selectFrom("documents").select(["item", "name", "kind"]).where("project_id", "=", projectId).where("recorded_to", "is", null).orderBy("id", "desc").execute();
}

/** What documents are called, by their items. */
export async function documentTitles(db: Kysely<Database>, items: readonly number[]): Promise<{ item: number; name: string }[]> {
  if (items.length === 0) return [];
  return db.selectFrom("documents").select(["item", "name"]).where("item", "in", [...new Set(items)]).orderBy("id").execute();
}

/** Whether a document is there and belongs to the project. */
export async function hasDocument(db: Kysely<Database>, projectId: number, item: number): Promise<boolean> {
  const row = await db.selectFrom("documents").select("id").where("item", "=", item).where("project_id", "=", projectId).where("recorded_to", "is", null).executeTakeFirst();
  return row !== undefined;
}

/** How many other accounts of some roles could act. */
export async function othersWithRoles(db: Kysely<Database>, roles: readonly string[], except: number): Promise<number> {
  const row = await db.selectFrom("users").select((eb) => eb.fn.countAll<number>().as("count")).where("role", "in", [...roles]).where("id", "!=", except).where("disabled_at", "is", null).executeTakeFirstOrThrow();
  return row.count;
}

/** Whether a unit's code is one. */
export async function isUnit(db: Kysely<Database>, code: string): Promise<boolean> {
  return (await db.selectFrom("units").select("code").where("code", "=", code).executeTakeFirst()) !== undefined;
}

/** Targets for 2025 of indicators of the plan's annex, by their codes. */
export async function annexTargets(db: Kysely<Database>, codes: readonly string[]): Promise<{ code: string; target_2025: string | null; unit_zh: string; unit_en: string }[]> {
  return db.selectFrom("annex_indicators").select(["code", "target_2025", "unit_zh", "unit_en"]).where("code", "in", [...codes]).execute();
}
