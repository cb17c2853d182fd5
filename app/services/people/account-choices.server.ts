import { effectiveDate } from "#app/domain/dates.ts";
import { allDistricts, allUnits } from "#db/queries/reference.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { shortestPassword } from "./check-account.server.ts";

/** A district, zone or unit by name in both languages; `isOpen` if it may still be assigned. */
export interface NamedPlace {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly isOpen: boolean;
}

export interface AccountChoices {
  readonly districts: readonly NamedPlace[];
  readonly units: readonly NamedPlace[];
  readonly shortestPassword: number;
}

/** What accounts are or may be assigned to, and how long their passwords must be: the same for everybody. */
export async function accountChoices(ctx: ServiceContext): Promise<AccountChoices> {
  const today = todayOf(ctx);
  const districts = (await allDistricts(ctx.db.read)).filter((row) => row.kind !== "city");
  const units = await allUnits(ctx.db.read);
  return {
    districts: districts.map((row) => ({ code: row.code, zh: row.name_zh, en: row.name_en, isOpen: row.valid_to === null || effectiveDate(row.valid_to) >= today })),
    units: units.map((row) => ({ code: row.code, zh: row.name_zh, en: row.name_en, isOpen: true })),
    shortestPassword: await shortestPassword(ctx),
  };
}
