import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { unreachable } from "#app/domain/predicate.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";
import type { TodayLine } from "#app/services/today/sources.server.ts";
import type { TodayPage } from "#app/services/today/today-page.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { dutiesPath } from "../duty/duty-address.ts";
import { LightMark } from "../light-mark.tsx";
import { dutyText } from "../lead/task-list.tsx";
import { reportPath } from "../progress/progress-address.ts";
import { projectPath, talksPath } from "../project/project-address.ts";

const RED_AFTER_DAYS = 30;

/** What a line is called in the address. */
export function keyOf(line: TodayLine): string {
  return line.source === "milestone" ? `${line.code}.${line.milestone}` : `${line.source}.${line.code}`;
}

/** How late a line is, or how much time is left. */
export function lateText({ today }: Words, days: number): string {
  if (days === 0) return today.dueToday;
  return days > 0 ? today.late({ n: days }) : today.dueIn({ n: -days });
}

function whatText(words: Words, locale: Locale, line: TodayLine): string {
  switch (line.source) {
    case "milestone": return joinFacts(locale, [words.milestones.name[line.milestone], words.milestones.planOn({ date: formatPartialDate(locale, line.planOn, "text") })]);
    case "lead": return dutyText(words, line);
    case "report": return words.today.monthsMissing({ n: line.months.length });
    case "commitment": return words.today.commitmentsDue({ n: line.count });
    case "opinion": return words.today.opinionAsked;
    default: return unreachable(line);
  }
}

function addressOf(line: TodayLine): string {
  switch (line.source) {
    case "milestone": return `/today?${new URLSearchParams({ open: keyOf(line) })}`;
    case "lead": return talksPath(line.code);
    case "report": return reportPath(line.code, line.months[0]);
    case "commitment": return dutiesPath(line.code);
    case "opinion": return `${projectPath(line.code)}/admission`;
    default: return unreachable(line);
  }
}

function Entry({ line, onOpen }: { readonly line: TodayLine; readonly onOpen: (key: string) => void }) {
  const words = useWords();
  const locale = useLocale();
  const isLate = line.daysLate > 0;
  const late = line.source === "lead" && line.duty.kind === "step" ? null : lateText(words, line.daysLate);
  return (
    <li className="border-t border-line first:border-t-0">
      <Link to={addressOf(line)} preventScrollReset onClick={(event) => { if (line.source === "milestone" && !event.metaKey && !event.ctrlKey) { event.preventDefault(); onOpen(keyOf(line)); } }}
        aria-label={line.source === "milestone" ? words.today.updateOf({ milestone: words.milestones.name[line.milestone], name: line.name }) : undefined}
        className="grid min-h-14 grid-cols-[1.25rem_minmax(0,1fr)_auto_1rem] items-center gap-x-2.5 px-4 py-2 hover:bg-hover">
        <LightMark light={!isLate ? "none" : line.daysLate > RED_AFTER_DAYS ? "red" : "yellow"} isDecorative />
        <span className="min-w-0"><span className="block font-strong text-ink [overflow-wrap:anywhere]">{line.name}</span><span className="block text-sm text-muted">{whatText(words, locale, line)}</span></span>
        <span className={classNames("text-sm whitespace-nowrap", !isLate ? "text-muted" : line.daysLate > RED_AFTER_DAYS ? "font-strong text-light-red-text" : "text-light-yellow-text")}>{late}</span>
        <Icon of={ChevronRight} className="text-muted" />
      </Link>
    </li>
  );
}

/** The day, source by source; a milestone opens its sheet, everything else leads to where it is done. */
export function TodayList({ groups, onOpen }: Pick<TodayPage, "groups"> & { readonly onOpen: (key: string) => void }) {
  const { today } = useWords();
  return (
    <>
      {groups.map(({ source, lines, more }) => (
        <Panel key={source} flush title={today.group[source]} meta={lines.length + more}>
          <ol aria-label={today.group[source]}>{lines.map((line, index) => <Entry key={`${keyOf(line)}${index}`} line={line} onOpen={onOpen} />)}</ol>
          {more > 0 && <p className="border-t border-line px-4 py-2 text-sm text-muted">{today.more({ n: more })}</p>}
        </Panel>
      ))}
    </>
  );
}
