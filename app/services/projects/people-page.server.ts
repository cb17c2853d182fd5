import type { CreditShare } from "#app/domain/credit-shares.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { companyKey } from "#app/domain/text.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { companiesNamed } from "#db/queries/companies.ts";
import { creditsOf } from "#db/queries/credits.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { districtNames } from "#db/queries/reference.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { contactsOfProject } from "../contacts/list-contacts.server.ts";
import type { Contact } from "../contacts/list-contacts.server.ts";
import { seenShares } from "../credits/share-credit.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { headedProject } from "./project-head.server.ts";
import type { HeadView } from "./project-head.server.ts";
import type { NamePair } from "./project-names.server.ts";
import { relationsOf } from "./project-relations.server.ts";
import type { ProjectRelations } from "./project-relations.server.ts";

export interface ShareLine extends CreditShare {
  readonly name: NamePair;
}

export interface PeoplePage {
  readonly head: HeadView;
  readonly investors: readonly { readonly name: string; readonly company: { readonly id: number; readonly name: string } | null }[];
  readonly speaking: readonly Contact[];
  readonly others: readonly Contact[];
  readonly credit: { readonly shares: readonly ShareLine[]; readonly reason: string | null; readonly seen: string; readonly own: NamePair | null };
  readonly relations: ProjectRelations;
  /** The shares of the project that this one is counted with, where it may be seen. */
  readonly countedWith: { readonly code: string; readonly shares: readonly ShareLine[] } | null;
  readonly places: readonly Place[];
  readonly may: { readonly share: boolean; readonly contact: boolean; readonly relate: boolean };
}

/** The companies and people of a project, how its credit is shared, and what it is counted with. */
export async function peoplePage(ctx: ServiceContext, code: string): Promise<Verdict<PeoplePage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, facts, head } = headed.value;
  const names = await districtNames(ctx.db.read);
  const companies = await companiesNamed(ctx.db.read, facts.investors.map((investor) => companyKey(investor.name)));
  const credits = await creditsOf(ctx.db.read, stored.project_id);
  const lines = (rows: typeof credits): ShareLine[] => rows.map((row) => ({ district: row.district, shareBp: row.share_bp, name: names.get(row.district) ?? { zh: row.district, en: row.district } }));
  const pointed = stored.part_of ?? stored.duplicate_of;
  const counted = pointed === null ? null : await findProject(ctx.db.read, pointed, scopeOf(ctx.actor));
  return accept({
    head,
    investors: facts.investors.map(({ name }) => {
      const company = companies.find((entry) => entry.key === companyKey(name));
      return { name, company: company ? { id: company.item, name: company.name } : null };
    }),
    ...(await contactsOfProject(ctx, stored)),
    credit: { shares: lines(credits), reason: credits[0]?.reason ?? null, seen: seenShares(credits), own: stored.district === null ? null : (names.get(stored.district) ?? null) },
    relations: await relationsOf(ctx, stored), countedWith: counted && { code: counted.code, shares: lines(await creditsOf(ctx.db.read, counted.project_id)) },
    places: await placesOn(ctx, todayOf(ctx)), may: { share: may(ctx.actor, "credit.share"), contact: may(ctx.actor, "company.write"), relate: head.mayEdit },
  });
}
