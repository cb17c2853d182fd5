import { yearOf } from "#app/domain/dates.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { budgetsOf, requestCount, requestsIn, resourceSums, resourceYears } from "#db/queries/resources.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";

export interface ResourceQuery {
  readonly year?: number | undefined;
  readonly kind?: ResourceKind | undefined;
  readonly page?: number | undefined;
}

/** A budget with what is asked and given of it; an amount of null: no budget was set. */
export interface BudgetLine {
  readonly kind: ResourceKind;
  /** Null: the whole city. */
  readonly district: string | null;
  readonly amountE4: number | null;
  readonly note: string | null;
  readonly seen: number | null;
  readonly projects: number;
  readonly askedE4: number;
  readonly givenE4: number;
}

export interface ListedResource {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly hasLeft: boolean;
  readonly kind: ResourceKind;
  readonly askedE4: number;
  readonly askedOn: string;
  readonly allocatedE4: number;
  readonly allocatedOn: string | null;
}

export interface ResourcesPage {
  readonly query: ResourceQuery;
  readonly year: number;
  readonly years: readonly number[];
  readonly city: readonly BudgetLine[];
  /** Districts that the actor may compare: all for those who see the whole city, else the own one. */
  readonly districts: readonly { readonly place: Place; readonly lines: readonly BudgetLine[] }[];
  readonly items: readonly ListedResource[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly mayAllocate: boolean;
}

const PAGE_SIZE = 50;

/** Budgets, what is asked and given of them and what is left, by year and district, with the requests that the actor sees. */
export async function resourcesPage(ctx: ServiceContext, query: ResourceQuery): Promise<Verdict<ResourcesPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const [today, scope] = [todayOf(ctx), scopeOf(ctx.actor)];
  const { year = yearOf(today), kind, page = 1 } = query;
  const [budgets, sums] = [await budgetsOf(ctx.db.read, year), await resourceSums(ctx.db.read, year)];
  const line = (resource: ResourceKind, district: string | null): BudgetLine => {
    const budget = budgets.find((row) => row.kind === resource && row.district === district);
    const own = sums.filter((row) => row.kind === resource && (district === null || row.district === district));
    const total = (key: "projects" | "askedE4" | "givenE4") => own.reduce((sum, row) => sum + row[key], 0);
    return { kind: resource, district, amountE4: budget?.amount_e4 ?? null, note: budget?.note ?? null, seen: budget?.id ?? null, projects: total("projects"), askedE4: total("askedE4"), givenE4: total("givenE4") };
  };
  const seesCity = scope === EVERYTHING;
  const places = (await placesOn(ctx, today)).filter((place) => seesCity || place.code === ctx.actor.district);
  const rows = await requestsIn(ctx.db.read, scope, year, kind, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  const thisYear = yearOf(today);
  return accept({
    query, year, years: [...new Set([...(await resourceYears(ctx.db.read)), thisYear, thisYear + 1, year])].sort((a, b) => a - b),
    city: RESOURCE_KINDS.map((resource) => line(resource, null)), districts: places.map((place) => ({ place, lines: RESOURCE_KINDS.map((resource) => line(resource, place.code)) })),
    items: rows.map((row) => ({
      code: row.code, name: row.name, district: row.district, hasLeft: row.stage === "left", kind: row.kind, askedE4: row.asked_e4, askedOn: row.asked_on, allocatedE4: row.allocated_e4,
      allocatedOn: row.allocated_on,
    })),
    total: await requestCount(ctx.db.read, scope, year, kind), page, size: PAGE_SIZE, mayAllocate: may(ctx.actor, "resource.allocate"),
  });
}
