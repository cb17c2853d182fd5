import { isBoundToDistrict, scopeOf } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { CompanyScope } from "#db/queries/companies.ts";

/** Which companies and people at them an actor may know: the city all, others those of projects they see and those that their own district entered. */
export function companyScopeOf(actor: Principal): CompanyScope {
  return { projects: scopeOf(actor), district: isBoundToDistrict(actor) ? actor.district : null };
}
