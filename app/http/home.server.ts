import { may } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";

/** The first page of a role: the overview, or the settings for those who see no figures. */
export function homeOf(principal: Principal): string {
  return may(principal, "quota.read") ? "/" : "/settings";
}
