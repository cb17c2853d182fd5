import { may } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { EventType } from "#app/domain/kinds.ts";
import { companyKey } from "#app/domain/text.ts";
import { eventPage, eventsRecordedAt, findEvent } from "#db/queries/capital-events.ts";
import { companiesNamed, companyWithCode } from "#db/queries/companies.ts";
import { userNames } from "#db/queries/people.ts";
import type { CapitalEventRow } from "#db/schema/reference.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { seesWholeCity } from "../quotas/quota-rows.server.ts";

/** A capital event as lists and forms show it; `id` names the version. */
export interface EventItem {
  readonly id: number;
  readonly company: string;
  readonly uscc: string | null;
  readonly type: EventType;
  readonly on: string;
  readonly amountCny: number | null;
  readonly by: string | null;
  readonly at: string;
}

export interface EventList {
  /** Each with the page of its company where that is on record. */
  readonly items: readonly (EventItem & { readonly companyId: number | null })[];
  readonly total: number;
  readonly totalCny: number;
  readonly page: number;
  readonly size: number;
  readonly years: readonly number[];
  readonly mayWrite: boolean;
}

const PAGE_SIZE = 50;

/** Capital events of a type and a year, the newest first; they belong to the whole city, so only for those who see it. */
export async function listEvents(ctx: ServiceContext, query: { readonly type?: EventType | undefined; readonly year?: number | undefined; readonly page?: number | undefined }): Promise<Verdict<EventList>> {
  const allowed = authorise(ctx, "quota.read");
  if (!allowed.ok) return allowed;
  if (!seesWholeCity(ctx)) return refuse({ code: "forbidden" });
  const page = query.page ?? 1;
  const found = await eventPage(ctx.db.read, { type: query.type ?? null, year: query.year ?? null }, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  const names = await userNames(ctx.db.read, found.rows.flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])));
  const companies = await companiesOf(ctx, found.rows);
  return accept({
    items: found.rows.map((row) => ({ ...itemOf(row, row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null)), companyId: companies.get(row.id) ?? null })), total: found.total, totalCny: found.totalCny, page, size: PAGE_SIZE,
    years: found.years, mayWrite: may(ctx.actor, "event.write"),
  });
}

/** The companies that events name, by their credit code or else by their name. */
async function companiesOf(ctx: ServiceContext, rows: readonly CapitalEventRow[]): Promise<Map<number, number>> {
  const named = new Map((await companiesNamed(ctx.db.read, rows.map((row) => companyKey(row.company)))).map(({ key, item }) => [key, item]));
  const companies = new Map<number, number>();
  for (const row of rows) {
    const registered = row.uscc === null ? null : await companyWithCode(ctx.db.read, row.uscc);
    const item = registered?.item ?? named.get(companyKey(row.company));
    if (item !== undefined) companies.set(row.id, item);
  }
  return companies;
}

/** A version of an event to be corrected, and of a replaced one the version that stands in its place. */
export interface EditedEvent {
  readonly item: EventItem;
  readonly isPresent: boolean;
  /** Null while the version is present itself, and where the event was withdrawn. */
  readonly present: EventItem | null;
}

/** A capital event to be corrected; a version that was replaced comes with the present one. */
export async function eventToEdit(ctx: ServiceContext, id: number): Promise<Verdict<EditedEvent>> {
  const allowed = authorise(ctx, "event.write");
  if (!allowed.ok) return allowed;
  const row = await findEvent(ctx.db.read, id);
  if (!row) return refuse({ code: "not_found" });
  const isPresent = row.recorded_to === null;
  const present = isPresent ? null : await presentOf(ctx, row);
  const names = await userNames(ctx.db.read, present?.recorded_by == null ? [] : [present.recorded_by]);
  return accept({ item: itemOf(row, null), isPresent, present: present && itemOf(present, names.get(present.recorded_by ?? 0)?.name ?? null) });
}

/** The version that stands in the place of a replaced one; a correction keeps the company or its code, unless it is alone at its instant. */
async function presentOf(ctx: ServiceContext, replaced: CapitalEventRow): Promise<CapitalEventRow | null> {
  let row: CapitalEventRow | null = replaced;
  while (row && row.recorded_to !== null) row = successorOf(row, await eventsRecordedAt(ctx.db.read, row.recorded_to, row.id));
  return row;
}

function successorOf(row: CapitalEventRow, recorded: readonly CapitalEventRow[]): CapitalEventRow | null {
  const alike = recorded.find((next) => next.company === row.company || (row.uscc !== null && next.uscc === row.uscc));
  return alike ?? (recorded.length === 1 ? (recorded[0] ?? null) : null);
}

function itemOf(row: CapitalEventRow, by: string | null): EventItem {
  return { id: row.id, company: row.company, uscc: row.uscc, type: row.type, on: row.on_date, amountCny: row.amount_cny, by, at: row.recorded_from };
}
