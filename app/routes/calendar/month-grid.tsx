import { Link, useLocation } from "@remix-run/react";
import { calendarAddress } from "#app/features/calendar/calendar-address.ts";
import { DueLink, isRed, LateMark } from "#app/features/calendar/due-words.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { formatPartialDate, isImpreciseDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CalendarPage } from "#app/services/calendar/calendar-page.server.ts";
import type { DueMilestone } from "#app/services/calendar/due-milestones.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { weeksOf } from "#app/ui/month-calendar.tsx";

const SHOWN_PER_DAY = 3;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function Entry({ due }: { readonly due: DueMilestone }) {
  const { common } = useWords();
  return (
    <li className={classNames("flex min-w-0 items-center gap-1 rounded-xs px-1 text-xs", due.daysLate === 0 ? "bg-sunken" : isRed(due) ? "bg-light-red-tint" : "bg-light-yellow-tint")}>
      <LateMark due={due} isShort />
      <DueLink due={due} className="inline-flex min-h-6 shrink-0 items-center rounded-xs font-strong text-ink hover:text-link hover:underline" />
      {isImpreciseDate(due.planOn) && <abbr title={common.monthOnlyMark} className="no-underline">*</abbr>}
      <Link to={projectPath(due.code)} title={due.name} className="min-w-0 truncate rounded-xs leading-6 text-ink-2 hover:text-link hover:underline">{due.name}</Link>
    </li>
  );
}

function Day({ day, items, today }: { readonly day: string; readonly items: readonly DueMilestone[]; readonly today: string }) {
  const { calendar } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const isToday = day === today;
  return (
    <>
      <p className="mb-0.5 flex items-center justify-between text-xs text-muted">
        <time dateTime={day} aria-current={isToday ? "date" : undefined} aria-label={formatPartialDate(locale, day, "long")}
          className={classNames("inline-grid size-5 place-items-center rounded-full tabular-nums", isToday && "bg-accent font-strong text-on-accent")}>{Number(day.slice(8))}</time>
      </p>
      <ul className="flex flex-col gap-0.5">{items.slice(0, SHOWN_PER_DAY).map((due) => <Entry key={`${due.code} ${due.type}`} due={due} />)}</ul>
      {items.length > SHOWN_PER_DAY && <Link to={`${calendarAddress(search, { view: "list" })}#day-${day}`} className="link mt-0.5 inline-block px-1 text-xs leading-6">{calendar.moreOnDay({ n: items.length - SHOWN_PER_DAY })}</Link>}
    </>
  );
}

/** A month in weeks with what is due on each day. */
export function MonthGrid({ page }: { readonly page: CalendarPage }) {
  const { calendar, common } = useWords();
  const locale = useLocale();
  const byDay = new Map<string, DueMilestone[]>();
  for (const due of page.items) byDay.set(due.dueOn, [...(byDay.get(due.dueOn) ?? []), due]);
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 bg-surface">
      <caption className="sr-only">{calendar.dueIn({ month: formatPartialDate(locale, page.month, "long") })}</caption>
      <thead>
        <tr>{WEEKDAYS.map((weekday) => <th key={weekday} scope="col" abbr={common.weekdays[weekday].long} className="h-7 border-b border-line px-2 text-left text-xs font-normal text-muted">{common.weekdays[weekday].short}</th>)}</tr>
      </thead>
      <tbody>
        {weeksOf(page.month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => (
              <td key={day ?? index} className={classNames("h-28 border-r border-b border-line p-1 align-top last:border-r-0", day === null && "bg-sunken")}>
                {day !== null && <Day day={day} items={byDay.get(day) ?? []} today={page.today} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
