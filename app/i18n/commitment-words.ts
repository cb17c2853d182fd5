import { isIndicator, MEASURES } from "#app/domain/indicators.ts";
import type { Measure } from "#app/domain/indicators.ts";
import { formatMoney } from "./format-money.ts";
import { formatScaled, MISSING } from "./format.ts";
import type { Locale } from "./locale.ts";
import { formatFloorAreaRatio } from "./predicate-words.ts";
import type { Words } from "./words.ts";

const E4_DECIMALS = 4;
const SIGNS = { ">=": "≥ ", "<=": "≤ ", "=": "" } as const;

/** A commitment by its own title, or by the name of its indicator. */
export function commitmentName({ commitments }: Words, { title, indicator }: { readonly title: string | null; readonly indicator: string }): string {
  return title ?? (isIndicator(indicator) ? commitments.indicator[indicator] : commitments.indicator.other);
}

function isMeasure(text: string): text is Measure {
  return (MEASURES as readonly string[]).includes(text);
}

/** The words of a unit of measure; one that was written out stands as it is. */
export function measureText({ commitments }: Words, measure: string | null): string {
  return measure === null ? "" : isMeasure(measure) ? commitments.measure[measure] : measure;
}

/** A value in ten-thousandths of its measure, which makes ten thousands of yuan plain yuan; "—" where unknown. */
export function measuredText(words: Words, locale: Locale, valueE4: number | null, measure: string | null): string {
  if (valueE4 === null) return MISSING;
  if (measure === "wan") return formatMoney(locale, valueE4, "CNY", "exact");
  if (measure === "ratio") return formatFloorAreaRatio(valueE4);
  const figure = formatScaled(valueE4, E4_DECIMALS, true);
  const unit = measureText(words, measure);
  return unit === "" ? figure : unit === "%" ? `${figure}%` : `${figure} ${unit}`;
}

/** What was promised: the sign and the value, "—" where nothing is measured. */
export function promisedText(words: Words, locale: Locale, { operator, valueE4, measure }: { readonly operator: keyof typeof SIGNS; readonly valueE4: number | null; readonly measure: string | null }): string {
  return valueE4 === null ? MISSING : `${SIGNS[operator]}${measuredText(words, locale, valueE4, measure)}`;
}
