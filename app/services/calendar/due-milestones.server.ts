import { daysBetween, effectiveDate } from "#app/domain/dates.ts";
import { usualUnit } from "#app/domain/milestone-profiles.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { and } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { isSuspendedOn } from "#app/domain/suspension.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { CalendarFilter } from "#app/schemas/calendar-query.ts";
import type { DueRow } from "#db/queries/calendar.ts";
import { userNames } from "#db/queries/people.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkFilter } from "../projects/check-filter.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";

/** A name in both languages. */
interface NamePair {
  readonly zh: string;
  readonly en: string;
}

/** A planned milestone of a project on the day it is due. */
export interface DueMilestone {
  readonly code: string;
  readonly name: string;
  readonly type: MilestoneType;
  /** As it was planned, and the day it counts for. */
  readonly planOn: string;
  readonly dueOn: string;
  readonly forecastOn: string | null;
  /** Days since it was due; 0 while it is not. */
  readonly daysLate: number;
  readonly unit: NamePair | null;
  readonly district: NamePair | null;
  readonly liaison: string | null;
  readonly isSuspended: boolean;
}

/** What a filter of the calendar means for whoever asks; a district or unit that no list knows is refused. */
export async function calendarPredicate(ctx: ServiceContext, { district, liaison, stage, unit }: CalendarFilter): Promise<Verdict<Predicate>> {
  if (unit !== undefined && !(await referenceLists(ctx.db)).units.some((known) => known.code === unit)) return refuse({ code: "unknown_value", field: "unit", params: { value: unit } });
  const filter = await checkFilter(ctx, { ...(district?.length ? { district } : {}), ...(liaison?.length ? { liaison } : {}), ...(stage?.length ? { stage } : {}) });
  return filter.ok ? accept(and(await filterInScope(ctx, filter.value))) : filter;
}

/** Rows of plans as the calendar shows them, with names instead of codes. */
export async function presentDue(ctx: ServiceContext, rows: readonly DueRow[]): Promise<DueMilestone[]> {
  const today = todayOf(ctx);
  const lists = await referenceLists(ctx.db);
  const [units, districts] = [lists.units, lists.districts].map((list) => new Map(list.map((row) => [row.code, { zh: row.nameZh, en: row.nameEn }])));
  const people = await userNames(ctx.db.read, rows.flatMap((row) => row.liaison_id ?? []));
  return rows.map((row) => {
    const type = row.type as MilestoneType;
    const dueOn = effectiveDate(row.plan_on);
    return {
      code: row.code, name: row.name, type, planOn: row.plan_on, dueOn, forecastOn: row.forecast_on, daysLate: Math.max(daysBetween(dueOn, today), 0),
      unit: units?.get(row.unit ?? usualUnit(type, row.district) ?? "") ?? null, district: districts?.get(row.district ?? "") ?? null,
      liaison: row.liaison_id === null ? null : (people.get(row.liaison_id)?.name ?? null), isSuspended: isSuspendedOn({ suspendedOn: row.suspended_on, resumedOn: row.resumed_on }, today),
    };
  });
}
