import type { Kysely, Transaction } from "kysely";
import { allocationRefusals } from "#app/domain/resources.ts";
import type { Budgets, ResourceKind } from "#app/domain/resources.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { budgetsOf, insertRequest, requestsOf, resourceSums } from "#db/queries/resources.ts";
import { succeed } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { ResourceRequestRow } from "#db/schema/resources.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

export interface ResourceWish {
  readonly code: string;
  readonly kind: ResourceKind;
  readonly year: number;
  readonly askedE4: number;
  readonly purpose: string | null;
  /** The version of the request that the form was drawn from; null: there was none. */
  readonly seen: number | null;
  readonly formKey?: string | undefined;
}

/** Puts a version of a request in the place of the present one, or adds the first. */
export async function putRequest(trx: Transaction<Database>, ctx: ServiceContext, present: ResourceRequestRow | null, row: Omit<ResourceRequestRow, "id" | "item" | "recorded_from" | "recorded_to" | "recorded_by">): Promise<Verdict<null>> {
  const recorded = await succeed(trx, "resource_requests", present, ctx.now, ctx.actor.userId);
  if (!recorded) return refuse({ code: "stale" });
  await insertRequest(trx, { ...row, ...recorded });
  return accept(null);
}

/** Asks for a resource for a project in a year, or changes what is asked; never below what was given. */
export async function askResource(ctx: ServiceContext, { code, formKey, ...wish }: ResourceWish): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "resource.ask", formKey, content: wish }, async (trx, stored) => {
    const present = (await requestsOf(trx, stored.project_id)).find((row) => row.kind === wish.kind && row.year === wish.year) ?? null;
    if (present && wish.seen === null) return refuse({ code: "already_asked", field: "asked", params: { askedE4: present.asked_e4 } });
    if ((present?.id ?? null) !== wish.seen) return refuse({ code: "stale" });
    if (present && wish.askedE4 < present.allocated_e4) return refuse({ code: "asked_below_given", field: "asked", params: { givenE4: present.allocated_e4 } });
    const put = await putRequest(trx, ctx, present, {
      project_id: stored.project_id, year: wish.year, kind: wish.kind, asked_e4: wish.askedE4, asked_on: todayOf(ctx), purpose: wish.purpose,
      allocated_e4: present?.allocated_e4 ?? 0, allocated_on: present?.allocated_on ?? null, note: present?.note ?? null,
    });
    if (!put.ok) return put;
    await tellOfProject(trx, ctx, stored, {
      action: "resource.ask", objectType: "resource", before: { askedE4: present?.asked_e4 ?? null },
      after: { resourceKind: wish.kind, resourceYear: wish.year, askedE4: wish.askedE4, purpose: wish.purpose },
    });
    return accept(null);
  });
}

/** The budgets that a request of a district draws on, and what others were given of them. */
export async function budgetsFor(db: Kysely<Database>, { year, kind, allocated_e4 }: Pick<ResourceRequestRow, "year" | "kind" | "allocated_e4">, district: string | null): Promise<Budgets> {
  const budgets = (await budgetsOf(db, year)).filter((row) => row.kind === kind);
  const sums = (await resourceSums(db, year)).filter((row) => row.kind === kind);
  const amountOf = (place: string | null) => budgets.find((row) => row.district === place)?.amount_e4 ?? null;
  const total = sums.reduce((sum, row) => sum + row.givenE4, 0);
  return {
    cityE4: amountOf(null), districtE4: district === null ? null : amountOf(district), cityGivenE4: total - allocated_e4,
    districtGivenE4: (sums.find((row) => row.district === district)?.givenE4 ?? 0) - allocated_e4,
  };
}

export interface Allocation {
  readonly code: string;
  readonly item: number;
  readonly seen: number;
  /** What the project has from now on; less than before releases the difference, 0 all of it. */
  readonly allocatedE4: number;
  readonly note: string | null;
  readonly formKey?: string | undefined;
}

/** Gives a project of a resource, never more than the balance of the budget, or takes back with a reason. Two at once cannot overdraw it: each sees the other's. */
export async function allocateResource(ctx: ServiceContext, { code, formKey, ...allocation }: Allocation): Promise<Verdict<{ allocatedE4: number }>> {
  return onProject(ctx, { code, needs: "resource.allocate", formKey, content: allocation }, async (trx, stored) => {
    const present = (await requestsOf(trx, stored.project_id)).find((row) => row.item === allocation.item);
    if (!present) return refuse({ code: "not_found" });
    if (present.id !== allocation.seen) return refuse({ code: "stale" });
    const { allocatedE4, note } = allocation;
    if (allocatedE4 < present.allocated_e4 && note === null) return refuse({ code: "reason_required", field: "allocationNote" });
    const errors = allocationRefusals(allocatedE4, { askedE4: present.asked_e4, presentE4: present.allocated_e4 }, await budgetsFor(trx, present, stored.district));
    if (errors.length > 0) return refuse(...errors);
    if (allocatedE4 === present.allocated_e4) return accept({ allocatedE4 });
    const { id: _, item: _item, recorded_from: _from, recorded_to: _to, recorded_by: _by, ...kept } = present;
    const put = await putRequest(trx, ctx, present, { ...kept, allocated_e4: allocatedE4, allocated_on: todayOf(ctx), note });
    if (!put.ok) return put;
    await tellOfProject(trx, ctx, stored, {
      action: allocatedE4 > present.allocated_e4 ? "resource.allocate" : "resource.release", objectType: "resource", before: { allocatedE4: present.allocated_e4 },
      after: { resourceKind: present.kind, resourceYear: present.year, allocatedE4, reason: note },
    });
    return accept({ allocatedE4 });
  });
}
