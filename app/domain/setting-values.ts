import { LARGEST_AMOUNT, parseDecimal } from "./decimal.ts";
import { PASSWORD_PROFILES } from "./password-rules.ts";
import { LANDING_VARIANTS } from "./quotas.ts";
import type { Quota } from "./quotas.ts";
import { cleanText } from "./text.ts";
import { accept, refuse } from "./verdict.ts";
import type { Refusal, Verdict } from "./verdict.ts";

/** The settings that are one choice of a few, each with its choices; the first of `password_profile` and the default of the plan hold when unset. */
export const SETTING_CHOICES = { landing_variant: LANDING_VARIANTS, password_profile: PASSWORD_PROFILES } as const;
export type SettingKey = keyof typeof SETTING_CHOICES;

/** A target as it is typed. */
export interface TypedTarget {
  readonly numerator: string;
  /** Of rates only. */
  readonly denominator?: string | undefined;
}

/** A whole number of at least `least`, grouped by commas or spaces or not; -1, 1.5, 10^99 and words are refused by name. */
export function wholeNumber(text: string, field: string, least: number): Verdict<number> {
  const plain = cleanText(text).replace(/[,\s](?=\d{3}(?:\D|$))/g, "");
  const decimal = parseDecimal(plain);
  const fault = (code: string, params?: Refusal["params"]) => refuse({ code, field, params: params ?? { value: text } });
  if (plain === "") return fault("required");
  if (/^\+?\d{17,}$/.test(plain)) return fault("too_large", { max: LARGEST_AMOUNT, value: text });
  if (!decimal) return fault("bad_number");
  if (decimal.digits < 0n) return fault("negative");
  if (decimal.decimals > 0) return fault("not_integer");
  if (decimal.digits > BigInt(LARGEST_AMOUNT)) return fault("too_large", { max: LARGEST_AMOUNT, value: text });
  if (decimal.digits < BigInt(least)) return fault("too_small", { min: least, value: text });
  return accept(Number(decimal.digits));
}

/** A typed target as an exact fraction: counts and sums are whole numbers, a rate is at most the whole. */
export function parseTarget(quota: Pick<Quota, "unit">, typed: TypedTarget): Verdict<{ numerator: number; denominator: number }> {
  const numerator = wholeNumber(typed.numerator, "numerator", 0);
  const denominator = quota.unit === "ratio" ? wholeNumber(typed.denominator ?? "", "denominator", 1) : accept(1);
  if (!numerator.ok || !denominator.ok) return refuse(...(numerator.ok ? [] : numerator.errors), ...(denominator.ok ? [] : denominator.errors));
  if (quota.unit === "ratio" && numerator.value > denominator.value) return refuse({ code: "out_of_range", field: "numerator" });
  return accept({ numerator: numerator.value, denominator: denominator.value });
}

const RATE_DECIMALS = 10;
const LARGEST_RATE = 1_000_000n;

/** A typed rate as decimal text without useless zeros: above 0, at most a million yuan per unit, at most 10 decimals. */
export function parseRate(text: string): Verdict<string> {
  const plain = cleanText(text);
  const decimal = parseDecimal(plain);
  const fault = (code: string, params?: Refusal["params"]) => refuse({ code, field: "rate", params: params ?? { value: text } });
  if (plain === "") return fault("required");
  if (!decimal) return fault("bad_number");
  if (decimal.digits < 0n) return fault("negative");
  if (decimal.digits === 0n || decimal.digits > LARGEST_RATE * 10n ** BigInt(decimal.decimals)) return fault("out_of_range");
  if (decimal.decimals > RATE_DECIMALS) return fault("too_many_decimals", { max: RATE_DECIMALS });
  const [whole = "0", fraction = ""] = plain.split(".");
  const shown = fraction.replace(/0+$/, "");
  return accept(`${whole.replace(/^0+(?=\d)/, "")}${shown === "" ? "" : `.${shown}`}`);
}
