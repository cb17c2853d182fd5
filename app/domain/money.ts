import { findCurrency, resolveCurrency } from "./currency.ts";
import type { IsoDate } from "./dates.ts";
import { cappedInteger, divideHalfUp, parseDecimal, scaledHalfUp, unscaled } from "./decimal.ts";
import type { AmountModifier, AmountUnit } from "./kinds.ts";
import { cleanText, isBlankWord } from "./text.ts";

/** Powers of ten of the units an amount is written in: 亿, 万, 元. */
const PLACES: Readonly<Record<AmountUnit, number>> = { yi: 8, wan: 4, yuan: 0 };

/** Decimal text in a unit as whole units of the currency, half-up; null when negative, no number or above 10^15. */
export function scaleAmount(decimalText: string, unit: AmountUnit): number | null {
  return scaledHalfUp(decimalText, PLACES[unit]);
}

/** An amount of whole units as exact decimal text in a unit; the inverse of `scaleAmount`. */
export function decimalInUnit(amount: number, unit: AmountUnit): string {
  return unscaled(amount, PLACES[unit]);
}

/** A unit with the currency it may name, as headers and unit columns write it: 亿元, 万美元, yi; null for anything else. */
export function parseMoneyUnit(text: string): { unit: AmountUnit; currency: string | null } | null {
  const word = cleanText(text).toLowerCase().replace(/[\s()]|单位:?|^人民币(?=.)|人民币$/g, "");
  if (word === "yi" || word === "wan" || word === "yuan") return { unit: word, currency: null };
  const unit: AmountUnit = word.startsWith("亿") ? "yi" : word.startsWith("万") ? "wan" : "yuan";
  const rest = unit === "yuan" ? word : word.slice(1);
  if (rest === "" && unit !== "yuan") return { unit, currency: null };
  if (rest === "元") return { unit, currency: /人民币/.test(text) ? "CNY" : null };
  const currency = resolveCurrency(rest);
  return currency === null ? null : { unit, currency };
}

export type AmountRefusal = "empty" | "bad_number" | "negative" | "unknown_currency" | "unit_missing";

/** `unit` and `currency` are those named in the cell itself; `decimal` is the number in `unit`, or in the fallback's. */
export type AmountCell =
  | {
      ok: true;
      amount: number;
      decimal: string;
      currency: string | null;
      unit: AmountUnit | null;
      modifier: AmountModifier | null;
      /** The currency rests on a bare $ sign. */
      dollarAssumed: boolean;
    }
  | { ok: false; code: AmountRefusal };

const LONGEST_CELL = 120;
const MULTIPLIERS: readonly (readonly [string, number, AmountUnit | null])[] = [
  ["万亿", 12, null], ["千亿", 11, null], ["百亿", 10, null], ["十亿", 9, null], ["亿", 8, "yi"], ["千万", 7, null], ["百万", 6, null], ["十万", 5, null],
  ["万", 4, "wan"], ["千", 3, null], ["trillion", 12, null], ["billion", 9, null], ["bn", 9, null], ["million", 6, null], ["mln", 6, null], ["mn", 6, null],
  ["thousand", 3, null], ["yi", 8, "yi"], ["wan", 4, "wan"], ["b", 9, null], ["m", 6, null], ["k", 3, null],
];
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const MULTIPLIER = MULTIPLIERS.map(([word]) => word).join("|");
const AMOUNT = new RegExp(`^(${NUMBER})(${MULTIPLIER})?(?:[-~至到]+(${NUMBER})(${MULTIPLIER})?)?$`);
const MODIFIER_WORDS: readonly (readonly [AmountModifier, RegExp])[] = [
  ["planned", /预计|预期|计划|拟定|拟|暂定|约定|planned|expected|estimated/],
  ["at_least", /超过|超|逾|突破|不少于|不低于|至少|以上|大于|余(?=$|亿|万|元)|多(?=$|亿|万|元)|>=|≥|>|\+$|morethan|atleast|over|above/],
  ["approx", /大约|约合|约为|约|大概|左右|上下|近|将近|≈|^~|approximately|approx\.?|about|circa|around/],
];
const FILLER = /项目|计划|总投资额?|投资总额|投资额|协议|合同|固定资产|固投|投资|金额|合计|共计|总计|共|为|达到?|及|整|含|:|不含税|税前|total|investment|of\b/g;

/** Brackets that hold a unit, currency or modifier are read; any other remark in brackets is not part of the amount. */
function withoutRemarks(text: string): string {
  return text.replace(/[([]([^()[\]]*)[)\]]/g, (_, inner: string) => (/\d/.test(inner) || !/元|币|亿|万|约|超|拟|计划|预计|usd|rmb|cny|eur/.test(inner) ? "" : inner));
}

function readModifier(text: string): { modifier: AmountModifier | null; rest: string } {
  let modifier: AmountModifier | null = null;
  let rest = text;
  for (const [name, words] of MODIFIER_WORDS) {
    if (!words.test(rest)) continue;
    modifier ??= name;
    rest = rest.replace(new RegExp(words.source, "g"), "");
  }
  return { modifier, rest };
}

function readCurrency(text: string): { currency: string | null; rest: string; dollarAssumed: boolean; namesUnit: boolean } {
  let currency: string | null = null;
  let dollarAssumed = false;
  let namesUnit = false;
  let rest = text;
  for (let mention = findCurrency(rest); mention; mention = findCurrency(rest)) {
    if (currency !== null && currency !== mention.currency) return { currency: null, rest: text, dollarAssumed: false, namesUnit: false };
    dollarAssumed = mention.word === "$" && currency === null;
    namesUnit ||= /[\u4e00-\u9fff]/.test(mention.word) && mention.word !== "人民币";
    currency = mention.currency;
    rest = mention.rest;
  }
  const bare = rest.replace(/(?<=[\d亿万千百十])元/g, "");
  if (bare !== rest) currency ??= "CNY";
  return { currency, rest: bare, dollarAssumed, namesUnit: namesUnit || bare !== rest };
}

