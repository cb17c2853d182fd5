import { may, scopeOf } from "#app/domain/permissions.ts";
import type { LeadSource } from "#app/domain/kinds.ts";
import { rateInForce } from "#app/domain/money.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { LeadState } from "#app/domain/lead-states.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { allRates, districtNames } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkFilter } from "../projects/check-filter.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { listLeads } from "./list-leads.server.ts";
import type { LeadPage } from "./list-leads.server.ts";

export interface LeadsQuery {
  readonly q?: string | undefined;
  readonly district?: string[] | undefined;
  readonly source?: LeadSource | undefined;
  readonly state?: LeadState | undefined;
  readonly page?: number | undefined;
  readonly saved?: string | undefined;
}

export interface LeadsPage extends LeadPage {
  readonly today: string;
  readonly query: LeadsQuery;
  /** Empty where the actor sees one district only. */
  readonly places: readonly Place[];
  readonly mayCreate: boolean;
  /** The lead that was just stored. */
  readonly saved: { readonly code: string; readonly name: string } | null;
}

const PAGE_SIZE = 50;

/** Everything the page of leads shows for an address. */
export async function leadsPage(ctx: ServiceContext, query: LeadsQuery): Promise<Verdict<LeadsPage>> {
  const { q, district, source, state, page = 1 } = query;
  const filter = await checkFilter(ctx, { ...(q ? { q } : {}), ...(district?.length ? { district } : {}) });
  if (!filter.ok) return filter;
  const listed = await listLeads(ctx, { filter: filter.value, source, state, page, size: PAGE_SIZE });
  if (!listed.ok) return listed;
  const today = todayOf(ctx);
  const isLocal = ctx.actor.role === "district" || ctx.actor.role === "liaison";
  const saved = query.saved === undefined ? null : await findProject(ctx.db.read, query.saved, scopeOf(ctx.actor));
  return accept({
    ...listed.value, today, query, places: isLocal ? [] : await placesOn(ctx, today), mayCreate: may(ctx.actor, "project.create"), saved: saved && { code: saved.code, name: saved.name },
  });
}

/** A currency's rate in force today, for the reading of an amount while it is typed. */
export interface PresentRate {
  readonly currency: string;
  readonly rate: string;
  readonly on: string;
}

export interface LeadFormPage {
  readonly rates: readonly PresentRate[];
  readonly registrant: string;
  readonly district: { readonly zh: string; readonly en: string } | null;
}

/** What the form of a new lead needs besides its fields. */
export async function leadFormPage(ctx: ServiceContext): Promise<Verdict<LeadFormPage>> {
  const allowed = authorise(ctx, "project.create");
  if (!allowed.ok) return allowed;
  const rates = await allRates(ctx.db.read);
  const names = await districtNames(ctx.db.read);
  const currencies = [...new Set(rates.map((rate) => rate.currency))];
  return accept({
    registrant: ctx.actor.name, district: ctx.actor.district === null ? null : (names.get(ctx.actor.district) ?? null),
    rates: currencies.flatMap((currency) => {
      const inForce = rateInForce(rates, currency, todayOf(ctx));
      return inForce ? [{ currency, rate: inForce.rate, on: inForce.on }] : [];
    }),
  });
}
