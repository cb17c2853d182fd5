import { Link } from "@remix-run/react";
import { Check, ChevronDown, Flag } from "lucide-react";
import type { ReactNode } from "react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { LightMark } from "../light-mark.tsx";
import type { MilestonesProps } from "./milestone-table.tsx";
import { panePath } from "./project-address.ts";
import { slipWords } from "./slip-text.tsx";

const RED_AFTER_DAYS = 30;
/** How many of the reached milestones stay in sight above the next one. */
const KEPT_IN_SIGHT = 4;

function Node({ line }: { readonly line: MilestoneLine }) {
  if (line.slip?.kind === "overdue") return <LightMark light={line.slip.days > RED_AFTER_DAYS ? "red" : "yellow"} size="l" isDecorative />;
  if (line.actualOn !== null || line.notApplicable !== null) return <span className="grid size-4.5 place-items-center rounded-full bg-ink text-surface"><Check aria-hidden className="size-3" strokeWidth={3} /></span>;
  return <span className="block size-4.5 rounded-full bg-surface shadow-[inset_0_0_0_2px_var(--line-strong)]" />;
}

function useDateWords(line: MilestoneLine): string {
  const { milestones } = useWords();
  const locale = useLocale();
  const date = (on: string) => formatPartialDate(locale, on, "short");
  if (line.notApplicable !== null) return milestones.notApplicable;
  if (line.actualOn !== null) return date(line.actualOn);
  if (line.forecastOn !== null) return milestones.expectedOn({ date: date(line.forecastOn) });
  return line.planOn === null ? "" : milestones.planOn({ date: date(line.planOn) });
}

function Item({ line, children }: { readonly line: MilestoneLine; readonly children: ReactNode }) {
  return (
    <li className="relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 pb-1 before:absolute before:top-8 before:-bottom-2.5 before:left-2 before:w-0.5 before:bg-line last:before:hidden">
      <span className="relative z-1 mt-3"><Node line={line} /></span>
      {children}
    </li>
  );
}

function Plain({ code, line, mayEdit }: { readonly code: string; readonly line: MilestoneLine; readonly mayEdit: boolean }) {
  const words = useWords();
  const slip = line.actualOn === null ? null : slipWords(words, line);
  const date = useDateWords(line);
  const inside = (
    <>
      <span className={classNames("min-w-0 flex-1 text-md text-ink", line.isClosing && "font-strong")}>{words.milestones.name[line.type]}</span>
      <span className="text-sm whitespace-nowrap text-ink-2 tabular-nums">{date} {slip && line.slip?.kind !== "onTime" && <span className={line.slip?.kind === "late" ? "text-light-yellow-text" : "text-light-green-text"}>{slip}</span>}</span>
    </>
  );
  return (
    <Item line={line}>
      {mayEdit
        ? <Link to={panePath(code, "record", line.type)} preventScrollReset className="flex min-h-11 items-center gap-2 rounded-xs">{inside}</Link>
        : <span className="flex min-h-11 items-center gap-2">{inside}</span>}
    </Item>
  );
}

/** The milestone that is due: what is planned and the button that updates it. */
function Current({ code, line, mayEdit }: { readonly code: string; readonly line: MilestoneLine; readonly mayEdit: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const { milestones, project } = words;
  const slip = slipWords(words, line);
  const facts = joinFacts(locale, [
    line.planOn === null ? null : milestones.planOn({ date: formatPartialDate(locale, line.planOn, "text") }),
    line.forecastOn === null ? null : milestones.expectedOn({ date: formatPartialDate(locale, line.forecastOn, "text") }),
    line.replans > 0 ? milestones.replannedTimes({ n: line.replans }) : null,
  ]);
  return (
    <Item line={line}>
      <div className="panel my-1 flex flex-col gap-1 p-3.5">
        <div className="flex items-baseline justify-between gap-2">
          <h2 className="text-md">{milestones.name[line.type]}</h2>
          {slip && <span className={classNames("text-sm font-strong", line.slip?.kind === "overdue" ? "text-light-red-text" : "text-muted")}>{slip}</span>}
        </div>
        <p className="text-sm text-muted">{facts || milestones.meaning[line.type]}</p>
        {mayEdit && <LinkButton to={panePath(code, "record", line.type)} preventScrollReset variant="primary" size="l" icon={Flag} className="mt-1.5 min-h-12!">{project.updateThis}</LinkButton>}
      </div>
    </Item>
  );
}

/** Milestones as one reads them on a phone: what was, what is due with its button, what comes. */
export function MilestoneList({ code, lines, mayEdit, due }: MilestonesProps & { readonly due: MilestoneLine | null }) {
  const { project, milestones } = useWords();
  const reached = lines.filter((line) => line.actualOn !== null || line.notApplicable !== null);
  const folded = reached.length > KEPT_IN_SIGHT + 1 ? new Set(reached.slice(0, -KEPT_IN_SIGHT)) : new Set<MilestoneLine>();
  return (
    <>
      {folded.size > 0 && (
        <details className="group">
          <summary className="flex min-h-11 items-center gap-3 text-md text-ink-2">
            <span className="grid size-4.5 place-items-center rounded-full bg-ink text-surface"><Check aria-hidden className="size-3" strokeWidth={3} /></span>
            <span className="flex-1">{project.earlierMilestones({ n: folded.size })}</span>
            <Icon of={ChevronDown} className="text-muted group-open:rotate-180" />
          </summary>
          <ol>{[...folded].map((line) => <Plain key={line.type} code={code} line={line} mayEdit={mayEdit} />)}</ol>
        </details>
      )}
      <ol aria-label={milestones.heading}>
        {lines.filter((line) => !folded.has(line)).map((line) => line === due
          ? <Current key={line.type} code={code} line={line} mayEdit={mayEdit} />
          : <Plain key={line.type} code={code} line={line} mayEdit={mayEdit} />)}
      </ol>
    </>
  );
}
