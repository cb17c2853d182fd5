import { Link } from "@remix-run/react";
import { WEEK_EVENTS } from "#app/domain/task-force.ts";
import { LightMark } from "#app/features/light-mark.tsx";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { TaskForcePage } from "#app/services/task-force/task-force-page.server.ts";

/** How it stands, and what has come since the meeting before; every number opens. */
export function WeekSummary({ page }: { readonly page: Pick<TaskForcePage, "counts" | "week" | "query" | "lastMeetingOn"> }) {
  const { taskForce } = useWords();
  const locale = useLocale();
  const { counts, week, query, lastMeetingOn } = page;
  const of = (path: string, params: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams({ ...params, ...(query.district ? { district: query.district } : {}) })}`;
  return (
    <div className="flex flex-col gap-1 border-b border-line px-4 py-3 md:px-5 print:px-0">
      <p className="flex flex-wrap items-center gap-x-5 gap-y-1 text-lg font-strong text-ink">
        <Link to={of("/task-force", { light: "red" })} className="inline-flex items-center gap-1.5 hover:text-link touch:min-h-11"><LightMark light="red" isDecorative />{taskForce.red({ n: counts.red })}</Link>
        <Link to={of("/task-force", { light: "yellow" })} className="inline-flex items-center gap-1.5 hover:text-link touch:min-h-11"><LightMark light="yellow" isDecorative />{taskForce.yellow({ n: counts.yellow })}</Link>
        <Link to={of("/issues", { view: "overdue" })} className="hover:text-link touch:inline-flex touch:min-h-11 touch:items-center">{taskForce.blocking({ n: week.blocking })}</Link>
      </p>
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        <span className="touch:inline-flex touch:min-h-11 touch:items-center">{taskForce.sinceLast({ date: formatPartialDate(locale, lastMeetingOn, "text") })}</span>
        <Link to={of("/task-force", { new: "1" })} className="link touch:inline-flex touch:min-h-11 touch:items-center">{taskForce.newRed({ n: counts.newRed })}</Link>
        {WEEK_EVENTS.map((event) => <Link key={event} to={of("/issues", { view: "all", week: event })} className="link touch:inline-flex touch:min-h-11 touch:items-center">{taskForce.week[event]({ n: week[event] })}</Link>)}
      </p>
    </div>
  );
}
