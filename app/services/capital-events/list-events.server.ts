import { may } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { EventType } from "#app/domain/kinds.ts";
import { eventPage, findEvent } from "#db/queries/capital-events.ts";
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
  readonly items: readonly EventItem[];
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
  return accept({
    items: found.rows.map((row) => itemOf(row, row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null))), total: found.total, totalCny: found.totalCny, page, size: PAGE_SIZE,
    years: found.years, mayWrite: may(ctx.actor, "event.write"),
  });
}

/** A capital event to be corrected; a version that was replaced is told as such. */
export async function eventToEdit(ctx: ServiceContext, id: number): Promise<Verdict<{ item: EventItem; isPresent: boolean }>> {
  const allowed = authorise(ctx, "event.write");
  if (!allowed.ok) return allowed;
  const row = await findEvent(ctx.db.read, id);
  return row ? accept({ item: itemOf(row, null), isPresent: row.recorded_to === null }) : refuse({ code: "not_found" });
}

function itemOf(row: CapitalEventRow, by: string | null): EventItem {
  return { id: row.id, company: row.company, uscc: row.uscc, type: row.type, on: row.on_date, amountCny: row.amount_cny, by, at: row.recorded_from };
}
