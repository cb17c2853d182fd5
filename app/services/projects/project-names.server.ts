import type { Db } from "#db/connection.server.ts";
import { documentTitles } from "#db/queries/commitments.ts";
import { userNames } from "#db/queries/people.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";

/** A name in both languages. */
export interface NamePair {
  readonly zh: string;
  readonly en: string;
}

/** Names of the codes and ids that stand in a project's fields, by `district:330206`, `user:5` and the like. */
export type CodedNames = Readonly<Record<string, NamePair>>;

type Fields = Readonly<Record<string, unknown>>;

const LISTED = [["district", "districts"], ["division", "divisions"], ["chain", "chains"]] as const;

function countriesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((investor: { country?: unknown }) => (typeof investor?.country === "string" ? [investor.country] : [])) : [];
}

function districtsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((share: { district?: unknown }) => (typeof share?.district === "string" ? [share.district] : [])) : [];
}

const UNIT_FIELDS = ["opinionUnit", "screenUnit", "askedUnits", "responsible", "issueUnit", "supportUnits", "chiefUnit"];

/** The units that field values name, alone or in lists: those of reviews and screens, those that answer for a promise, and those that hold a milestone. */
function unitsIn(versions: readonly Fields[]): Set<unknown> {
  return new Set(versions.flatMap((fields) => Object.entries(fields).flatMap(([field, value]) => (UNIT_FIELDS.includes(field) || field.startsWith("unit.") ? (value ?? []) : []))));
}

/** The names that the given field values need to be read by people; a code that no list knows has none. */
export async function namesFor(db: Db, versions: readonly Fields[]): Promise<CodedNames> {
  const lists = await referenceLists(db);
  const names: Record<string, NamePair> = {};
  for (const [field, list] of LISTED) {
    const wanted = new Set(versions.map((fields) => fields[field]));
    for (const row of lists[list]) if (wanted.has(row.code)) names[`${field}:${row.code}`] = { zh: row.nameZh, en: row.nameEn };
  }
  const holding = new Set(versions.flatMap((fields) => [fields["transferTo"], fields["rightDistrict"]]));
  for (const row of lists.districts) if (holding.has(row.code)) names[`district:${row.code}`] = { zh: row.nameZh, en: row.nameEn };
  const sharing = new Set(versions.flatMap((fields) => districtsIn(fields["creditShares"])));
  for (const row of lists.districts) if (sharing.has(row.code)) names[`district:${row.code}`] = { zh: row.nameZh, en: row.nameEn };
  const countries = new Set(versions.flatMap((fields) => countriesIn(fields["investors"])));
  for (const row of lists.countries) if (countries.has(row.code)) names[`country:${row.code}`] = { zh: row.nameZh, en: row.nameEn };
  const units = unitsIn(versions);
  for (const row of lists.units) if (units.has(row.code)) names[`unit:${row.code}`] = { zh: row.nameZh, en: row.nameEn };
  const ids = [...new Set(versions.map((fields) => fields["liaisonId"]))].filter((id): id is number => typeof id === "number");
  for (const [id, { name }] of await userNames(db.read, ids)) names[`user:${id}`] = { zh: name, en: name };
  return { ...names, ...(await namesOfDocuments(db, versions)) };
}

/** Documents that stand as evidence. */
async function namesOfDocuments(db: Db, versions: readonly Fields[]): Promise<CodedNames> {
  const names: Record<string, NamePair> = {};
  const items = versions.flatMap((fields) => [fields["document"], fields["evidence"]]).filter((item): item is number => typeof item === "number");
  for (const { item, name } of await documentTitles(db.read, items)) names[`document:${item}`] = { zh: name, en: name };
  return names;
}
