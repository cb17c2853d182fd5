import { Link } from "@remix-run/react";
import { SIDES } from "#app/domain/commitments.ts";
import type { Side } from "#app/domain/commitments.ts";
import { commitmentName, measuredText, promisedText } from "#app/i18n/commitment-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DutyView } from "#app/services/commitments/duty-views.ts";
import type { ProjectDuties } from "#app/services/commitments/project-duties.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { dutiesPath } from "./duty-address.ts";
import { DutyMeter } from "./duty-list.tsx";
import { DutyStanding, RateText } from "./duty-marks.tsx";

/** As many of each side as the overview shows: what is open comes first in their order. */
const SHOWN = 3;

function Line({ duty, today }: { readonly duty: DutyView; readonly today: string }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <li className="border-t border-line px-4 py-2 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 text-ink [overflow-wrap:anywhere]">{commitmentName(words, duty)}</span>
        <span className="tabular-nums"><strong className="font-strong text-ink">{measuredText(words, locale, duty.actualE4, duty.measure)}</strong> <span className="text-muted">/ {promisedText(words, locale, duty)}</span></span>
      </p>
      <DutyMeter duty={duty} />
      <DutyStanding duty={duty} today={today} className="text-xs" />
    </li>
  );
}

/** What both sides owe, in brief: the rate of each, what is open first. Nothing is drawn where nothing was promised. */
export function DutiesPanel({ code, today, duties, rates }: { readonly code: string; readonly today: string } & Pick<ProjectDuties, "duties" | "rates">) {
  const { commitments } = useWords();
  if (duties.length === 0) return null;
  const of = (side: Side) => duties.filter((duty) => duty.side === side);
  return (
    <Panel flush title={commitments.title} action={<Link to={dutiesPath(code)} className="link">{commitments.all({ n: duties.length })}</Link>}>
      {SIDES.filter((side) => of(side).length > 0).map((side) => (
        <section key={side} aria-label={commitments.duties[side]}>
          <h3 className="flex flex-wrap justify-between gap-x-3 border-t border-line bg-sunken px-4 py-1 text-xs font-normal text-muted"><span className="font-strong text-ink">{commitments.duties[side]}</span><RateText side={side} rate={rates[side]} /></h3>
          <ul>{of(side).slice(0, SHOWN).map((duty) => <Line key={duty.item} duty={duty} today={today} />)}</ul>
        </section>
      ))}
    </Panel>
  );
}
