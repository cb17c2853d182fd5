import type { Transaction } from "kysely";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { addItem, hasDocument, presentItem, reviseItem } from "#db/queries/commitments.ts";
import type { DutyRow, DutyTable, DutyValues } from "#db/queries/commitments.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { tellOfProject } from "../projects/on-project.server.ts";

type Trx = Transaction<Database>;
type OfProject = Pick<StoredProject, "project_id" | "code">;

/** What was stored: the record by its item. */
export interface SavedItem {
  readonly item: number;
}

/** The version that a form was drawn from, if it is still the present one of a record of the project. */
export async function seenVersion<T extends DutyTable>(trx: Trx, table: T, stored: OfProject, { item, seen }: { readonly item: number; readonly seen: number }): Promise<Verdict<DutyRow<T>>> {
  const row = await presentItem(trx, table, stored.project_id, item);
  if (!row) return refuse({ code: "not_found" });
  return row.id === seen ? accept(row) : refuse({ code: "stale" });
}

/** A document named as evidence must hang on the same project. */
export async function documentRefusals(trx: Trx, stored: OfProject, item: number | undefined, field: string): Promise<Refusal[]> {
  return item === undefined || (await hasDocument(trx, stored.project_id, item)) ? [] : [{ code: "document_elsewhere", field }];
}

/** How a change is told: its name, what names the record, and the fields people read. */
interface Telling<T extends DutyTable> {
  readonly action: string;
  /** What names the record in the history, whether or not it changed. */
  readonly name: FieldValues;
  readonly fields: (values: DutyValues<T>) => FieldValues;
  readonly remarks?: FieldValues;
}

/** Adds a record to a project and tells of it. */
export async function addDuty<T extends DutyTable>(trx: Trx, ctx: ServiceContext, stored: OfProject, table: T, values: DutyValues<T>, telling: Telling<T>): Promise<Verdict<SavedItem>> {
  const item = await addItem(trx, table, stored.project_id, values, { at: ctx.now, by: ctx.actor.userId });
  const said = Object.fromEntries(Object.entries(telling.fields(values)).filter(([, value]) => value !== null && value !== undefined));
  await tellOfProject(trx, ctx, stored, { action: telling.action, objectType: table, before: null, after: { ...telling.name, ...said, ...telling.remarks } });
  return accept({ item });
}

/** Writes the next version of a record and tells what changed; nothing where nothing did, `stale` where somebody else was faster. */
export async function reviseDuty<T extends DutyTable>(trx: Trx, ctx: ServiceContext, stored: OfProject, table: T, row: DutyRow<T>, change: Partial<DutyValues<T>>, telling: Telling<T>): Promise<Verdict<SavedItem>> {
  const values = row as unknown as DutyValues<T>;
  const difference = changedFields(telling.fields(values), telling.fields({ ...values, ...change }));
  if (difference === null) return accept({ item: row.item });
  if (!(await reviseItem(trx, table, row, change, { at: ctx.now, by: ctx.actor.userId }))) return refuse({ code: "stale" });
  await tellOfProject(trx, ctx, stored, { action: telling.action, objectType: table, before: difference.before, after: { ...telling.name, ...difference.after, ...telling.remarks } });
  return accept({ item: row.item });
}
