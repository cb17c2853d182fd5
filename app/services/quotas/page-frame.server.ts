import type { LandingVariant } from "#app/domain/quotas.ts";
import type { NamePair } from "#db/queries/plan.ts";
import { districtNames } from "#db/queries/reference.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import type { FigureFrame } from "./clocks.server.ts";
import { seesWholeCity } from "./quota-rows.server.ts";

/** Which figures a page shows, and between which scopes its reader may choose. */
export interface PageFrame {
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly district: string | null;
  readonly districtName: NamePair | null;
  readonly landingVariant: LandingVariant;
  readonly seesWholeCity: boolean;
  /** Empty for those who do not see the whole city. */
  readonly places: readonly Place[];
}

/** The settled frame of a page of figures, in words that people know. */
export async function pageFrame(ctx: ServiceContext, { window, knownAt, district, variant }: FigureFrame): Promise<PageFrame> {
  const wholeCity = seesWholeCity(ctx);
  return {
    year: window.year, asOf: window.asOf, knownAt, district, landingVariant: variant, seesWholeCity: wholeCity,
    districtName: district === null ? null : ((await districtNames(ctx.db.read)).get(district) ?? null),
    places: wholeCity ? await placesOn(ctx, window.asOf) : [],
  };
}
