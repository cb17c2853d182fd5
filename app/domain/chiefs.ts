import type { Refusal } from "./verdict.ts";

/** A bureau chief as the list knows them: projects name chiefs by their name. */
export interface Chief {
  readonly name: string;
  readonly unit: string;
  /** The first and the last day in office; null: still in it. */
  readonly fromOn: string;
  readonly untilOn: string | null;
}

/** Which chiefs and projects the page of chiefs shows: all, chiefs without a project, chief's projects without a chief. */
export const CHIEF_VIEWS = ["all", "idle", "without"] as const;
export type ChiefView = (typeof CHIEF_VIEWS)[number];
export const LONGEST_CHIEF = 100;

/** Whether a chief is in office on a day. */
export function isInOffice({ fromOn, untilOn }: Pick<Chief, "fromOn" | "untilOn">, day: string): boolean {
  return fromOn <= day && (untilOn === null || untilOn >= day);
}

/** Reasons against an entry: a unit that no list knows, an end before the beginning, or a name that is in office in the same days already. */
export function chiefRefusals(chief: Chief, others: readonly Chief[], units: ReadonlySet<string>): Refusal[] {
  const { name, unit, fromOn, untilOn } = chief;
  const meets = (other: Chief) => other.name === name && (untilOn === null || other.fromOn <= untilOn) && (other.untilOn === null || other.untilOn >= fromOn);
  return [
    ...(units.has(unit) ? [] : [{ code: "unknown_unit", field: "unit", params: { value: unit } }]),
    ...(untilOn !== null && untilOn < fromOn ? [{ code: "ends_before_start", field: "untilOn" }] : []),
    ...(others.some(meets) ? [{ code: "chief_known", field: "name", params: { name } }] : []),
  ];
}
