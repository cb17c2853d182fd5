import { addDays } from "#app/domain/dates.ts";

/** The parameters that carry the two clocks from page to page. */
export const CLOCK_PARAMS = ["asOf", "knownAt"] as const;

/** An address of the same page with one parameter set, or taken away with null; the page number starts anew. */
export function withParam(pathname: string, search: string, name: string, value: string | null): string {
  const params = new URLSearchParams(search);
  params.delete("page");
  if (value === null) params.delete(name);
  else params.set(name, value);
  const text = params.toString();
  return text === "" ? pathname : `${pathname}?${text}`;
}

/** The clocks of an address as the search of a link to another page: "?asOf=…&knownAt=…", or "". */
export function clockSearch(search: string): string {
  const params = new URLSearchParams(search);
  const kept = new URLSearchParams(CLOCK_PARAMS.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [[name, value]];
  }));
  return kept.size === 0 ? "" : `?${kept}`;
}

/** The other parameters of an address, for the hidden fields of a form that sets one. */
export function otherParams(search: string, name: string): [string, string][] {
  return [...new URLSearchParams(search)].filter(([key]) => key !== name && key !== "page");
}

export type AsOfPreset =
  | { readonly key: "today"; readonly on: string }
  | { readonly key: "lastMonthEnd"; readonly on: string }
  | { readonly key: "quarterEnd"; readonly quarter: number; readonly on: string }
  | { readonly key: "lastYearEnd"; readonly on: string };

const QUARTER_ENDS = ["03-31", "06-30", "09-30", "12-31"];

/** The days one usually looks back to: today, the end of last month, the ended quarters of this year, latest first, and last year. */
export function asOfPresets(today: string): AsOfPreset[] {
  const year = Number(today.slice(0, 4));
  const lastMonthEnd = addDays(`${today.slice(0, 7)}-01`, -1);
  const lastYearEnd = `${year - 1}-12-31`;
  const quarters = QUARTER_ENDS
    .map((end, index) => ({ key: "quarterEnd" as const, quarter: index + 1, on: `${year}-${end}` }))
    .filter((preset) => preset.on < today && preset.on !== lastMonthEnd)
    .toReversed();
  const months = lastMonthEnd === lastYearEnd ? [] : [{ key: "lastMonthEnd" as const, on: lastMonthEnd }];
  return [{ key: "today", on: today }, ...months, ...quarters, { key: "lastYearEnd", on: lastYearEnd }];
}
