import { addDays, effectiveDate, firstDay } from "#app/domain/dates.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { CalendarQuery, CalendarView } from "#app/schemas/calendar-query.ts";
import { countDue, dueMilestones } from "#db/queries/calendar.ts";
import type { DueWanted } from "#db/queries/calendar.ts";
import { boardChoices } from "../board/choices.server.ts";
import type { BoardChoices } from "../board/choices.server.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import type { NamedCode } from "../reference/reference-lists.server.ts";
import { remembered } from "../remembered.server.ts";
import { calendarPredicate, presentDue } from "./due-milestones.server.ts";
import type { DueMilestone } from "./due-milestones.server.ts";
import { slipOfUnits } from "./unit-slips.server.ts";
import type { UnitSlips } from "./unit-slips.server.ts";

export interface CalendarPage {
  readonly today: string;
  readonly month: string;
  readonly view: CalendarView;
  readonly query: CalendarQuery;
  readonly items: readonly DueMilestone[];
  /** How many are due in the month, or overdue where only those are asked for; a grid draws the first of them. */
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** Open ones that were due before today, whatever the month. */
  readonly overdue: number;
  readonly choices: Pick<BoardChoices, "districts" | "liaisons">;
  readonly units: readonly NamedCode[];
  /** Slip by unit in the year of the month; null in the other views. */
  readonly slips: UnitSlips | null;
}

const GRID_SIZE = 400;
const LIST_SIZE = 100;

/** What falls due in a month across the projects that the actor sees. */
export async function calendarPage(ctx: ServiceContext, query: CalendarQuery): Promise<Verdict<CalendarPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  return aside(ctx, "calendarPage", query, () => calendarHere(ctx, query));
}

async function calendarHere(ctx: ServiceContext, query: CalendarQuery): Promise<Verdict<CalendarPage>> {
  const predicate = await calendarPredicate(ctx, query);
  if (!predicate.ok) return predicate;
  const today = todayOf(ctx);
  const { month = today.slice(0, 7), view = "month", page = 1 } = query;
  const narrowed = { unit: query.unit ?? null, type: query.type ?? null };
  const late: DueWanted = { ...narrowed, from: null, to: addDays(today, -1) };
  const due = wantedIn({ ...query, view }, month, late);
  const key = (of: string, wanted: DueWanted) => `calendar ${of} ${today} ${JSON.stringify([predicate.value, wanted])}`;
  const count = (wanted: DueWanted) => remembered(ctx.db, key("count", wanted), () => countDue(ctx.db.read, predicate.value, wanted));
  const size = view === "list" ? LIST_SIZE : GRID_SIZE;
  const slips = view === "units" ? await slipOfUnits(ctx, { filter: query, year: Number(month.slice(0, 4)) }) : null;
  if (slips && !slips.ok) return slips;
  const { districts, liaisons } = await boardChoices(ctx);
  return accept({
    today, month, view, query, page: view === "list" ? page : 1, size, total: await count(due), overdue: await count(late),
    items: view === "units" ? [] : await presentDue(ctx, await dueMilestones(ctx.db.read, predicate.value, due, size, view === "list" ? (page - 1) * size : 0)),
    choices: { districts, liaisons }, units: (await referenceLists(ctx.db)).units, slips: slips?.ok ? slips.value : null,
  });
}

/** The days of the month; only overdue ones end before today, and as a list they begin whenever. */
function wantedIn({ overdue, view }: CalendarQuery, month: string, late: DueWanted): DueWanted {
  const [from, to] = [firstDay(month), effectiveDate(month)];
  if (overdue === undefined) return { ...late, from, to };
  return view === "list" ? late : { ...late, from, to: to < (late.to ?? to) ? to : late.to };
}
