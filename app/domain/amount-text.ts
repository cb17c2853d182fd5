import { unscaled } from "./decimal.ts";

/** Powers of ten and the words an amount is typed in, the large one from where it is reached. */
const UNITS = { zh: { large: [8, "亿"], small: [4, "万"] }, en: { large: [9, " bn"], small: [6, " m"] } } as const;

/** A whole amount as people type it into a field, exact to the last unit and without its currency: 12.5亿, 8000万, 1.25 bn. */
export function typedAmount(amount: number, language: "zh" | "en"): string {
  const { large, small } = UNITS[language];
  const [places, word] = amount >= 10 ** large[0] ? large : small;
  return `${unscaled(amount, places)}${word}`;
}
