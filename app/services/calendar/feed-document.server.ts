import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { addDays } from "#app/domain/dates.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { words } from "#app/i18n/words.ts";
import type { CalendarFilter } from "#app/schemas/calendar-query.ts";
import { dueMilestones, planRevisions } from "#db/queries/calendar.ts";
import type { DueRow } from "#db/queries/calendar.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { calendarPredicate, presentDue } from "./due-milestones.server.ts";
import type { DueMilestone } from "./due-milestones.server.ts";

/** How far a feed reaches, and how much it holds: phones read all of it each time. */
const DAYS_BACK = 365;
const DAYS_AHEAD = 730;
const MOST_EVENTS = 1_000;
const HOUR_S = 3_600;

interface Feed {
  readonly locale: Locale;
  readonly origin: string;
  readonly filter: CalendarFilter;
}

/** What falls due for somebody as an iCalendar document, in the projects they see now. */
export async function calendarFeed(ctx: ServiceContext, { locale, origin, filter }: Feed): Promise<Verdict<string>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return refuse({ code: "not_found" });
  const predicate = await calendarPredicate(ctx, filter);
  if (!predicate.ok) return predicate;
  const today = todayOf(ctx);
  const until = filter.overdue === undefined ? addDays(today, DAYS_AHEAD) : addDays(today, -1);
  const rows = await dueMilestones(ctx.db.read, predicate.value, { from: addDays(today, -DAYS_BACK), to: until, unit: filter.unit ?? null, type: filter.type ?? null }, MOST_EVENTS);
  const revisions = await planRevisions(ctx.db.read, rows);
  const calendar = ical({ name: words(locale).calendar.feedName, prodId: { company: "Luodi", product: "Calendar", language: locale === "en" ? "EN" : "ZH" }, method: ICalCalendarMethod.PUBLISH, ttl: HOUR_S });
  const dues = await presentDue(ctx, rows);
  rows.forEach((row, index) => {
    const due = dues[index];
    if (due) calendar.createEvent(eventOf(row, due, locale, origin, revisions.get(`${row.code} ${row.type}`) ?? 1));
  });
  return accept(calendar.toString());
}

/** An event keeps its identity over every re-plan; its number counts the versions of the plan, its stamp says when the present one was made. */
function eventOf(row: DueRow, due: DueMilestone, locale: Locale, origin: string, revisions: number) {
  const { calendar, milestones } = words(locale);
  const recordedAt = new Date(row.recorded_from);
  const unit = due.unit && (locale === "en" ? due.unit.en : due.unit.zh);
  const lines = [
    calendar.eventPlan({ date: formatPartialDate(locale, due.planOn) }), ...(due.forecastOn === null ? [] : [calendar.eventExpected({ date: formatPartialDate(locale, due.forecastOn) })]),
    ...(unit ? [calendar.eventUnit({ unit })] : []), due.code,
  ];
  return {
    id: `${due.type}.${due.code}@luodi`, sequence: revisions - 1, stamp: recordedAt, lastModified: recordedAt, allDay: true, timezone: "UTC", start: new Date(`${due.dueOn}T00:00:00.000Z`),
    summary: calendar.eventTitle({ milestone: milestones.name[due.type], project: due.name }), description: lines.join("\n"), url: `${origin}/projects/${encodeURIComponent(due.code)}`,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

