/** A calendar day, `2023-05-18`. */
export type IsoDate = string;
/** A business date with the precision it was given with: `2023`, `2023-05` or `2023-05-18`. */
export type PartialDate = string;
export type Precision = "year" | "month" | "day";

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;
const SHANGHAI_OFFSET_MINUTES = 8 * 60;
const MINUTES_PER_DAY = 24 * 60;

const two = (n: number): string => String(n).padStart(2, "0");
const four = (n: number): string => String(n).padStart(4, "0");

/** Days in a month of the Gregorian calendar; month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether text is a real calendar day `YYYY-MM-DD`; 2026-02-30 is not. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether text is a business date of any precision, in the years 1990–2100. */
export function isPartialDate(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR && isIsoDate(`${text}-01-01`.slice(0, 10));
}

/** The precision a business date was given with. */
export function precisionOf(date: PartialDate): Precision {
  return date.length === 4 ? "year" : date.length === 7 ? "month" : "day";
}

/** The first day of the period; a day is its own. */
export function firstDay(date: PartialDate): IsoDate {
  return `${date}-01-01`.slice(0, 10);
}

/** The effective date: the last day of the period, from which it counts; a day is its own. */
export function effectiveDate(date: PartialDate): IsoDate {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length > 7) return date;
  return `${date}-${two(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))))}`;
}

/** The business date of the given precision whose effective date this is (or lies in). */
export function trimToPrecision(effective: IsoDate, precision: Precision): PartialDate {
  return effective.slice(0, precision === "year" ? 4 : precision === "month" ? 7 : 10);
}

/** The calendar year of a date of any precision. */
export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}

/** Days since 1970-01-01 of a calendar day, by integer arithmetic on the proleptic Gregorian calendar. */
function dayNumber(date: IsoDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

function dayFromNumber(days: number): IsoDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return `${four(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))}-${two(month)}-${two(day)}`;
}

/** The day `count` days later; earlier when negative. */
export function addDays(date: IsoDate, count: number): IsoDate {
  return dayFromNumber(dayNumber(date) + count);
}

/** Calendar days from `from` to `to`: positive when `to` is later, 0 on the same day. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Whether text is an instant: ISO 8601 with a real day, a time and Z or an offset. */
export function isInstant(text: string): boolean {
  const parts = INSTANT.exec(text);
  if (!parts || !isIsoDate(parts[1] ?? "")) return false;
  return Number(parts[2]) < 24 && Number(parts[3]) < 60 && Number(parts[4] ?? 0) < 60 && Number(parts[6] ?? 0) < 24 && Number(parts[7] ?? 0) < 60;
}

/** The day in Shanghai (UTC+8, no summer time in the years we keep) at an instant; throws on text that is none. */
export function shanghaiDate(instant: string): IsoDate {
  const parts = INSTANT.exec(instant);
  if (!parts || !isInstant(instant)) throw new RangeError(`not an instant: ${instant}`);
  const offset = (parts[5] === "-" ? -1 : 1) * (Number(parts[6] ?? 0) * 60 + Number(parts[7] ?? 0));
  const minutes = Number(parts[2]) * 60 + Number(parts[3]) - offset + SHANGHAI_OFFSET_MINUTES;
  return addDays(parts[1] ?? "", Math.floor(minutes / MINUTES_PER_DAY));
}

const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 55_153;
const SERIAL_1904_SHIFT = 1462;

/**
 * The day behind a spreadsheet serial number; a time of day is dropped. Null outside 2000-01-01…2050-12-31
 * (36526–55153 in the 1900 system), where a number is more likely something else.
 */
export function excelSerialToIso(serial: number, date1904: boolean): IsoDate | null {
  if (!Number.isFinite(serial)) return null;
  const in1900 = Math.floor(serial) + (date1904 ? SERIAL_1904_SHIFT : 0);
  return in1900 < FIRST_SERIAL || in1900 > LAST_SERIAL ? null : addDays("2000-01-01", in1900 - FIRST_SERIAL);
}
