import { Link, useLocation } from "@remix-run/react";
import { figureSearch } from "#app/features/figure-controls/figure-search.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { formatInteger, formatPercent, MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DistrictLane } from "#app/services/overview/district-lanes.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { Panel } from "#app/ui/panel.tsx";

const COLUMNS = "grid grid-cols-[1.375rem_5rem_minmax(0,1fr)_2.25rem_2.25rem_3rem] items-center gap-x-2 px-4 in-[html:lang(en)]:grid-cols-[1.375rem_5rem_minmax(0,1fr)_3.375rem_3rem_3.25rem]";

function Lane({ lane, most, isSelected }: { readonly lane: DistrictLane; readonly most: number; readonly isSelected: boolean }) {
  const { overview } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const name = placeName(locale, lane) ?? lane.code;
  const completion = lane.target === null ? MISSING : formatPercent(lane.attracted * lane.target.denominator, lane.target.numerator);
  return (
    <li>
      <Link to={`/quotas/major_attracted${figureSearch(search, { district: lane.code })}`} aria-current={isSelected ? "true" : undefined}
        className={classNames(COLUMNS, "min-h-6 text-sm text-ink-2 -outline-offset-2! hover:bg-hover aria-[current]:bg-selected touch:min-h-11 print:min-h-5")}>
        <span className={classNames("text-right tabular-nums", lane.rank !== null && lane.rank <= 3 ? "font-strong text-ink" : "text-muted")}>{lane.rank ?? MISSING}</span>
        <span className="truncate text-ink" title={name}>{placeName(locale, lane.short)}</span>
        <span role="img" aria-label={overview.laneLabel({ district: name, attracted: lane.attracted, landed: lane.landed })} className="mark-exact relative block h-2.5 rounded-[2px] bg-(--chart-track)">
          <span className="absolute inset-y-0 left-0 rounded-[2px] bg-(--chart-actual)" style={{ width: `${most === 0 ? 0 : (100 * lane.attracted) / most}%` }} />
        </span>
        <span className="figure-number text-right">{formatInteger(lane.attracted)}</span>
        <span className="text-right text-muted tabular-nums">{formatInteger(lane.landed)}</span>
        <span className="text-right text-muted tabular-nums">{completion}</span>
      </Link>
    </li>
  );
}

export interface DistrictsPanelProps {
  readonly lanes: readonly DistrictLane[];
  readonly year: number;
  readonly selected: string | null;
  readonly className?: string;
}

/** Districts by major projects attracted; zones apart from them. */
export function DistrictsPanel({ lanes, year, selected, className }: DistrictsPanelProps) {
  const { overview } = useWords();
  const most = Math.max(...lanes.map((lane) => lane.attracted), 0);
  const hasTargets = lanes.some((lane) => lane.target !== null);
  const rows = (kind: DistrictLane["kind"]) => lanes.filter((lane) => lane.kind === kind).map((lane) => <Lane key={lane.code} lane={lane} most={most} isSelected={lane.code === selected} />);
  return (
    <Panel title={overview.districts} meta={overview.districtsBy({ year })} flush className={className}>
      <div aria-hidden className={classNames(COLUMNS, "pb-1 text-xs text-muted")}>
        <span className="col-span-3" />
        <span className="text-right whitespace-nowrap">{overview.attracted}</span>
        <span className="text-right whitespace-nowrap" title={overview.landedSince}>{overview.landedShort}</span>
        <span className="text-right whitespace-nowrap">{overview.completion}</span>
      </div>
      <ol>{rows("county")}</ol>
      <p className="mt-1 border-t border-line px-4 pt-1 pb-0.5 pl-11 text-xs text-muted">{overview.zonesApart}</p>
      <ol>{rows("zone")}</ol>
      <p className="px-4 pt-2 pb-3 text-xs text-muted">{hasTargets ? overview.districtsNoteSplit : overview.districtsNote}</p>
    </Panel>
  );
}
