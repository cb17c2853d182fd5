import { useLocation } from "@remix-run/react";
import { Check, ChevronDown, MapPin } from "lucide-react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { MenuLink, MenuNote } from "#app/ui/menu.tsx";
import { Popover } from "#app/ui/popover.tsx";
import { withParam } from "../clock-controls/clock-params.ts";
import { placeName } from "./place-name.ts";
import type { PlaceChoice } from "./place-name.ts";

export interface ScopeControlProps {
  readonly district: string | null;
  /** Empty for those whose scope is fixed. */
  readonly places: readonly PlaceChoice[];
  /** What the scope is called where it is not a district. */
  readonly label: string;
}

/** The whole city or one of its districts and zones. */
export function ScopeControl({ district, places, label }: ScopeControlProps) {
  const { common, overview, quotasPage } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  if (places.length === 0) {
    return (
      <span className="inline-flex min-h-8 items-center gap-1.5 rounded-sm bg-sunken px-3 text-sm whitespace-nowrap text-ink-2 touch:min-h-11">
        <Icon of={MapPin} className="text-muted" />{label}
      </span>
    );
  }
  const choice = (code: string | null, name: string) => (
    <MenuLink key={code ?? "city"} to={withParam(pathname, search, "district", code)} preventScrollReset aria-current={code === district ? "true" : undefined}>
      <span className="flex-1">{name}</span>
      {code === district && <Icon of={Check} size="s" />}
    </MenuLink>
  );
  const named = (kind: PlaceChoice["kind"]) => places.filter((place) => place.kind === kind).map((place) => choice(place.code, placeName(locale, place) ?? place.code));
  return (
    <Popover title={quotasPage.chooseScope} iconEnd={ChevronDown} trigger={label} variant={district === null ? "secondary" : "tinted"} className="w-96">
      <nav aria-label={quotasPage.chooseScope} className="p-1.5">
        {choice(null, common.wholeCity)}
        <div className="mt-1 grid grid-cols-2 gap-px border-t border-line pt-1">{named("county")}</div>
        <MenuNote>{overview.zonesApart}</MenuNote>
        <div className="grid grid-cols-2 gap-px">{named("zone")}</div>
      </nav>
    </Popover>
  );
}
