import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { CalendarPlus } from "lucide-react";
import { CALENDAR_PATH, calendarAddress } from "#app/features/calendar/calendar-address.ts";
import { UnitSlipTable } from "#app/features/calendar/unit-slip-table.tsx";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { calendarPageFields } from "#app/schemas/calendar-query.ts";
import { calendarPage } from "#app/services/calendar/calendar-page.server.ts";
import type { CalendarPage } from "#app/services/calendar/calendar-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Agenda } from "./agenda.tsx";
import { CalendarBar } from "./calendar-bar.tsx";
import { CalendarFilters } from "./calendar-filters.tsx";
import { MonthGrid } from "./month-grid.tsx";

export const meta = pageTitle((words) => words.calendar.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, calendarPageFields), (query) => calendarPage(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

function Slips({ page }: { readonly page: CalendarPage }) {
  const { calendar, plans } = useWords();
  const { slips } = page;
  if (!slips || slips.rows.length === 0) return <EmptyState text={plans.noUnits} action={<LinkButton to={CALENDAR_PATH}>{calendar.monthView}</LinkButton>} />;
  return (
    <>
      <p className="px-4 py-2 text-sm text-muted md:px-5">{calendar.slipsOf({ n: slips.projects, year: Number(page.month.slice(0, 4)) })} {slips.isCut && calendar.slipsCut({ n: slips.projects })}</p>
      <UnitSlipTable rows={slips.rows} names={page.units} />
    </>
  );
}

function Due({ page }: { readonly page: CalendarPage }) {
  const { calendar, common } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const { items, total, size, view } = page;
  const label = calendar.dueIn({ month: formatPartialDate(locale, page.month, "long") });
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm text-muted md:px-5">
        <span aria-live="polite">{page.query.overdue === undefined ? calendar.dueCount({ n: total }) : calendar.overdueCount({ n: total })}</span>
        {page.query.overdue === undefined && page.overdue > 0 && <Link to={calendarAddress(search, { view: "list", overdue: "1" })} className="link inline-flex min-h-6 items-center touch:min-h-11">{calendar.overdueCount({ n: page.overdue })}</Link>}
        {view === "month" && total > items.length && <span className="text-light-yellow-text">{calendar.firstOf({ n: items.length })}</span>}
        {view === "list" && pages > 1 && <Pagination page={page.page} pages={pages} hrefFor={(wanted) => calendarAddress(search, { page: String(wanted) })} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />}
      </div>
      {view === "month" && <div className="border-t border-line max-md:hidden"><MonthGrid page={page} /></div>}
      {items.length === 0
        ? <div className={view === "month" ? "md:hidden" : undefined}><EmptyState text={calendar.nothingDue} action={<LinkButton to={CALENDAR_PATH}>{calendar.thisMonth}</LinkButton>} /></div>
        : <div className={`px-3 pb-4 md:px-5 ${view === "month" ? "md:hidden" : ""}`}><Agenda items={items} label={label} /></div>}
    </>
  );
}

export default function Calendar() {
  const { faults, ...page } = useLoaderData<typeof loader>();
  const { calendar } = useWords();
  return (
    <Page title={calendar.title} flush actions={<LinkButton to="/profile#calendar-feed" icon={CalendarPlus}><span className="max-md:sr-only">{calendar.subscribe}</span></LinkButton>}>
      <CalendarBar page={page} />
      <CalendarFilters page={page} />
      {faults.length > 0 && <div className="px-4 md:px-5"><QueryFaults faults={faults} /></div>}
      {page.view === "units" ? <Slips page={page} /> : <Due page={page} />}
    </Page>
  );
}
