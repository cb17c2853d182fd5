import { MISSING } from "./format.ts";
import type { Locale } from "./locale.ts";

/** `table`: 2025-08-31 or 31 Aug 2025. `text`: 8月31日 or 31 Aug. `long`: 2025年8月31日 or 31 Aug 2025. `short`: 25-08-31 or 31 Aug 25. */
export type DateForm = "table" | "text" | "long" | "short";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

function dateZh(year: string, month: string | undefined, day: string | undefined, form: DateForm): string {
  if (form === "table") return [year, month, day].filter(Boolean).join("-");
  if (form === "short") return [month ? year.slice(2) : year, month, day].filter(Boolean).join("-");
  const yearText = form === "long" || !day ? `${year}年` : "";
  return `${yearText}${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
}

function dateEn(year: string, month: string | undefined, day: string | undefined, form: DateForm): string {
  const monthText = month ? MONTHS[Number(month) - 1] : undefined;
  if (form === "text" && day) return `${Number(day)} ${monthText}`;
  const yearText = form === "short" && month ? year.slice(2) : year;
  return [day ? String(Number(day)) : undefined, monthText, yearText].filter(Boolean).join(" ");
}

/** A business date in the precision it was given with (`2023`, `2023-05`, `2023-05-18`); "—" where unknown. */
export function formatPartialDate(locale: Locale, date: string | null | undefined, form: DateForm = "table"): string {
  if (!date) return MISSING;
  const [year = "", month, day] = date.split("-");
  return locale === "en" ? dateEn(year, month, day, form) : dateZh(year, month, day, form);
}

/** Tells whether a date lacks its day, so that it counts as the last day of its period. */
export function isImpreciseDate(date: string): boolean {
  return date.length < "2023-05-18".length;
}

/** A month of an axis: "8月" or "Aug". */
export function formatMonth(locale: Locale, month: number): string {
  return locale === "en" ? (MONTHS[month - 1] ?? "") : `${month}月`;
}

/** The date and the minute of an instant in Asia/Shanghai, as `2025-08-29` and `16:20`; China has kept UTC+8 since 1991. */
export function shanghaiParts(instant: string): { date: string; time: string } {
  const local = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** An instant in Asia/Shanghai: "2025-08-29 16:20", "8月29日 16:20" or "29 Aug 2025, 16:20"; "—" where unknown. */
export function formatInstant(locale: Locale, instant: string | null | undefined, form: DateForm = "table"): string {
  if (!instant) return MISSING;
  const { date, time } = shanghaiParts(instant);
  const day = formatPartialDate(locale, date, form);
  return locale === "en" ? `${day}, ${time}` : `${day} ${time}`;
}
