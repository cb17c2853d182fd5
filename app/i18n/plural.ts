import { formatInteger } from "./format.ts";

const english = new Intl.PluralRules("en");

/** A count with its English noun, such as "1 project" and "1,234 projects". */
export function countEn(n: number, one: string, other: string): string {
  return `${formatInteger(n)} ${english.select(n) === "one" ? one : other}`;
}
