import { divideHalfUp, formatScaled, MISSING } from "./format.ts";
import type { Locale } from "./locale.ts";

/** An amount apart from its unit, so that the unit can stand small beside the figure. */
export interface MoneyParts {
  readonly figure: string;
  readonly unit: string;
}

/** `card`: rounded for reading. `exact`: every digit, for comparing with a threshold. */
export type MoneyForm = "card" | "exact";

const YI = 100_000_000n;
const WAN = 10_000n;
const BILLION = 1_000_000_000n;
const MILLION = 1_000_000n;

const UNITS_ZH: Record<string, string> = {
  CNY: "元", USD: "美元", EUR: "欧元", JPY: "日元", HKD: "港元", GBP: "英镑", KRW: "韩元", SGD: "新加坡元",
  TWD: "新台币", CHF: "瑞士法郎", AUD: "澳元", CAD: "加元", SEK: "瑞典克朗", NOK: "挪威克朗", DKK: "丹麦克朗",
};
const SIGNS_EN: Record<string, string> = {
  CNY: "¥", USD: "US$", EUR: "€", JPY: "JP¥", HKD: "HK$", GBP: "£", KRW: "₩", SGD: "S$", TWD: "NT$", AUD: "A$", CAD: "C$",
};

/** The Chinese name of a currency's unit; the code itself for rare ones. */
export function currencyUnitZh(currency: string): string {
  return UNITS_ZH[currency] ?? ` ${currency}`;
}

/** The sign before an English amount; the code and a space for rare ones. */
export function currencySignEn(currency: string): string {
  return SIGNS_EN[currency] ?? `${currency} `;
}

function inUnit(amount: bigint, unit: bigint, decimals: number, form: MoneyForm): string {
  if (form === "card") return formatScaled(divideHalfUp(amount, unit, decimals), decimals);
  const places = unit.toString().length - 1;
  return formatScaled(amount, places, true);
}

function partsZh(amount: bigint, currency: string, form: MoneyForm): MoneyParts {
  const size = amount < 0n ? -amount : amount;
  const name = currencyUnitZh(currency);
  if (size >= YI) return { figure: inUnit(amount, YI, 1, form), unit: `亿${name}` };
  if (size >= WAN) return { figure: inUnit(amount, WAN, 0, form), unit: `万${name}` };
  return { figure: formatScaled(amount, 0), unit: size === 0n ? `亿${name}` : name.trim() };
}

function partsEn(amount: bigint, currency: string, form: MoneyForm): MoneyParts {
  const size = amount < 0n ? -amount : amount;
  const sign = currencySignEn(currency);
  if (size >= BILLION) return { figure: `${sign}${inUnit(amount, BILLION, size >= 100n * BILLION ? 1 : 2, form)}`, unit: "bn" };
  if (size >= MILLION) return { figure: `${sign}${inUnit(amount, MILLION, 0, form)}`, unit: "m" };
  return { figure: `${sign}${formatScaled(amount, 0)}`, unit: "" };
}

/** Splits an amount in whole units of its currency into figure and unit, scaled for reading; null where unknown. */
export function moneyParts(locale: Locale, amount: number | bigint | null, currency = "CNY", form: MoneyForm = "card"): MoneyParts | null {
  if (amount === null) return null;
  return locale === "en" ? partsEn(BigInt(amount), currency, form) : partsZh(BigInt(amount), currency, form);
}

/** "52.0 亿元", "8,600 万元", "¥5.20 bn", "¥620 m", "49.6 亿美元", "US$4.96 bn"; "—" where unknown. */
export function formatMoney(locale: Locale, amount: number | bigint | null, currency = "CNY", form: MoneyForm = "card"): string {
  const parts = moneyParts(locale, amount, currency, form);
  if (parts === null) return MISSING;
  return parts.unit === "" ? parts.figure : `${parts.figure} ${parts.unit}`;
}

/** The figure of a table column whose head carries the unit: 亿元 with 2 decimals, ¥ bn with 3. */
export function formatMoneyColumn(locale: Locale, amountCny: number | bigint | null): string {
  if (amountCny === null) return MISSING;
  const [unit, decimals] = locale === "en" ? [BILLION, 3] : [YI, 2];
  return formatScaled(divideHalfUp(BigInt(amountCny), unit, decimals), decimals);
}
