import { effectiveDate, firstDay } from "#app/domain/dates.ts";
import { allDistricts } from "#db/queries/reference.ts";
import type { ServiceContext } from "../context.server.ts";

/** A district or zone by its code, with its name in both languages. */
export interface Place {
  readonly code: string;
  readonly kind: "county" | "zone";
  readonly zh: string;
  readonly en: string;
  /** The shorter names that returns use, for narrow columns. */
  readonly short: { readonly zh: string; readonly en: string };
}

/** A county keeps its Chinese name; a zone takes its first alias, and English the first one in Latin letters. */
function shortNames(row: { kind: string; name_zh: string; name_en: string; aliases: string }): Place["short"] {
  const aliases = JSON.parse(row.aliases) as string[];
  return { zh: row.kind === "zone" ? (aliases[0] ?? row.name_zh) : row.name_zh, en: aliases.find((alias) => /^[\x20-\x7e]+$/.test(alias)) ?? row.name_en };
}

/** The districts and zones that existed on a day, in their usual order. */
export async function placesOn(ctx: ServiceContext, day: string): Promise<Place[]> {
  const rows = await allDistricts(ctx.db.read);
  return rows.flatMap((row) => {
    const exists = (row.valid_from === null || firstDay(row.valid_from) <= day) && (row.valid_to === null || effectiveDate(row.valid_to) >= day);
    return row.kind === "city" || !exists ? [] : [{ code: row.code, kind: row.kind, zh: row.name_zh, en: row.name_en, short: shortNames(row) }];
  });
}
