import { LOWEST_FAR_E4, REQUIRED_INDICATORS } from "./indicators.ts";
import type { LandIndicator } from "./indicators.ts";
import type { Refusal } from "./verdict.ts";

/** A plot of land; area and floor area ratio in ten-thousandths, the exception approved on a day. */
export interface Plot {
  readonly landMuE4: number | null;
  readonly farE4: number | null;
  readonly exceptionOn: string | null;
}

/** Whether a plot is built too loosely and nobody approved it: below the lowest ratio without an exception. */
export function needsException({ farE4, exceptionOn }: Plot): boolean {
  return farE4 !== null && farE4 < LOWEST_FAR_E4 && exceptionOn === null;
}

/** Every reason against an exception: its day lies ahead, or the ratio needs none. */
export function exceptionRefusals({ farE4 }: Pick<Plot, "farE4">, exceptionOn: string, today: string): Refusal[] {
  const errors: Refusal[] = [];
  if (farE4 === null) errors.push({ code: "far_unknown" });
  else if (farE4 >= LOWEST_FAR_E4) errors.push({ code: "no_exception_needed" });
  if (exceptionOn > today) errors.push({ code: "future_date", field: "exceptionOn", params: { value: exceptionOn, today } });
  return errors;
}

/** The required indicators that a plot has not signed yet. */
export function missingIndicators(signed: readonly string[]): LandIndicator[] {
  return REQUIRED_INDICATORS.filter((indicator) => !signed.includes(indicator));
}

/** The land of all plots together: the sum of the areas and the ratio weighted by area, rounded half-up; null where a part is unknown or there is none. */
export function landOfPlots(plots: readonly Plot[]): { landMuE4: number | null; farE4: number | null } {
  const areas = plots.flatMap((plot) => (plot.landMuE4 === null ? [] : [plot.landMuE4]));
  if (plots.length === 0 || areas.length < plots.length) return { landMuE4: null, farE4: null };
  const sum = areas.reduce((total, area) => total + area, 0);
  if (sum === 0 || plots.some((plot) => plot.farE4 === null)) return { landMuE4: sum, farE4: null };
  const floors = plots.reduce((total, plot) => total + BigInt(plot.landMuE4 ?? 0) * BigInt(plot.farE4 ?? 0), 0n);
  return { landMuE4: sum, farE4: Number((2n * floors + BigInt(sum)) / (2n * BigInt(sum))) };
}
