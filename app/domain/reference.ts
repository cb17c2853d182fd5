import type { IsoDate, PartialDate } from "./dates.ts";
import { cleanText } from "./text.ts";

/** A district by GB/T 2260 code, the city itself, or a zone; `host` of a zone, `successor` of a withdrawn district. */
export interface District {
  readonly code: string;
  readonly kind: "city" | "county" | "zone";
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
  readonly host: string | null;
  readonly successor: string | null;
  readonly validFrom: PartialDate | null;
  /** The last day or period in which it existed. */
  readonly validTo: PartialDate | null;
}

/** A division of GB/T 4754-2017 with its section letter. */
export interface Division {
  readonly code: string;
  readonly section: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
}

/** An industrial chain or cluster in one version of the city's list. */
export interface Chain {
  readonly code: string;
  readonly version: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** A country or region by ISO 3166-1 alpha-2. */
export interface Country {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
}

/** A unit of the government, named in the policy or a district's; earlier and later names are aliases. */
export interface Unit {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
}

type Named = Pick<Country, "code" | "nameZh" | "nameEn" | "aliases">;

/** A name without case, spaces and punctuation, 及 and 与 read as 和. */
function looseKey(text: string): string {
  return cleanText(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").replace(/[及与]/g, "和");
}

function byName<Row extends Named>(list: readonly Row[], key: string, keyOf: (name: string) => string): Row | null {
  if (key === "") return null;
  const named = list.find((row) => keyOf(row.nameZh) === key || keyOf(row.nameEn) === key);
  return named ?? list.find((row) => row.aliases.some((alias) => keyOf(alias) === key)) ?? null;
}

export interface DistrictMatch {
  /** The district's code; a withdrawn district gives its successor's. */
  readonly code: string;
  /** The cell says more than the district: a zone, park or town in brackets or behind the name. */
  readonly hasDetail: boolean;
  /** The district or zone named in brackets, where that is one. */
  readonly bracketed: string | null;
}

const districtKey = (text: string): string => looseKey(text).replace(/^浙江省?(?=.)/, "").replace(/^宁波市(?=.)/, "").replace(/^cityof/, "");

function plainDistrict(list: readonly District[], text: string): District | null {
  const clean = cleanText(text);
  const digits = /^(\d{6})(?:\.0+|0{3}|0{6})?$/.exec(clean)?.[1];
  const found = list.find((row) => row.code === (digits ?? clean.toLowerCase())) ?? byName(list, districtKey(clean), districtKey);
  if (!found?.successor) return found;
  return list.find((row) => row.code === found.successor) ?? null;
}

/** The district whose full name begins the text, when what follows is a town or park and names no other district. */
function districtBefore(list: readonly District[], text: string): District | null {
  const key = districtKey(text);
  if (/[、,;/\\]|和|及/.test(cleanText(text))) return null;
  const first = list.filter((row) => row.kind !== "city").find((row) => key.startsWith(districtKey(row.nameZh)));
  if (!first) return null;
  const rest = key.slice(districtKey(first.nameZh).length);
  const namesAnother = list.some((row) => row.code !== first.code && rest.includes(districtKey(row.nameZh)));
  return namesAnother ? null : plainDistrict(list, first.nameZh);
}

/**
 * The district or zone that a cell names by code, name, English name or alias, province and city in front allowed. The
 * name outside brackets decides; what stands in brackets is reported, not followed. Null when nothing is known by that name.
 */
export function resolveDistrict(list: readonly District[], text: string): DistrictMatch | null {
  const whole = plainDistrict(list, text);
  if (whole) return { code: whole.code, hasDetail: false, bracketed: null };
  const brackets = /^([^()]+)\(([^()]*)\)$/.exec(cleanText(text));
  const outside = brackets?.[1] ?? text;
  const inside = brackets?.[2] ?? "";
  const found = (brackets ? plainDistrict(list, outside) : null) ?? districtBefore(list, outside);
  return found && { code: found.code, hasDetail: true, bracketed: plainDistrict(list, inside)?.code ?? null };
}

export interface DivisionMatch {
  readonly code: string;
  /** The three- or four-digit class, where the cell gives one. */
  readonly industryClass: string | null;
}

const divisionKey = (text: string): string => looseKey(text).replace(/业$/, "");

/** A GB/T 4754 code of 2–4 digits with or without the section letter, which must be the division's own. */
function byDivisionCode(list: readonly Division[], letter: string, digits: string): DivisionMatch | null {
  const division = list.find((row) => row.code === digits.slice(0, 2));
  if (!division || (letter !== "" && letter.toUpperCase() !== division.section)) return null;
  return { code: division.code, industryClass: digits.length > 2 ? digits : null };
}

/**
 * The division that a cell names: 36, C36, C3670, 3670.0, 汽车制造, 汽车制造业, the English name, a code beside its own
 * name, or a name with a remark in brackets. A product or trade that is no division's name gives null.
 */
export function resolveDivision(list: readonly Division[], text: string): DivisionMatch | null {
  const clean = cleanText(text);
  const code = /^([A-Ta-t]?)\s?(\d{2,4})(?:\.0+)?$/.exec(clean);
  if (code) return byDivisionCode(list, code[1] ?? "", code[2] ?? "");
  const name = byName(list, divisionKey(clean), divisionKey) ?? byName(list, divisionKey(clean.replace(/\([^()]*\)$/, "")), divisionKey);
  if (name) return { code: name.code, industryClass: null };
  const both = /^([A-Ta-t]?)(\d{2,4})[\s:.、-]*([^\d].*)$/.exec(clean) ?? /^(?<name>[^\d]*?)[\s(-]*([A-Ta-t]?)(\d{2,4})\)?$/.exec(clean);
  if (!both) return null;
  const [letter, digits, words] = both.groups?.["name"] === undefined ? [both[1], both[2], both[3]] : [both[2], both[3], both[1]];
  const match = byDivisionCode(list, letter ?? "", digits ?? "");
  return match && byName(list, divisionKey(words ?? ""), divisionKey)?.code === match.code ? match : null;
}

/** The country or region that a cell names by ISO code, Chinese or English name or alias; null when unknown. */
export function resolveCountry(list: readonly Country[], text: string): string | null {
  const clean = cleanText(text);
  const byCode = list.find((row) => row.code === clean.toUpperCase());
  return (byCode ?? byName(list, looseKey(clean), looseKey))?.code ?? null;
}

/** The unit that a cell names by code, name or alias, the city's name in front allowed; null when unknown. */
export function resolveUnit(list: readonly Unit[], text: string): string | null {
  const unitKey = (name: string): string => looseKey(name).replace(/^宁波市(?=.)/, "市");
  const clean = cleanText(text);
  return (list.find((row) => row.code === clean.toLowerCase()) ?? byName(list, unitKey(clean), unitKey))?.code ?? null;
}

const chainKey = (text: string): string => looseKey(text).replace(/(?:产业集群|产业链|产业群|产业|集群|链)$/, "");

/**
 * The chain that a cell names by code, Chinese or English name, 产业链 or 产业集群 behind it allowed. The same name stands
 * in several versions: the one in force on the day is taken, without a day (or outside them all) the newest.
 */
export function resolveChain(list: readonly Chain[], text: string, on: IsoDate | null = null): string | null {
  const clean = cleanText(text);
  const byCode = list.find((row) => row.code === clean.toLowerCase());
  if (byCode) return byCode.code;
  const key = chainKey(clean);
  const same = list.filter((row) => key !== "" && (chainKey(row.nameZh) === key || chainKey(row.nameEn) === key)).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const inForce = on === null ? undefined : same.find((row) => row.validFrom <= on && (row.validTo === null || on <= row.validTo));
  return (inForce ?? same[0])?.code ?? null;
}