interface ReadNumber {
  decimal: string;
  unit: AmountUnit | null;
  isRange: boolean;
}

function multiplied(digits: string, word: string | undefined): { decimal: string; unit: AmountUnit | null } | null {
  const decimal = digits.replace(/,/g, "");
  const multiplier = MULTIPLIERS.find(([name]) => name === word);
  if (!multiplier) return { decimal, unit: null };
  if (multiplier[2]) return { decimal, unit: multiplier[2] };
  const amount = scaledHalfUp(decimal, multiplier[1]);
  return amount === null ? null : { decimal: String(amount), unit: "yuan" };
}

/** One number with its multiplier, or the lower end of a range whose unit may stand only at its end. */
function readNumber(text: string): ReadNumber | null {
  const parts = AMOUNT.exec(text);
  if (!parts?.[1]) return null;
  const low = multiplied(parts[1], parts[2] ?? parts[4]);
  if (!low || parts[3] === undefined) return low && { ...low, isRange: false };
  const high = multiplied(parts[3], parts[4] ?? parts[2]);
  const [from, to] = [scaleAmount(low.decimal, low.unit ?? "yuan"), high && scaleAmount(high.decimal, high.unit ?? "yuan")];
  return from === null || to === null || from > to ? null : { ...low, isRange: true };
}

function refusalFor(text: string): AmountRefusal {
  if (/^[-\u2212]\d/.test(text) || /^负\d/.test(text)) return "negative";
  const stripped = text.replace(new RegExp(`${NUMBER}|${MULTIPLIER}`, "g"), "");
  if (!/\d/.test(text)) return "bad_number";
  return /^[a-z]{3}$/.test(stripped) || /(?:币|盾|镑|法郎|克朗|比索|里拉|第纳尔)$/.test(stripped) ? "unknown_currency" : "bad_number";
}

/**
 * Reads an amount in a spreadsheet's own words, from text to integers. A unit or currency in the cell goes before the
 * fallback (the column's or sheet's); a range counts by its lower end; a fraction of a whole unit is rounded half-up.
 * Above 10^15 it is no number. Never throws.
 */
export function parseAmountCell(cell: string, fallback: { unit?: AmountUnit | null } = {}): AmountCell {
  const clean = cleanText(cell).toLowerCase();
  if (isBlankWord(clean)) return { ok: false, code: "empty" };
  if (clean.length > LONGEST_CELL) return { ok: false, code: "bad_number" };
  if (/^\(\s*[\d,.]+\s*\)$/.test(clean)) return { ok: false, code: "negative" };
  const compact = withoutRemarks(clean).replace(/\s*([-~至到])\s*/g, "$1").replace(/(?<=\d) (?=\d)/g, "?").replace(/(?<![a-z]) | (?![a-z])/g, "").replace(/[\u2010-\u2015\u2212\u301c]/g, "-");
  const { modifier, rest: unmodified } = readModifier(compact.replace(/[、。;,]+$/, ""));
  const money = readCurrency(unmodified);
  const text = money.rest.replace(FILLER, "").replace(/ /g, "");
  const number = readNumber(text);
  if (!number) return { ok: false, code: refusalFor(text) };
  const unit = number.unit ?? (money.namesUnit ? "yuan" : null);
  const scale = unit ?? fallback.unit ?? null;
  if (scale === null) return { ok: false, code: "unit_missing" };
  const amount = scaleAmount(number.decimal, scale);
  if (amount === null) return { ok: false, code: "bad_number" };
  return { ok: true, amount, decimal: number.decimal, currency: money.currency, unit, modifier: number.isRange ? "range" : modifier, dollarAssumed: money.dollarAssumed };
}

/** A rate: CNY for one unit of the currency, as decimal text, from a day on. */
export interface ExchangeRate {
  currency: string;
  on: IsoDate;
  rate: string;
}

/** Whole units of a currency × rate, as whole yuan, half-up; null for a bad rate or a result above 10^15. */
export function convertToCny(amount: number, rateText: string): number | null {
  const rate = parseDecimal(rateText);
  if (!rate || rate.digits <= 0n || !Number.isSafeInteger(amount) || amount < 0) return null;
  return cappedInteger(divideHalfUp(BigInt(amount) * rate.digits, 10n ** BigInt(rate.decimals)));
}

/** Whole yuan ÷ the USD rate, as whole dollars, half-up; null for a bad rate or a result above 10^15. */
export function cnyToUsd(cny: number, usdRateText: string): number | null {
  const rate = parseDecimal(usdRateText);
  if (!rate || rate.digits <= 0n || !Number.isSafeInteger(cny) || cny < 0) return null;
  return cappedInteger(divideHalfUp(BigInt(cny) * 10n ** BigInt(rate.decimals), rate.digits));
}

/**
 * The rate of a currency on a day: the latest dated on or before it; before the first one, the first, flagged. CNY is
 * always 1. Null when the currency has no rate.
 */
export function rateInForce(rates: readonly ExchangeRate[], currency: string, date: IsoDate): { rate: string; on: IsoDate; beforeFirst: boolean } | null {
  if (currency === "CNY") return { rate: "1", on: date, beforeFirst: false };
  const own = rates.filter((row) => row.currency === currency).sort((a, b) => (a.on < b.on ? -1 : 1));
  const first = own[0];
  if (!first) return null;
  const current = own.filter((row) => row.on <= date).at(-1);
  return { rate: (current ?? first).rate, on: (current ?? first).on, beforeFirst: current === undefined };
}
