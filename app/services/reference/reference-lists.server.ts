import type { Chain, Country, District, Division } from "#app/domain/reference.ts";
import type { Db } from "#db/connection.server.ts";
import { allChains, allCountries, allDistricts, allDivisions, allUnits } from "#db/queries/reference.ts";

/** A code with its name in both languages. */
export interface NamedCode {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The lists that names and codes are looked up in. */
export interface ReferenceLists {
  readonly districts: readonly District[];
  readonly divisions: readonly Division[];
  readonly chains: readonly Chain[];
  readonly countries: readonly Country[];
  readonly units: readonly NamedCode[];
}

interface NamedRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
}

const named = (row: NamedRow) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en });
const aliasesOf = (row: { readonly aliases: string }) => ({ aliases: JSON.parse(row.aliases) as string[] });

const kept = new WeakMap<Db, ReferenceLists>();

/** Districts, divisions, chains, countries and units as the domain's resolvers take them; they come with the program and stay while it runs. */
export async function referenceLists(db: Db): Promise<ReferenceLists> {
  const known = kept.get(db);
  if (known) return known;
  const lists = await readLists(db);
  const isLoaded = lists.districts.length > 0 && lists.divisions.length > 0;
  if (isLoaded) kept.set(db, lists);
  return lists;
}

async function readLists(db: Db): Promise<ReferenceLists> {
  return {
    districts: (await allDistricts(db.read)).map((row) => ({ ...named(row), ...aliasesOf(row), kind: row.kind, host: row.host, successor: row.successor, validFrom: row.valid_from, validTo: row.valid_to })),
    divisions: (await allDivisions(db.read)).map((row) => ({ ...named(row), ...aliasesOf(row), section: row.section })),
    chains: (await allChains(db.read)).map((row) => ({ ...named(row), version: row.version, validFrom: row.valid_from, validTo: row.valid_to })),
    countries: (await allCountries(db.read)).map((row) => ({ ...named(row), ...aliasesOf(row) })),
    units: (await allUnits(db.read)).map(named),
  };
}
