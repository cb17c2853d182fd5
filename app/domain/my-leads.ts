import type { Principal } from "./permissions.ts";
import { and, atLeast, atMost, known, not, NOTHING, oneOf, or } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";

/**
 * The leads that are somebody's own to follow up: those they own; for a liaison also those of the district that nobody owns, for
 * district staff all of the district, for commerce those that neither a person nor a district has yet. Readers have none.
 */
export function myLeads(principal: Principal): Predicate {
  const { userId, role, district } = principal;
  const owned = userId === null ? NOTHING : and(atLeast("liaisonId", userId), atMost("liaisonId", userId));
  const ofDistrict = district === null ? NOTHING : oneOf("district", [district]);
  switch (role) {
    case "liaison": return or(owned, and(ofDistrict, not(known("liaisonId"))));
    case "district": return or(owned, ofDistrict);
    case "commerce": return or(owned, and(not(known("liaisonId")), not(known("district"))));
    case "unit": case "leader": case "auditor": case "administrator": case "system": return NOTHING;
  }
}

/** Whether somebody has leads of their own to follow up. */
export function followsLeads({ role }: Pick<Principal, "role">): boolean {
  return role === "liaison" || role === "district" || role === "commerce";
}
