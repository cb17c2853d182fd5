import { AMOUNT_MODIFIERS, CHAIN_ROLES, FLAGS, KINDS, SCREEN_RESULTS } from "../kinds.ts";
import type { AmountModifier, ChainRole, Flag, Kind, ScreenResult } from "../kinds.ts";
import { scaledExactly, scaledHalfUp } from "../decimal.ts";
import { cleanName, cleanText, isBlankWord } from "../text.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import { emptyMeans } from "./row-context.ts";
import type { ReadCell, RowReader } from "./row-context.ts";

/** Words of Chinese returns for the choices that canonical files write in English. */
const WORDS = {
  kind: { 新建: "new_build", 新引进: "new_build", 扩建: "expansion", 增资: "expansion", 扩产: "expansion", 增资扩产: "expansion", 技改: "technical_upgrade", 技术改造: "technical_upgrade", 改建: "technical_upgrade", 迁入: "relocation", 迁建: "relocation", 搬迁: "relocation" } as Readonly<Record<string, Kind>>,
  chainRole: { 强链: "strengthen", 补链: "fill", 延链: "extend" } as Readonly<Record<string, ChainRole>>,
  flags: { 央企: "central_soe", 军工: "defence", 市县长项目: "mayor_programme", 两高: "two_high", 绿新高: "green_new_high", 一局长一项目: "chief_project" } as Readonly<Record<string, Flag>>,
  screen: { 属两高: "hit", 不属两高: "clear", 是: "hit", 否: "clear" } as Readonly<Record<string, ScreenResult>>,
  modifier: { 约: "approx", 超: "at_least", 逾: "at_least", 多: "at_least", 计划: "planned", 拟: "planned", 区间: "range" } as Readonly<Record<string, AmountModifier>>,
} as const;

/** How an amount was qualified, by its English or Chinese word; null for any other. */
export function modifierOf(word: string): AmountModifier | null {
  return AMOUNT_MODIFIERS.find((known) => known === word) ?? WORDS.modifier[word] ?? null;
}

function choice<T extends string>(reader: RowReader, column: CanonicalColumn, list: readonly T[], words: Readonly<Record<string, T>>): T | null | undefined {
  const cell = reader.cell(column);
  const empty = emptyMeans(reader, cell);
  if (empty !== null || cell === null) return empty === "clear" ? null : undefined;
  const word = cleanText(cell.text).toLowerCase();
  const found = list.find((known) => known === word) ?? words[word];
  if (found !== undefined) return found;
  if (isBlankWord(word) && !reader.isCanonical) return undefined;
  reader.report(cell, "unknown_value");
  return undefined;
}

function yesNo(reader: RowReader, column: CanonicalColumn): boolean | null | undefined {
  const cell = reader.cell(column);
  const empty = emptyMeans(reader, cell);
  if (empty !== null || cell === null) return empty === "clear" ? null : undefined;
  const word = cleanText(cell.text).toLowerCase();
  if (word === "1" || word === "true" || (!reader.isCanonical && /^(?:是|有|√|y|yes)$/.test(word))) return true;
  if (word === "0" || word === "false" || (!reader.isCanonical && /^(?:否|无|×|n|no)$/.test(word))) return false;
  if (isBlankWord(word) && !reader.isCanonical) return undefined;
  reader.report(cell, "unknown_value");
  return undefined;
}

/** Free text without invisible characters; lines of a note stay lines. */
export function freeText(text: string, keepsLines: boolean): string {
  return keepsLines ? text.split(/\r\n|\r|\n/).map(cleanName).join("\n").trim() : cleanName(text);
}

function text(reader: RowReader, column: CanonicalColumn, longest: number): string | null | undefined {
  const cell = reader.cell(column);
  const empty = emptyMeans(reader, cell);
  if (empty !== null || cell === null) return empty === "clear" ? null : undefined;
  const value = freeText(cell.text, column === "note");
  if ([...value].length > longest) reader.report(cell, "too_long", { max: longest });
  return value === "" ? null : value;
}

