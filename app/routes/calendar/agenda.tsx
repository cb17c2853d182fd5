import { Link } from "@remix-run/react";
import { DueLink, LateMark } from "#app/features/calendar/due-words.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { formatPartialDate, isImpreciseDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DueMilestone } from "#app/services/calendar/due-milestones.server.ts";
import { Chip } from "#app/ui/chip.tsx";

function Line({ due }: { readonly due: DueMilestone }) {
  const { calendar, milestones } = useWords();
  const locale = useLocale();
  const named = (name: DueMilestone["unit"]) => (name === null ? null : locale === "en" ? name.en : name.zh);
  const facts = joinFacts(locale, [
    named(due.district), named(due.unit), due.liaison,
    isImpreciseDate(due.planOn) ? milestones.planOn({ date: formatPartialDate(locale, due.planOn) }) : null,
    due.forecastOn === null ? null : milestones.expectedOn({ date: formatPartialDate(locale, due.forecastOn) }),
  ]);
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-line px-4 py-1.5 text-sm">
      <DueLink due={due} className="inline-flex min-h-6 w-36 shrink-0 items-center rounded-xs font-strong text-ink hover:text-link hover:underline touch:min-h-11" />
      <span className="min-w-0 flex-1 basis-56">
        <Link to={projectPath(due.code)} className="inline-flex min-h-6 max-w-full items-center rounded-xs text-ink hover:text-link hover:underline"><span className="truncate">{due.name}</span></Link>
        <span className="block truncate text-xs text-muted">{facts}</span>
      </span>
      {due.isSuspended && <Chip tone="yellow">{calendar.suspended}</Chip>}
      <LateMark due={due} />
    </li>
  );
}

/** What is due, day by day. */
export function Agenda({ items, label }: { readonly items: readonly DueMilestone[]; readonly label: string }) {
  const locale = useLocale();
  const days = [...new Set(items.map((due) => due.dueOn))];
  return (
    <div className="flex flex-col gap-3" role="group" aria-label={label}>
      {days.map((day) => (
        <section key={day} id={`day-${day}`} aria-labelledby={`day-${day}-title`} className="panel scroll-mt-16 overflow-hidden">
          <h2 id={`day-${day}-title`} className="px-4 py-2 text-sm font-strong text-ink">{formatPartialDate(locale, day, "long")}</h2>
          <ul>{items.filter((due) => due.dueOn === day).map((due) => <Line key={`${due.code} ${due.type}`} due={due} />)}</ul>
        </section>
      ))}
    </div>
  );
}
