import { Link, useLocation } from "@remix-run/react";
import { Gavel } from "lucide-react";
import type { ReactNode } from "react";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { Amount } from "#app/features/amount.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { issuePath } from "#app/features/issues/issue-marks.tsx";
import { LightMark } from "#app/features/light-mark.tsx";
import { panePath, projectPath } from "#app/features/project/project-address.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MeetingLine, TaskForcePage } from "#app/services/task-force/task-force-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DecideForm } from "./decide-form.tsx";

const GRID = "grid gap-x-4 gap-y-1 px-4 xl:grid-cols-[minmax(0,1.1fr)_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.3fr)_6.5rem] print:grid-cols-[1.1fr_1.2fr_1fr_1.3fr] print:px-0";

interface LineProps {
  readonly line: MeetingLine;
  readonly nameOf: (unit: string) => string;
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="min-w-0 text-sm text-ink-2 [overflow-wrap:anywhere]"><span className="sr-only">{label}</span>{children}</div>;
}

/** Why the light is what it is and since when; each reason opens. */
function Why({ line, nameOf }: LineProps) {
  const words = useWords();
  const { taskForce, issues } = words;
  const locale = useLocale();
  const reason = lightReason(words, line);
  const tone = line.light === "red" ? "text-light-red-text" : "text-light-yellow-text";
  return (
    <>
      {reason && line.lightMilestone !== null && <Link to={panePath(line.code, "record", line.lightMilestone)} className={`block font-strong hover:underline ${tone}`}>{reason}</Link>}
      {line.issues.map((issue) => (
        <Link key={issue.number} to={issuePath(issue.number)} className="block hover:text-link">
          <span className={tone}>{issues.overdue({ n: issue.daysLate })}</span> {joinFacts(locale, [issue.title, issue.leadUnit === null ? null : nameOf(issue.leadUnit)])}
        </Link>
      ))}
      {line.since !== null && line.days !== null && <span className="flex flex-wrap gap-1.5 text-xs text-muted">{taskForce.since({ date: formatPartialDate(locale, line.since), n: line.days })}{line.isNew && <Chip tone={line.light === "red" ? "red" : "yellow"}>{taskForce.isNew}</Chip>}</span>}
    </>
  );
}

function Who({ line, nameOf }: LineProps) {
  const { taskForce } = useWords();
  const lines = [line.unit && taskForce.holds({ name: nameOf(line.unit) }), line.liaison && taskForce.liaison({ name: line.liaison }), line.chief && taskForce.chief({ name: line.chief })];
  return <>{lines.map((text) => text && <span key={text} className="block">{text}</span>)}</>;
}

function Promised({ line }: Pick<LineProps, "line">) {
  const { taskForce, issues } = useWords();
  const locale = useLocale();
  const day = (on: string) => formatPartialDate(locale, on);
  const plan = joinFacts(locale, [line.planOn && taskForce.plan({ date: day(line.planOn) }), line.planBefore && taskForce.planBefore({ date: day(line.planBefore) }), line.forecastOn && taskForce.forecast({ date: day(line.forecastOn) })]);
  const next = line.nextStep && joinFacts(locale, [taskForce.next({ text: line.nextStep.text }), line.nextStep.on && day(line.nextStep.on)]);
  const replies = line.issues.map((issue) => joinFacts(locale, [issues.dueBy({ date: day(issue.dueOn) }), issue.reply && taskForce.reply({ text: issue.reply })]));
  const all = [plan, ...replies, next].filter((text) => text !== "" && text !== null);
  return <>{all.length === 0 ? <span className="text-muted">{taskForce.nothingPromised}</span> : all.map((text) => <span key={text} className="line-clamp-3 print:line-clamp-none" title={text ?? undefined}>{text}</span>)}</>;
}

function Line({ line, nameOf, page }: LineProps & { readonly page: LinesPage }) {
  const { taskForce, stages, fields } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const isDeciding = page.deciding === line.code;
  return (
    <li id={line.code} className="scroll-mt-16 border-b border-line py-2.5 last:border-b-0 break-inside-avoid">
      <div className={GRID}>
        <Cell label={fields.name}>
          <Link to={projectPath(line.code)} className="flex items-start gap-1.5 font-strong text-ink hover:text-link"><LightMark light={line.light} className="mt-1" />{line.name}</Link>
          <span className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-muted"><Amount amount={line.totalCny} className="text-sm text-ink" />{joinFacts(locale, [placeName(locale, line.district), stages.short[line.stage]])}</span>
        </Cell>
        <Cell label={taskForce.why}><Why line={line} nameOf={nameOf} /></Cell>
        <Cell label={taskForce.who}><Who line={line} nameOf={nameOf} /></Cell>
        <Cell label={taskForce.promised}><Promised line={line} /></Cell>
        {page.mayRaise && !isDeciding && (
          <div className="no-print xl:text-right"><LinkButton to={`${withParam("/task-force", search, "decide", line.code)}#${line.code}`} size="s" icon={Gavel} preventScrollReset aria-label={taskForce.decideAbout({ name: line.name })}>{taskForce.decide}</LinkButton></div>
        )}
      </div>
      {isDeciding && <DecideForm line={line} page={page} />}
    </li>
  );
}

export type LinesPage = Pick<TaskForcePage, "lines" | "query" | "units" | "mayRaise" | "mayHandOver"> & { readonly deciding: string | null; readonly formKey: string };

/** The projects of the meeting, line by line; with the form of one under it. */
export function MeetingLines({ page }: { readonly page: LinesPage }) {
  const { taskForce, issues } = useWords();
  const nameOf = useUnitNames(page.units);
  return (
    <>
      <div aria-hidden className={`${GRID} hidden border-b border-line py-1.5 text-xs text-muted xl:grid print:grid`}>
        {[issues.project, taskForce.why, taskForce.who, taskForce.promised].map((head) => <span key={head}>{head}</span>)}
      </div>
      <ul>{page.lines.map((line) => <Line key={line.code} line={line} nameOf={nameOf} page={page} />)}</ul>
    </>
  );
}
