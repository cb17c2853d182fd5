import { isBoundToDistrict, scopeOf } from "#app/domain/permissions.ts";
import { chiefsNamed, liaisonsWithProjects } from "#db/queries/board-choices.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { remembered } from "../remembered.server.ts";

/** A choice with its name in both languages. */
export interface NamedChoice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What the board's filters offer; a list that would hold one entry only for the reader is empty. */
export interface BoardChoices {
  readonly districts: readonly Place[];
  readonly chains: readonly NamedChoice[];
  readonly liaisons: readonly { readonly email: string; readonly name: string }[];
  readonly chiefs: readonly string[];
}

/** The filters' choices for the projects that the actor sees. */
export async function boardChoices(ctx: ServiceContext): Promise<BoardChoices> {
  const today = todayOf(ctx);
  const scope = scopeOf(ctx.actor);
  const people = await remembered(ctx.db, `board people ${JSON.stringify(scope)}`, async () => ({
    liaisons: await liaisonsWithProjects(ctx.db.read, scope), chiefs: await chiefsNamed(ctx.db.read, scope),
  }));
  const { chains } = await referenceLists(ctx.db);
  return {
    ...people,
    districts: isBoundToDistrict(ctx.actor) ? [] : await placesOn(ctx, today),
    chains: chains.filter((chain) => chain.validFrom <= today && (chain.validTo === null || chain.validTo >= today))
      .map((chain) => ({ code: chain.code, zh: chain.nameZh, en: chain.nameEn })),
  };
}
