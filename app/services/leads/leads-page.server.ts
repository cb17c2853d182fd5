import { addDays } from "#app/domain/dates.ts";
import { startOfMonth, startOfWeek } from "#app/domain/periods.ts";
import type { LeadState, LeadView } from "#app/domain/lead-states.ts";
import { followsLeads } from "#app/domain/my-leads.ts";
import { isBoundToDistrict, may, scopeOf } from "#app/domain/permissions.ts";
import { and } from "#app/domain/predicate.ts";
import type { LeadSource, LossReason } from "#app/domain/kinds.ts";
import { LOSS_REASONS } from "#app/domain/kinds.ts";
import { rateInForce } from "#app/domain/money.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { oneOfOrNull } from "#db/codecs.ts";
import { lossCounts, visitCounts } from "#db/queries/leads.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { allRates, districtNames } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkFilter } from "../projects/check-filter.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";
import { remembered } from "../remembered.server.ts";
import { inView, listLeads } from "./list-leads.server.ts";
import type { LeadPage } from "./list-leads.server.ts";
import { leadsToday } from "./leads-today.server.ts";
import type { LeadTask } from "./leads-today.server.ts";

export interface LeadsQuery {
  readonly q?: string | undefined;
  readonly district?: string[] | undefined;
  readonly source?: LeadSource | undefined;
  readonly state?: LeadState | undefined;
  readonly view?: LeadView | undefined;
  /** What the actor's own leads ask for today, in place of a list. */
  readonly mine?: "today" | undefined;
  readonly page?: number | undefined;
  readonly saved?: string | undefined;
}

/** Visits out and in since the beginning of the week, the month and the year. */
export interface VisitCount {
  readonly period: "week" | "month" | "year";
  readonly out: number;
  readonly in: number;
}

/** Why and whereto leads were lost, the most frequent first. */
export interface Losses {
  readonly reasons: readonly { readonly reason: LossReason | null; readonly count: number }[];
  readonly destinations: readonly { readonly to: string; readonly count: number }[];
}

export interface LeadsPage extends LeadPage {
  readonly today: string;
  readonly query: LeadsQuery;
  readonly view: LeadView;
  /** Empty where the actor sees one district only. */
  readonly places: readonly Place[];
  readonly mayCreate: boolean;
  readonly mayTransfer: boolean;
  readonly followsLeads: boolean;
  /** What the actor's own leads ask for today; null where the page shows a list. */
  readonly tasks: readonly LeadTask[] | null;
  readonly visits: readonly VisitCount[];
  readonly losses: Losses | null;
  /** The lead that was just stored. */
  readonly saved: { readonly code: string; readonly name: string } | null;
}

const PAGE_SIZE = 50;

/** Everything the page of leads shows for an address. */
export async function leadsPage(ctx: ServiceContext, query: LeadsQuery): Promise<Verdict<LeadsPage>> {
  const { q, district, source, state, page = 1 } = query;
  const filter = await checkFilter(ctx, { ...(q ? { q } : {}), ...(district?.length ? { district } : {}) });
  if (!filter.ok) return filter;
  const tasks = query.mine === "today" ? await leadsToday(ctx) : null;
  if (tasks && !tasks.ok) return tasks;
  const view = query.view ?? "open";
  const listed = await listLeads(ctx, { filter: filter.value, view, source, state: view === "open" ? state : undefined, page, size: PAGE_SIZE });
  if (!listed.ok) return listed;
  const today = todayOf(ctx);
  const saved = query.saved === undefined ? null : await findProject(ctx.db.read, query.saved, scopeOf(ctx.actor));
  return accept({
    ...listed.value, today, query, view, places: isBoundToDistrict(ctx.actor) ? [] : await placesOn(ctx, today), mayCreate: may(ctx.actor, "project.create"), mayTransfer: may(ctx.actor, "lead.transfer"),
    followsLeads: followsLeads(ctx.actor), tasks: tasks?.value ?? null, visits: await visitsOf(ctx, today), losses: view === "lost" ? await lossesOf(ctx, filter.value, today) : null,
    saved: saved && { code: saved.code, name: saved.name },
  });
}

async function visitsOf(ctx: ServiceContext, today: string): Promise<VisitCount[]> {
  const scope = scopeOf(ctx.actor);
  const starts = [startOfWeek(today), startOfMonth(today), `${today.slice(0, 4)}-01-01`];
  const counts = await remembered(ctx.db, `visits ${today} ${JSON.stringify(scope)}`, () => visitCounts(ctx.db.read, scope, starts, today));
  return (["week", "month", "year"] as const).map((period, index) => ({ period, out: counts[index]?.out ?? 0, in: counts[index]?.in ?? 0 }));
}

async function lossesOf(ctx: ServiceContext, filter: ProjectFilter, today: string): Promise<Losses> {
  const { reasons, destinations } = await lossCounts(ctx.db.read, and(await filterInScope(ctx, filter), inView("lost", today)));
  return { reasons: reasons.map(({ reason, count }) => ({ reason: oneOfOrNull(LOSS_REASONS, reason), count })), destinations };
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
  /** By when a lead that is registered today is to be answered. */
  readonly answerBy: string;
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
    registrant: ctx.actor.name, answerBy: addDays(todayOf(ctx), (await leadDays(ctx)).answer), district: ctx.actor.district === null ? null : (names.get(ctx.actor.district) ?? null),
    rates: currencies.flatMap((currency) => {
      const inForce = rateInForce(rates, currency, todayOf(ctx));
      return inForce ? [{ currency, rate: inForce.rate, on: inForce.on }] : [];
    }),
  });
}
