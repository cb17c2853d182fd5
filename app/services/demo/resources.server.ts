import type { Transaction } from "kysely";
import { addDays, yearOf } from "#app/domain/dates.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { insertBudget, requestsOf, resourceSums } from "#db/queries/resources.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { putRequest } from "../resources/requests.server.ts";
import { createRandom, mixSeed } from "./random.ts";

const MOST_PROJECTS = 10_000;
const E4 = 10_000;
const YEARS_BACK = 2;
const CARBON_PER_TCE = 2.6;
/** Budgets are round sums somewhat above what was given. */
const ROUND: Readonly<Record<ResourceKind, number>> = { land: 100 * E4, energy: 10_000 * E4, carbon: 50_000 * E4 };
const ROOM = 1.15;

/** What the demo's projects of the last years asked of land, energy and carbon, what they were given, and the budgets it came from. */
export async function recordResources(trx: Transaction<Database>, ctx: ServiceContext, seed: number, actors: ReadonlyMap<number, Principal>): Promise<void> {
  const today = todayOf(ctx);
  const first = yearOf(today) - YEARS_BACK;
  for (const project of await projectsAfter(trx, EVERYTHING, 0, MOST_PROJECTS)) {
    if (project.part_of !== null || project.duplicate_of !== null || project.stage === "left" || project.district === null) continue;
    await askFor(trx, { ...ctx, actor: actors.get(project.liaison_id ?? -1) ?? SYSTEM }, project, { seed, first, today });
  }
  for (let year = first; year <= yearOf(today); year += 1) await setBudgets(trx, year);
}

async function askFor(trx: Transaction<Database>, ctx: ServiceContext, project: StoredProject, { seed, first, today }: { readonly seed: number; readonly first: number; readonly today: string }): Promise<void> {
  const random = createRandom(mixSeed(seed, project.project_id, 517));
  const on = [project.land_on, project.landed_on, project.signed_on].find((day) => day !== null && day <= today) ?? null;
  if (on === null || yearOf(on) < first || !random.chance(0.7)) return;
  const energy = project.energy_tce_e4;
  const needs: Readonly<Record<ResourceKind, number | null>> = { land: project.land_mu_e4, energy, carbon: energy === null ? null : Math.round((energy * CARBON_PER_TCE) / E4) * E4 };
  const isGiven = project.landed_on !== null && project.landed_on <= today;
  for (const kind of RESOURCE_KINDS) {
    const asked = needs[kind];
    if (asked === null || asked === 0) continue;
    const askedOn = addDays(on, -random.int(10, 40));
    const base = { project_id: project.project_id, year: yearOf(on), kind, asked_e4: asked, asked_on: askedOn, purpose: null };
    await putRequest(trx, { ...ctx, now: `${askedOn}T02:00:00.000Z` }, null, { ...base, allocated_e4: 0, allocated_on: null, note: null });
    const present = (await requestsOf(trx, project.project_id)).find((row) => row.kind === kind) ?? null;
    const given = Math.floor((asked * random.pick([1, 1, 1, 0.8])) / E4) * E4;
    if (isGiven && given > 0) await putRequest(trx, { ...ctx, now: earlierOf(`${on}T03:00:00.000Z`, ctx.now) }, present, { ...base, allocated_e4: given, allocated_on: on, note: null });
  }
}

const earlierOf = (one: string, other: string): string => (one < other ? one : other);

async function setBudgets(trx: Transaction<Database>, year: number): Promise<void> {
  const sums = await resourceSums(trx, year);
  const up = (kind: ResourceKind, amount: number) => (Math.floor((amount * ROOM) / ROUND[kind]) + 1) * ROUND[kind];
  const add = async (kind: ResourceKind, district: string | null, amount: number) =>
    insertBudget(trx, { item: await nextItem(trx, "resource_budgets"), year, kind, district, amount_e4: amount, note: null, recorded_from: `${year}-01-08T02:00:00.000Z`, recorded_by: null });
  for (const kind of RESOURCE_KINDS) {
    const own = sums.filter((row) => row.kind === kind);
    const splits = kind === "land" ? own.flatMap((row) => (row.district === null ? [] : [[row.district, up(kind, row.givenE4)] as const])) : [];
    const split = splits.reduce((sum, [, amount]) => sum + amount, 0);
    const given = own.reduce((sum, row) => sum + row.givenE4, 0);
    await add(kind, null, Math.max(up(kind, given), split));
    for (const [district, amount] of splits) await add(kind, district, amount);
  }
}
