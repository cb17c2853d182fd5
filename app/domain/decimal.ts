/** Amounts above this are refused as slips; it keeps sums of 9,000 projects exact in a double. */
export const LARGEST_AMOUNT = 1_000_000_000_000_000;
const LONGEST_NUMBER = 40;

/** A decimal number as an integer and its count of decimals: 12.50 is 1250 and 2. */
export interface Decimal {
  digits: bigint;
  decimals: number;
}

/** Reads plain decimal text (`12.5`, `-3`, no exponent, no separators, at most 40 characters); null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const parts = text.length <= LONGEST_NUMBER ? /^(-?\d+)(?:\.(\d+))?$/.exec(text) : null;
  if (!parts) return null;
  const fraction = parts[2] ?? "";
  return { digits: BigInt(`${parts[1]}${fraction}`), decimals: fraction.length };
}

/** Integer division of non-negative numbers, rounded half-up. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** A non-negative integer within the safe cap, or null. */
export function cappedInteger(value: bigint): number | null {
  return value < 0n || value > BigInt(LARGEST_AMOUNT) ? null : Number(value);
}

/** Decimal text × 10^places as an integer, rounded half-up; null when negative, no number or above the cap. */
export function scaledHalfUp(text: string, places: number): number | null {
  const decimal = parseDecimal(text);
  if (!decimal || decimal.digits < 0n) return null;
  return cappedInteger(divideHalfUp(decimal.digits * 10n ** BigInt(places), 10n ** BigInt(decimal.decimals)));
}

/** Decimal text × 10^places where nothing may be rounded away (`25.01` at 2 is 2501, `25.001` is null). */
export function scaledExactly(text: string, places: number): number | null {
  const decimal = parseDecimal(text);
  if (!decimal || decimal.digits < 0n) return null;
  const scaled = decimal.digits * 10n ** BigInt(places);
  const divisor = 10n ** BigInt(decimal.decimals);
  return scaled % divisor === 0n ? cappedInteger(scaled / divisor) : null;
}

/** The decimal text of an integer ÷ 10^places, without trailing zeros; the inverse of `scaledExactly`. */
export function unscaled(value: number, places: number): string {
  const sign = value < 0 ? "-" : "";
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
