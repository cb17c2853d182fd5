import type { LandingVariant } from "#app/domain/quotas.ts";
import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { AsOfControl } from "../clock-controls/as-of-control.tsx";
import { KnownAtControl } from "../clock-controls/known-at-control.tsx";
import { placeName } from "./place-name.ts";
import type { BothNames, PlaceChoice } from "./place-name.ts";
import { ScopeControl } from "./scope-control.tsx";
import { YearControl } from "./year-control.tsx";

/** Which figures a page shows. */
export interface ShownFrame {
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly district: string | null;
  readonly districtName: BothNames | null;
  readonly landingVariant: LandingVariant;
  readonly seesWholeCity: boolean;
  readonly places: readonly PlaceChoice[];
}

/** The scope in words: the city, a district, or the reader's own projects. */
export function useScopeName({ district, districtName, seesWholeCity }: Pick<ShownFrame, "district" | "districtName" | "seesWholeCity">): string {
  const { common, quotasPage } = useWords();
  const locale = useLocale();
  if (district !== null) return placeName(locale, districtName) ?? district;
  return seesWholeCity ? common.wholeCity : quotasPage.ownProjects;
}

/** Scope, year and both clocks, after the title of a page of figures. */
export function FigureTools({ frame, withKnownAt = true }: { readonly frame: ShownFrame; readonly withKnownAt?: boolean }) {
  const label = useScopeName(frame);
  return (
    <>
      <ScopeControl district={frame.district} places={frame.places} label={label} />
      <YearControl year={frame.year} />
      <AsOfControl asOf={frame.asOf} />
      {(withKnownAt || frame.knownAt !== null) && <KnownAtControl knownAt={frame.knownAt} asOf={frame.asOf} />}
    </>
  );
}

/** What is printed under the title instead of the controls. */
export function useFigureStamp(frame: ShownFrame): string {
  const { common, quotasPage, variants } = useWords();
  const locale = useLocale();
  const scope = useScopeName(frame);
  return quotasPage.stamp({
    scope, year: frame.year, asOf: formatPartialDate(locale, frame.asOf), knownAt: frame.knownAt === null ? common.now : formatInstant(locale, frame.knownAt),
    landing: variants.printed[frame.landingVariant],
  });
}
