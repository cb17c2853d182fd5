import { addDays, isPartialDate } from "./dates.ts";
import type { Refusal } from "./verdict.ts";
import { isWorkingDay } from "./working-days.ts";
import type { SpecialDays } from "./working-days.ts";

/** A run of days on which offices rest, or work, against the week. */
export interface SpecialRun {
  readonly from: string;
  readonly to: string;
  readonly isWorking: boolean;
}

export const LONGEST_NOTICE = 5_000;
const LONGEST_RUN = 31;
const MONTHS = 12;

const DAY = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]`;
const ISO = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
/** What stands in brackets behind a day, such as the day of the week. */
const ASIDE = /（[^）]*）|\([^)]*\)/g;
const RUN = new RegExp(`(?:${ISO}|${DAY})(?:\\s*(?:至|到|—|–|~|～)\\s*(?:${ISO}|${DAY}))?`, "g");
const WORK = /上班|工作日|\bwork/i;
const REST = /放假|休息|调休|补休|\b(?:off|rest|holiday)/i;

interface Spoken {
  readonly year: number;
  readonly month: number;
}

/** The day that four places of a match name; what is left out is as before. */
function dayOf(match: readonly (string | undefined)[], at: number, before: Spoken): (Spoken & { readonly day: string | null }) | null {
  const [isoYear, isoMonth, isoDay, year, month, day] = match.slice(at, at + 6);
  const number = isoDay ?? day;
  if (number === undefined) return null;
  const [y, m] = [Number(isoYear ?? year ?? before.year), Number(isoMonth ?? month ?? before.month)];
  const text = [String(y).padStart(4, "0"), String(m).padStart(2, "0"), number.padStart(2, "0")].join("-");
  return { year: y, month: m, day: isPartialDate(text) ? text : null };
}

function daysBetween(from: string, to: string): string[] {
  const days = [from];
  for (let day = from; day < to && days.length <= LONGEST_RUN; ) days.push((day = addDays(day, 1)));
  return days;
}

/**
 * Reads the days off and the make-up days of a notice as the State Council words it ("1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。")
 * or as lines such as "2027-01-01至2027-01-03 放假". Every sentence that names days must say which they are; a day cannot be both.
 */
export function readDaysOff(text: string, year: number): { readonly days: ReadonlyMap<string, boolean>; readonly refusals: readonly Refusal[] } {
  const days = new Map<string, boolean>();
  const refusals: Refusal[] = [];
  const refuse = (code: string, value: string) => void refusals.push({ code, field: "lines", params: { value } });
  for (const sentence of text.replace(ASIDE, "").split(/[。；;\n]/).map((part) => part.trim()).filter((part) => part !== "")) {
    const found = [...sentence.matchAll(RUN)];
    if (found.length === 0) {
      if (!/[：:]$/.test(sentence)) refuse("no_day", sentence);
      continue;
    }
    const isWorking = WORK.test(sentence);
    if (!isWorking && !REST.test(sentence)) {
      refuse("rest_or_work", sentence);
      continue;
    }
    let spoken: Spoken = { year, month: 0 };
    for (const match of found) {
      const first = dayOf(match, 1, spoken);
      const last = first && (dayOf(match, 7, first) ?? first);
      if (!first?.day || !last?.day || last.day < first.day || daysBetween(first.day, last.day).length > LONGEST_RUN) {
        refuse("no_such_days", match[0]);
        continue;
      }
      spoken = last;
      for (const day of daysBetween(first.day, last.day)) {
        if (days.has(day) && days.get(day) !== isWorking) refuse("rest_and_work", day);
        days.set(day, isWorking);
      }
    }
  }
  if (days.size === 0 && refusals.length === 0) refuse("no_day", text.trim());
  return { days, refusals };
}

/** Special days as runs, in order. */
export function runsOf(special: SpecialDays): SpecialRun[] {
  const runs: SpecialRun[] = [];
  for (const [day, isWorking] of [...special].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = runs.at(-1);
    if (last && last.isWorking === isWorking && addDays(last.to, 1) === day) runs[runs.length - 1] = { ...last, to: day };
    else runs.push({ from: day, to: day, isWorking });
  }
  return runs;
}

/** How many working days each month of a year has. */
export function workingDaysOfMonths(year: number, special: SpecialDays): number[] {
  const months = Array.from({ length: MONTHS }, () => 0);
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const month = Number(day.slice(5, 7)) - 1;
    if (isWorkingDay(day, special)) months[month] = (months[month] ?? 0) + 1;
  }
  return months;
}