/** A plain number scaled to an integer; `exact` refuses what would be rounded away, `down` cuts it off. */
function number(reader: RowReader, column: CanonicalColumn, places: number, rounding: "exact" | "half-up" | "down"): number | null | undefined {
  const cell = reader.cell(column);
  const empty = emptyMeans(reader, cell);
  if (empty !== null || cell === null) return empty === "clear" ? null : undefined;
  const words = cleanText(cell.text).toLowerCase();
  if (isBlankWord(words)) return reader.isCanonical ? null : undefined;
  const digits = words.replace(/(?<=\d),(?=\d{3})/g, "").replace(column === "foreign_share" ? /\s*%$/ : /\s*(?:亩|吨(?:标准?煤|标煤)?)$/, "");
  if (/^-\s*\d/.test(digits)) return report(reader, cell, "negative");
  const value = rounding === "exact" ? scaledExactly(digits, places) : scaledHalfUp(rounding === "down" ? cutTo(digits, places) : digits, places);
  return value === null ? report(reader, cell, "bad_number") : value;
}

function cutTo(digits: string, places: number): string {
  return digits.replace(new RegExp(`^(\\d+\\.\\d{${places}})\\d+$`), "$1");
}

function report(reader: RowReader, cell: ReadCell, code: "negative" | "bad_number"): undefined {
  reader.report(cell, code);
  return undefined;
}

const LONGEST = { name: 200, code: 40, word: 200, note: 4_000 } as const;
const ALL_IN_BASIS_POINTS = 10_000;

function readFlags(reader: RowReader): void {
  const cell = reader.cell("flags");
  const empty = emptyMeans(reader, cell);
  if (empty === "clear") reader.values.flags = [];
  if (empty !== null || cell === null) return;
  const words = cleanText(cell.text).toLowerCase().split(/[;、,，；\s]+/).filter((word) => word !== "");
  const flags = words.map((word) => FLAGS.find((flag) => flag === word) ?? WORDS.flags[word]);
  if (flags.some((flag) => flag === undefined)) reader.report(cell, "unknown_value");
  else reader.values.flags = FLAGS.filter((flag) => flags.includes(flag));
}

function readName(reader: RowReader): void {
  const code = text(reader, "code", LONGEST.code);
  if (typeof code === "string") reader.values.code = code;
  const cell = reader.cell("name");
  const name = cell === null ? "" : cleanName(cell.text);
  if (cell !== null && name === "") reader.report(cell, "name_missing");
  if (cell !== null && [...name].length > LONGEST.name) reader.report(cell, "too_long", { max: LONGEST.name });
  if (name !== "") reader.values.name = name;
}

function set<K extends keyof RowReader["values"]>(reader: RowReader, key: K, value: RowReader["values"][K] | undefined): void {
  if (value !== undefined) reader.values[key] = value;
}

/** Reads name, code, choices, numbers and free texts of a row. */
export function readPlainFields(reader: RowReader): void {
  readName(reader);
  set(reader, "kind", choice(reader, "kind", KINDS, WORDS.kind));
  set(reader, "chainRole", choice(reader, "chain_role", CHAIN_ROLES, WORDS.chainRole));
  set(reader, "twoHighScreen", choice(reader, "two_high_screen", SCREEN_RESULTS, WORDS.screen));
  readFlags(reader);
  const share = number(reader, "foreign_share", 2, "exact");
  const shareCell = reader.cell("foreign_share");
  if (typeof share === "number" && share > ALL_IN_BASIS_POINTS && shareCell) reader.report(shareCell, "bad_number");
  else set(reader, "foreignShareBp", share);
  set(reader, "landMuE4", number(reader, "land_mu", 4, "half-up"));
  set(reader, "farE4", number(reader, "far", 4, "down"));
  set(reader, "energyTceE4", number(reader, "energy_tce", 4, "half-up"));
  set(reader, "newLand", yesNo(reader, "new_land"));
  set(reader, "standardLand", yesNo(reader, "standard_land"));
  set(reader, "bureauChief", text(reader, "bureau_chief", LONGEST.word));
  set(reader, "terminationReason", text(reader, "termination_reason", LONGEST.note));
  set(reader, "note", text(reader, "note", LONGEST.note));
  set(reader, "partOf", text(reader, "part_of", LONGEST.code));
  set(reader, "duplicateOf", text(reader, "duplicate_of", LONGEST.code));
}
