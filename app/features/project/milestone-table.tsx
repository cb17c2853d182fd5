import { Link } from "@remix-run/react";
import { effectiveDate } from "#app/domain/dates.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import { classNames } from "#app/ui/class-names.ts";
import { DateText } from "../date-text.tsx";
import { StageMark } from "../stage-mark.tsx";
import { panePath } from "./project-address.ts";
import { SlipText } from "./slip-text.tsx";
import { TimelineCell, TimelineHead } from "./timeline-cell.tsx";
import { timeScale } from "./timeline-scale.ts";
import type { TimeScale } from "./timeline-scale.ts";

export interface MilestonesProps {
  readonly code: string;
  readonly lines: readonly MilestoneLine[];
  readonly today: string;
  readonly mayEdit: boolean;
}

const HEAD = "h-7 border-b border-line px-2 text-xs font-normal text-muted first:pl-4 last:pr-4";
const CELL = "h-9 border-b border-line px-2 py-0 first:pl-4 last:pr-4 group-last/row:border-b-0";

/** Reached or expected, in the precision given. */
export function ReachedText({ line }: { readonly line: MilestoneLine }) {
  const { common, milestones } = useWords();
  if (line.notApplicable !== null) return <span className="text-muted">{milestones.notApplicable}</span>;
  if (line.actualOn !== null) return <DateText date={line.actualOn} form="short" />;
  if (line.forecastOn !== null) return <span className="text-muted">{milestones.expectedMark} <DateText date={line.forecastOn} form="short" /></span>;
  return <span className="text-muted">{common.missing}</span>;
}

function MilestoneRow({ code, line, scale, today, mayEdit }: Omit<MilestonesProps, "lines"> & { readonly line: MilestoneLine; readonly scale: TimeScale }) {
  const { common, milestones, project } = useWords();
  const locale = useLocale();
  const name = milestones.name[line.type];
  const isOverdue = line.slip?.kind === "overdue";
  const label = <span className={classNames("truncate", line.isClosing && "font-strong")}>{name}</span>;
  return (
    <tr className={classNames("group/row", isOverdue ? "bg-light-red-tint" : "hover:bg-hover")}>
      <th scope="row" className={classNames(CELL, "text-left text-sm font-normal text-ink")} title={milestones.meaning[line.type]}>
        <span className="grid grid-cols-[0.875rem_minmax(0,1fr)] items-center gap-2.5">
          {line.isClosing ? <StageMark stage={line.stage} size="s" /> : <span />}
          {mayEdit
            ? <Link to={panePath(code, line.notApplicable === null ? "record" : "skip", line.type)} preventScrollReset
                title={project.openMilestone({ milestone: name })} className="flex min-h-6 min-w-0 items-center rounded-xs hover:text-link hover:underline">{label}</Link>
            : label}
        </span>
      </th>
      <td className={classNames(CELL, "px-0! max-lg:hidden")}><TimelineCell line={line} scale={scale} today={today} /></td>
      <td className={classNames(CELL, "whitespace-nowrap")} title={line.baselineOn === null ? undefined : project.planFrozen({ date: formatPartialDate(locale, line.baselineOn) })}>
        {line.planOn === null ? <span className="text-muted">{common.missing}</span> : <DateText date={line.planOn} form="short" />}
      </td>
      <td className={classNames(CELL, "whitespace-nowrap")}><ReachedText line={line} /></td>
      <td className={classNames(CELL, "text-right")}><SlipText line={line} /></td>
    </tr>
  );
}

/** Milestones against time: plan, actual or expected, slip. */
export function MilestoneTable({ code, lines, today, mayEdit }: MilestonesProps) {
  const { milestones, project } = useWords();
  const days = lines.flatMap((line) => [line.baselineOn, line.planOn, line.actualOn ?? line.forecastOn]).filter((on) => on !== null).map(effectiveDate);
  const scale = timeScale(days, today);
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-sm tabular-nums">
      <caption className="sr-only">{milestones.heading}</caption>
      <thead>
        <tr>
          <th scope="col" className={classNames(HEAD, "w-38 text-left [html:lang(en)_&]:w-48")}>{milestones.milestone}</th>
          <th scope="col" className={classNames(HEAD, "px-0! max-lg:hidden")}><span className="sr-only">{project.timeline}</span><TimelineHead scale={scale} /></th>
          <th scope="col" className={classNames(HEAD, "w-24 text-left")}>{milestones.plan}</th>
          <th scope="col" className={classNames(HEAD, "w-26 text-left")}>{project.actualOrExpected}</th>
          <th scope="col" className={classNames(HEAD, "w-33 text-right [html:lang(en)_&]:w-39")}>{milestones.slip}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => <MilestoneRow key={line.type} code={code} line={line} scale={scale} today={today} mayEdit={mayEdit} />)}
      </tbody>
    </table>
  );
}
