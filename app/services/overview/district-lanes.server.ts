import { targetFor } from "#app/domain/quota-figures.ts";
import { and } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { countedBy, findQuota } from "#app/domain/quotas.ts";
import type { QuotaId } from "#app/domain/quotas.ts";
import type { Fraction } from "#app/domain/quota-standing.ts";
import { countByDistrict } from "#db/queries/overview.ts";
import type { CountAndSum } from "#db/queries/overview.ts";
import { quotaTargetsByDistrict } from "#db/queries/quota-figures.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FigureFrame } from "../quotas/clocks.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { remembered } from "../remembered.server.ts";

/** A district or zone with what it attracted and landed; ranks are among its kind, ties share one, nothing attracted has none. */
export interface DistrictLane extends Place {
  readonly rank: number | null;
  readonly attracted: number;
  readonly attractedCny: number;
  readonly landed: number;
  /** The district's part of the city's target, null where none is set. */
  readonly target: Fraction | null;
}

/** Districts and zones by major projects attracted, each kind ranked apart; within a rank by those that landed since 2021. */
export async function districtLanes(ctx: ServiceContext, frame: FigureFrame): Promise<DistrictLane[]> {
  const scope = scopeOf(ctx.actor);
  const count = async (id: QuotaId): Promise<Map<string | null, CountAndSum>> => {
    const quota = findQuota(id);
    if (!quota || quota.rule.rule === "events" || frame.isBefore) return new Map();
    return countByDistrict(ctx.db.read, and(scope, countedBy(quota.rule, frame.window)), frame.knownAt);
  };
  return remembered(ctx.db, `lanes ${JSON.stringify([frame.window, frame.knownAt, scope])}`, async () => {
    const [attracted, landed] = [await count("major_attracted"), await count("major_landed_cumulative")];
    const places = await placesOn(ctx, frame.window.asOf);
    const splits = await quotaTargetsByDistrict(ctx.db.read, "major_attracted", frame.knownAt);
    const lanes = places.map((place) => {
      const target = targetFor({ id: "major_attracted", period: "annual" }, splits.get(place.code) ?? [], frame.window.year);
      const own = attracted.get(place.code);
      return {
        ...place, attracted: own?.count ?? 0, attractedCny: own?.totalCny ?? 0, landed: landed.get(place.code)?.count ?? 0,
        target: target && { numerator: target.numerator, denominator: target.denominator },
      };
    });
    return [...ranked(lanes.filter((lane) => lane.kind === "county")), ...ranked(lanes.filter((lane) => lane.kind === "zone"))];
  });
}

function ranked(lanes: readonly Omit<DistrictLane, "rank">[]): DistrictLane[] {
  return lanes.toSorted((a, b) => b.attracted - a.attracted || b.landed - a.landed)
    .map((lane) => ({ ...lane, rank: lane.attracted === 0 ? null : 1 + lanes.filter((other) => other.attracted > lane.attracted).length }));
}
