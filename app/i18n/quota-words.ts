import type { QuotaId } from "#app/domain/quotas.ts";
import type { Fraction } from "#app/domain/quota-standing.ts";
import { formatMoney, moneyParts } from "./format-money.ts";
import { formatInteger, formatPercent, MISSING } from "./format.ts";
import type { Locale } from "./locale.ts";
import { words } from "./words.ts";

/** What the wording of a figure needs; amounts are whole dollars or yuan. */
export interface ShownQuota {
  readonly id: QuotaId;
  readonly unit: "count" | "ratio" | "usd" | "cny";
  readonly period: "annual" | "cumulative";
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: Fraction | null;
  readonly targetYear: number | null;
  readonly operator: ">=" | ">";
  readonly gap: number | null;
}

/** The sign under which an operator is printed. */
export function operatorSign(operator: ">=" | ">"): string {
  return operator === ">" ? ">" : "≥";
}

/** A figure and its small unit: "17" and "", "52.9" and "%", "49.6" and "亿美元". */
export function quotaValueParts(locale: Locale, { unit, value, numerator, denominator }: Pick<ShownQuota, "unit" | "value" | "numerator" | "denominator">): { figure: string; unit: string } {
  if (value === null) return { figure: MISSING, unit: "" };
  if (unit === "ratio") return { figure: formatPercent(numerator, denominator).replace("%", ""), unit: "%" };
  if (unit === "count") return { figure: formatInteger(value), unit: "" };
  return moneyParts(locale, value, unit === "usd" ? "USD" : "CNY") ?? { figure: MISSING, unit: "" };
}

/** A figure with its unit, for sentences: "17 个", "52.9%（9 / 17）", "49.6 亿美元". */
export function quotaValue(locale: Locale, quota: Pick<ShownQuota, "id" | "unit" | "value" | "numerator" | "denominator">): string {
  const { quotas } = words(locale);
  const { figure, unit } = quotaValueParts(locale, quota);
  if (quota.value === null) return MISSING;
  if (quota.unit === "count") return quotas.countOf({ id: quota.id, n: figure });
  if (quota.unit === "ratio") return `${figure}%`;
  return unit === "" ? figure : `${figure} ${unit}`;
}

/** The target without operator: "20", "1/2", "100%", "55 亿美元"; null where none is stored. */
export function targetFigure(locale: Locale, unit: ShownQuota["unit"], target: Fraction | null): string | null {
  if (target === null) return null;
  const { numerator, denominator } = target;
  if (unit === "ratio") return numerator === denominator ? "100%" : `${formatInteger(numerator)}/${formatInteger(denominator)}`;
  if (unit === "count") return denominator === 1 ? formatInteger(numerator) : `${formatInteger(numerator)}/${formatInteger(denominator)}`;
  return formatMoney(locale, numerator, unit === "usd" ? "USD" : "CNY", "exact");
}

/** The target as the plan sets it: "≥ 20 个/年", "≥ 1/2", "2025 年底 ≥ 100"; null where none is stored. */
export function targetText(locale: Locale, quota: ShownQuota): string | null {
  const { quotas } = words(locale);
  const target = targetFigure(locale, quota.unit, quota.target);
  if (target === null || quota.targetYear === null) return null;
  const operator = operatorSign(quota.operator);
  if (quota.period === "cumulative") return quotas.targetBy({ operator, target, year: quota.targetYear });
  return quota.unit === "count" ? quotas.annualTarget({ id: quota.id, operator, target }) : quotas.plainTarget({ operator, target });
}

/** What is missing: "还差 3 个", "还差 5.4 亿美元", for a rate "还差 2 个项目"; null once met or without a target. */
export function gapText(locale: Locale, quota: Pick<ShownQuota, "id" | "unit" | "gap">): string | null {
  const { quotas } = words(locale);
  if (quota.gap === null || quota.gap <= 0) return null;
  if (quota.unit === "ratio") return quotas.gapProjects({ n: quota.gap });
  if (quota.unit === "count") return quotas.gap({ gap: quotas.countOf({ id: quota.id, n: formatInteger(quota.gap) }) });
  return quotas.gap({ gap: formatMoney(locale, quota.gap, quota.unit === "usd" ? "USD" : "CNY") });
}

const NUMERALS: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4", 五: "5", 六: "6", 七: "7", 八: "8", 九: "9", 附件: "annex " };

/** A clause of the plan as it is cited: 三(三)1 is 3(3)1 in English, 附件14 is annex 14. */
export function clauseText(locale: Locale, clause: string): string {
  return locale === "en" ? clause.replace(/附件|[一二三四五六七八九]/g, (numeral) => NUMERALS[numeral] ?? numeral) : clause;
}
