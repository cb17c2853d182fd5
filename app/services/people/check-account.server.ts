import type { Transaction } from "kysely";
import { assignmentFaults } from "#app/domain/accounts.ts";
import type { Assignment } from "#app/domain/accounts.ts";
import { PASSWORD_PROFILES, SHORTEST_PASSWORD, SHORTEST_STRICT_PASSWORD } from "#app/domain/password-rules.ts";
import type { PasswordProfile } from "#app/domain/password-rules.ts";
import { resolveUnit } from "#app/domain/reference.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { settingValue } from "#db/queries/quota-figures.ts";
import { allUnits, findDistrict } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";

/** An assignment with its unit as a code, and everything wrong with it. A unit may be named by code, name or alias. */
export async function checkAssignment(trx: Transaction<Database>, wanted: Assignment): Promise<{ assignment: Assignment; faults: readonly Refusal[] }> {
  const faults: Refusal[] = [];
  const district = wanted.district === null ? null : await findDistrict(trx, wanted.district);
  if (wanted.district !== null && district === null) faults.push({ code: "unknown_district", field: "district", params: { value: wanted.district } });
  const unit = wanted.unit === null ? null : await unitCode(trx, wanted.unit);
  if (wanted.unit !== null && unit === null) faults.push({ code: "unknown_value", field: "unit", params: { value: wanted.unit } });
  return { assignment: { role: wanted.role, district, unit }, faults: [...faults, ...assignmentFaults(wanted)] };
}

async function unitCode(trx: Transaction<Database>, text: string): Promise<string | null> {
  const units = (await allUnits(trx)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, aliases: JSON.parse(row.aliases) as string[] }));
  return resolveUnit(units, text);
}

/** The password rules in force; without the setting the basic ones. */
export async function passwordProfile(ctx: Pick<ServiceContext, "db">): Promise<PasswordProfile> {
  const stored = await settingValue(ctx.db.read, "password_profile", null);
  return PASSWORD_PROFILES.find((profile) => profile === stored) ?? "basic";
}

/** How long a password must be under the rules in force. */
export async function shortestPassword(ctx: Pick<ServiceContext, "db">): Promise<number> {
  return (await passwordProfile(ctx)) === "strict" ? SHORTEST_STRICT_PASSWORD : SHORTEST_PASSWORD;
}

/** The trail's words for a change of an account. */
export function accountTrail(ctx: ServiceContext, email: string) {
  return { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, objectType: "user", objectCode: email, projectId: null };
}
