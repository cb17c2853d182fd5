import type { AmountUnit } from "../kinds.ts";
import { parseMoneyUnit } from "../money.ts";
import { cleanText } from "../text.ts";
import { isCanonicalColumn } from "./canonical-columns.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import { DATE_WORDS, HEADER_WORDS, SERIAL_WORDS } from "./header-words.ts";

/** A unit of money and the currency named with it; 元 alone is CNY only where nothing else names a currency. */
export interface MoneyNote {
  readonly unit: AmountUnit;
  readonly currency: string | null;
  readonly isPlainYuan: boolean;
}

/** What a head cell announces. `planned`: the dates below are intentions. */
export interface HeaderMeaning {
  readonly column: CanonicalColumn;
  readonly planned: boolean;
  readonly money: MoneyNote | null;
}

const AMOUNT_COLUMNS: readonly CanonicalColumn[] = ["total_investment", "fixed_investment"];
const PLANNED = /^(?:计划|拟定?|预计|预期|目标|规划)/;
const ACTUAL = /^(?:实际|正式|已)/;
const DATE_TAIL = /(?:时间|日期|年月日?|年份|年度|日|节点)$/;
const FOREIGN_MEASURE = /平方|㎡|m2|公顷|万吨/;

function wordMap(words: Readonly<Partial<Record<CanonicalColumn, string>>>): ReadonlyMap<string, CanonicalColumn> {
  return new Map(Object.entries(words).flatMap(([column, list]) => list.split(" ").map((word) => [word, column as CanonicalColumn] as const)));
}
const BY_WORD = wordMap(HEADER_WORDS);
const BY_DATE_WORD = wordMap(DATE_WORDS);

/** A head's letters and digits only, full-width and case evened out. */
function lettersOf(text: string): string {
  return cleanText(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a head only numbers the rows. */
export function isSerialHeader(text: string): boolean {
  return SERIAL_WORDS.has(lettersOf(text));
}

/** A money unit out of words such as 亿元, 单位：万美元; null when none is named. */
export function readMoneyNote(text: string): MoneyNote | null {
  const parsed = parseMoneyUnit(text.replace(/^(?:金额)?单位[:：]?/, ""));
  return parsed === null ? null : { ...parsed, isPlainYuan: parsed.currency === null && /元/.test(text) };
}

/** The parts of a head: its body, what stands in brackets, behind a slash or after 单位：. */
function partsOf(text: string): { body: string; notes: string[] } {
  const clean = cleanText(text).replace(/[\s※*]/g, "");
  const notes: string[] = [];
  const body = clean.replace(/[([【]([^()[\]【】]*)[)\]】]/g, (_, inner: string) => {
    notes.push(inner);
    return "";
  }).replace(/(?<=.)[,;]?单位:?(.+)$/, (_, unit: string) => {
    notes.push(unit);
    return "";
  }).replace(/[/,](?=[^/,]*元$)(.+)$/, (_, unit: string) => {
    notes.push(unit);
    return "";
  });
  return { body: body.replace(/^其中:?/, ""), notes };
}

function dateMeaning(body: string, notes: readonly string[]): HeaderMeaning | null {
  const planned = PLANNED.test(body) || notes.some((note) => PLANNED.test(note) && note.length <= 2);
  const bare = lettersOf(body).replace(PLANNED, "").replace(ACTUAL, "");
  const column = BY_DATE_WORD.get(bare) ?? BY_DATE_WORD.get(bare.replace(DATE_TAIL, ""));
  return column ? { column, planned, money: null } : null;
}

/** What a head in a spreadsheet's own words announces; null for one that is not known. */
export function readHeader(text: string): HeaderMeaning | null {
  const { body, notes } = partsOf(text);
  const whole = lettersOf(text);
  const column = BY_WORD.get(whole) ?? BY_WORD.get(lettersOf(body)) ?? BY_WORD.get(lettersOf(body).replace(/^项目(?=.)/, ""));
  if (!column) return dateMeaning(body, notes);
  if (notes.some((note) => FOREIGN_MEASURE.test(note))) return null;
  const money = AMOUNT_COLUMNS.includes(column) ? (notes.map(readMoneyNote).find((note) => note !== null) ?? null) : null;
  return { column, planned: false, money };
}

/** The canonical column of that very name; null for any other text. */
export function readCanonicalHeader(text: string): CanonicalColumn | null {
  const name = cleanText(text).toLowerCase();
  return isCanonicalColumn(name) ? name : null;
}
