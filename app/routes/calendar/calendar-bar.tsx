import { useLocation } from "@remix-run/react";
import { CalendarDays, ChevronLeft, ChevronRight, Landmark, List } from "lucide-react";
import { calendarAddress } from "#app/features/calendar/calendar-address.ts";
import { addMonths } from "#app/domain/months.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CalendarPage } from "#app/services/calendar/calendar-page.server.ts";
import type { CalendarView } from "#app/schemas/calendar-query.ts";
import { IconLink, LinkButton } from "#app/ui/button.tsx";
import { Segments } from "#app/ui/chip.tsx";

const MONTHS_OF_YEAR = 12;

/** The month with the way to the next ones, and the three ways to look at it. */
export function CalendarBar({ page }: { readonly page: CalendarPage }) {
  const { calendar, common, plans } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const step = page.view === "units" ? MONTHS_OF_YEAR : 1;
  const to = (changes: Readonly<Record<string, string | null>>) => calendarAddress(search, changes);
  const segment = (key: CalendarView, content: string, icon: typeof List) => ({ key, content, icon, to: to({ view: key }), current: page.view === key });
  const isThisMonth = page.today.startsWith(page.month);
  return (
    <div className="no-print flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2 md:px-5">
      <nav aria-label={calendar.months} className="flex items-center gap-1">
        <IconLink to={to({ month: addMonths(page.month, -step) })} preventScrollReset label={common.previous} icon={ChevronLeft} />
        <h2 aria-live="polite" className="min-w-28 text-center text-md font-strong text-ink">{formatPartialDate(locale, page.view === "units" ? page.month.slice(0, 4) : page.month, "long")}</h2>
        <IconLink to={to({ month: addMonths(page.month, step) })} preventScrollReset label={common.next} icon={ChevronRight} />
        {!isThisMonth && <LinkButton to={to({ month: null })} preventScrollReset size="s">{calendar.thisMonth}</LinkButton>}
      </nav>
      <span className="ml-auto"><Segments label={calendar.views} segments={[segment("month", calendar.monthView, CalendarDays), segment("list", calendar.listView, List), segment("units", plans.units, Landmark)]} /></span>
    </div>
  );
}
