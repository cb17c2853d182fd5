import { yearOf } from "#app/domain/dates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { may } from "#app/domain/permissions.ts";
import { balanceE4 } from "#app/domain/resources.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import { userNames } from "#db/queries/people.ts";
import { requestsOf } from "#db/queries/resources.ts";
import type { ResourceRequestRow } from "#db/schema/resources.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { budgetsFor } from "./requests.server.ts";

/** What a project asks of a resource in a year, what it was given, and what could still be given. */
export interface RequestView {
  readonly item: number;
  readonly seen: number;
  readonly kind: ResourceKind;
  readonly year: number;
  readonly askedE4: number;
  readonly askedOn: string;
  readonly purpose: string | null;
  readonly allocatedE4: number;
  readonly allocatedOn: string | null;
  readonly note: string | null;
  /** The most the project could have; null without a budget. */
  readonly availableE4: number | null;
  readonly by: string | null;
  readonly at: string;
}

export interface ProjectResources {
  readonly requests: readonly RequestView[];
  readonly thisYear: number;
  /** What the project's facts say it needs, to start a request from. */
  readonly needs: Readonly<Partial<Record<ResourceKind, number>>>;
  readonly mayAsk: boolean;
  readonly mayAllocate: boolean;
}

/** The resources of a project whose scope was checked. */
export async function projectResources(ctx: ServiceContext, projectId: number, facts: Pick<ProjectFacts, "district" | "landMuE4" | "energyTceE4">): Promise<ProjectResources> {
  const rows = await requestsOf(ctx.db.read, projectId);
  const names = await userNames(ctx.db.read, rows.flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])));
  const view = async (row: ResourceRequestRow): Promise<RequestView> => ({
    item: row.item, seen: row.id, kind: row.kind, year: row.year, askedE4: row.asked_e4, askedOn: row.asked_on, purpose: row.purpose, allocatedE4: row.allocated_e4, allocatedOn: row.allocated_on,
    note: row.note, availableE4: balanceE4(await budgetsFor(ctx.db.read, row, facts.district)), by: row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null), at: row.recorded_from,
  });
  return {
    requests: await Promise.all(rows.map(view)), thisYear: yearOf(todayOf(ctx)),
    needs: { ...(facts.landMuE4 === null ? {} : { land: facts.landMuE4 }), ...(facts.energyTceE4 === null ? {} : { energy: facts.energyTceE4 }) },
    mayAsk: may(ctx.actor, "resource.ask"), mayAllocate: may(ctx.actor, "resource.allocate"),
  };
}
