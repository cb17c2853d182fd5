import type { AdmissionSubject } from "#app/domain/admission.ts";
import { daysBetween } from "#app/domain/dates.ts";
import { isBoundToDistrict, scopeOf } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { InboxState } from "#app/domain/admission.ts";
import { inboxLength, inboxPage, missingByUnit } from "#db/queries/admission.ts";
import type { InboxFilter } from "#db/queries/admission.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { reviewViews } from "./review-views.server.ts";
import type { ReviewView } from "./review-views.server.ts";

export interface InboxQuery {
  readonly state?: InboxState | undefined;
  readonly subject?: AdmissionSubject | undefined;
  readonly unit?: string | undefined;
  readonly district?: string | undefined;
  readonly page?: number | undefined;
}

export interface InboxItem extends ReviewView {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  /** Days since the units were asked. */
  readonly age: number;
}

export interface Inbox {
  readonly items: readonly InboxItem[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly today: string;
  readonly query: InboxQuery & { readonly state: InboxState };
  /** The unit whose inbox it is; null for those who see the reviews of many. */
  readonly ownUnit: string | null;
  readonly units: readonly NamedUnit[];
  readonly places: readonly Place[];
  /** What each unit owes, for those who see more than their own. */
  readonly ages: readonly { readonly unit: string; readonly missing: number; readonly overdue: number; readonly oldestDays: number }[];
}

const PAGE_SIZE = 50;

/** Reviews that the actor sees: a unit those in which it is asked, everybody else those of their projects. */
export async function admissionInbox(ctx: ServiceContext, query: InboxQuery): Promise<Verdict<Inbox>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const [today, scope, units] = [todayOf(ctx), scopeOf(ctx.actor), await namedUnits(ctx)];
  const ownUnit = ctx.actor.role === "unit" ? ctx.actor.unit : null;
  const places = await placesOn(ctx, today);
  const errors = [
    ...(query.unit !== undefined && !units.some(({ code }) => code === query.unit) ? [{ code: "unknown_unit", field: "unit", params: { value: query.unit } }] : []),
    ...(query.district !== undefined && !places.some(({ code }) => code === query.district) ? [{ code: "unknown_district", field: "district", params: { value: query.district } }] : []),
  ];
  if (errors.length > 0) return refuse(...errors);
  const { state = "waiting", subject, district, page = 1 } = query;
  const filter: InboxFilter = { state, subject, district, unit: ownUnit ?? query.unit, today };
  const rows = await inboxPage(ctx.db.read, scope, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  const views = await reviewViews(ctx, rows);
  const isLocal = isBoundToDistrict(ctx.actor) || ctx.actor.role === "unit";
  return accept({
    items: views.flatMap((view, index): InboxItem[] => {
      const row = rows[index];
      return row ? [{ ...view, code: row.code, name: row.name, district: row.district, age: daysBetween(view.askedOn, today) }] : [];
    }),
    total: await inboxLength(ctx.db.read, scope, filter), page, size: PAGE_SIZE, today, query: { ...query, state }, ownUnit, units, places: isLocal ? [] : places,
    ages: ctx.actor.role === "unit" ? [] : (await missingByUnit(ctx.db.read, scope, today)).map(({ oldestAskedOn, ...row }) => ({ ...row, oldestDays: daysBetween(oldestAskedOn, today) })),
  });
}
