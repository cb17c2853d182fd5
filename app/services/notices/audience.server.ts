import type { Transaction } from "kysely";
import { kindsFor, NOTICE_KINDS } from "#app/domain/notices.ts";
import type { Audience } from "#app/domain/notices.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { staffOf, unitOf } from "#app/domain/reviews.ts";
import { peopleWanted } from "#db/queries/notice-people.ts";
import { isInScope } from "#db/queries/notices.ts";
import type { NoticeReader } from "#db/queries/notices.ts";
import type { Database } from "#db/schema/database.ts";
import { principalOf } from "../auth/principal.ts";

/** The project that something is about, as far as it decides who hears of it. */
export interface ToldProject {
  readonly id: number;
  readonly code: string;
  readonly district: string | null;
  readonly liaisonId: number | null;
}

/** Who stands how to what people are told of. */
export interface Concerned {
  readonly leadUnit?: string | null;
  readonly supportUnits?: readonly string[];
  readonly raiser?: number | null;
  readonly asker?: number | null;
  /** Somebody who is concerned and shall not hear all the same. */
  readonly exceptFor?: (person: Principal) => boolean;
}

/** Somebody as they read their notices now. */
export function noticeReader(person: Principal): NoticeReader {
  return { userId: person.userId ?? 0, scope: scopeOf(person), kinds: person.role === "system" ? NOTICE_KINDS : kindsFor(person.role), unit: person.role === "unit" ? (person.unit ?? "") : null };
}

/** Whether somebody stands to the matter as one of the audience does. */
function stands(person: Principal, audience: Audience, { leadUnit, supportUnits = [], raiser, asker }: Concerned, project: ToldProject | null): boolean {
  switch (audience) {
    case "leadUnit": return leadUnit != null && unitOf(person) === leadUnit;
    case "supportUnits": return supportUnits.includes(unitOf(person) ?? "");
    case "raiser": return raiser != null && person.userId === raiser;
    case "asker": return asker != null && person.userId === asker;
    case "liaison": return project !== null && project.liaisonId !== null && person.userId === project.liaisonId;
    case "district": return person.role === "district" && project !== null && project.district !== null && person.district === project.district;
    case "commerce": return person.role === "commerce";
    case "leaders": return person.role === "leader";
    case "administrators": return person.role === "administrator";
  }
}

/** Accounts among which the audience is: more than it, never the whole list. */
async function candidates(trx: Transaction<Database>, tells: readonly Audience[], concerned: Concerned, project: ToldProject | null): Promise<Principal[]> {
  const has = (audience: Audience) => tells.includes(audience);
  const units = [...(has("leadUnit") && concerned.leadUnit ? [concerned.leadUnit] : []), ...(has("supportUnits") ? (concerned.supportUnits ?? []) : [])];
  const ids = [has("raiser") ? concerned.raiser : null, has("asker") ? concerned.asker : null, has("liaison") ? project?.liaisonId : null].filter((id) => id != null);
  const staff = units.flatMap((unit) => staffOf(unit) ?? []);
  const districts = [...staff.flatMap((one) => (one.role === "district" ? [one.district] : [])), ...(has("district") && project?.district ? [project.district] : [])];
  const roles = [...(has("commerce") || staff.some(({ role }) => role === "commerce") ? ["commerce" as const] : []), ...(has("leaders") ? ["leader" as const] : []), ...(has("administrators") ? ["administrator" as const] : [])];
  return (await peopleWanted(trx, { ids, units, districts, roles })).map((row) => principalOf(row));
}

/**
 * Those whom something is for: accounts in use that stand to it as the audience says and, where it is about a project, see
 * that project. A unit's people hear only of what their unit was asked.
 */
export async function audienceOf(trx: Transaction<Database>, tells: readonly Audience[], concerned: Concerned, project: ToldProject | null): Promise<Principal[]> {
  const found = (await candidates(trx, tells, concerned, project)).filter((person) => tells.some((audience) => stands(person, audience, concerned, project)) && concerned.exceptFor?.(person) !== true);
  if (project === null) return found;
  const asked = [concerned.leadUnit, ...(concerned.supportUnits ?? [])];
  const seen = new Map<string, boolean>();
  const people: Principal[] = [];
  for (const person of found) {
    const scope = scopeOf(person);
    const key = JSON.stringify(scope);
    const isSeen = seen.get(key) ?? (await isInScope(trx, scope, project.id));
    seen.set(key, isSeen);
    if (isSeen && may(person, "project.read") && (person.role !== "unit" || asked.includes(person.unit))) people.push(person);
  }
  return people;
}
