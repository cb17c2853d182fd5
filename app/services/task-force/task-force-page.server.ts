import { daysBetween } from "#app/domain/dates.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { usualUnit } from "#app/domain/milestone-profiles.ts";
import { isBoundToDistrict, may, scopeOf } from "#app/domain/permissions.ts";
import type { Stage } from "#app/domain/stages.ts";
import { lastMeetingOn, litSince, redBefore } from "#app/domain/task-force.ts";
import type { MeetingLight, MeetingOrder, WeekEvent } from "#app/domain/task-force.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { issuesPage, issueWeek } from "#db/queries/issues.ts";
import { talkRowsOf } from "#db/queries/leads.ts";
import { userNames } from "#db/queries/people.ts";
import { districtNames } from "#db/queries/reference.ts";
import { meetingCounts, meetingLength, meetingPage, overdueBlocking } from "#db/queries/task-force.ts";
import type { MeetingCounts, MeetingFilter, MeetingRow, OverdueIssue } from "#db/queries/task-force.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { issueView } from "../issues/issue-views.server.ts";
import type { IssueView } from "../issues/issue-views.server.ts";
import { onlyUnit } from "../issues/on-issue.server.ts";
import { aside } from "../readers/aside.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { remembered } from "../remembered.server.ts";

export interface TaskForceQuery {
  readonly light?: MeetingLight | undefined;
  readonly order?: MeetingOrder | undefined;
  readonly district?: string | undefined;
  readonly unit?: string | undefined;
  readonly new?: "1" | undefined;
  readonly page?: number | undefined;
}

/** A blocking issue that is overdue: whose, since when, and what its lead unit last said. */
export interface OverdueView {
  readonly number: string;
  readonly title: string;
  readonly leadUnit: string | null;
  readonly dueOn: string;
  readonly daysLate: number;
  readonly reply: string | null;
}

/** A project of the meeting: why it is red, since when, with whom, and what was promised. */
export interface MeetingLine {
  readonly code: string;
  readonly name: string;
  readonly totalCny: number | null;
  readonly stage: Stage;
  readonly district: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly light: Light;
  readonly lightMilestone: MilestoneType | null;
  readonly lightDaysLate: number | null;
  readonly since: string | null;
  readonly days: number | null;
  readonly isNew: boolean;
  /** The unit that holds the milestone that decides the light. */
  readonly unit: string | null;
  readonly liaison: string | null;
  readonly chief: string | null;
  readonly planOn: string | null;
  readonly forecastOn: string | null;
  /** The plan at the meeting before, where it was another one. */
  readonly planBefore: string | null;
  readonly nextStep: { readonly text: string; readonly on: string | null } | null;
  readonly issues: readonly OverdueView[];
}

export interface TaskForcePage {
  readonly today: string;
  readonly lastMeetingOn: string;
  readonly query: TaskForceQuery & { readonly light: MeetingLight; readonly order: MeetingOrder };
  readonly counts: MeetingCounts;
  readonly week: Readonly<Record<WeekEvent | "blocking", number>>;
  readonly lines: readonly MeetingLine[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** What today's meeting decided so far. */
  readonly decisions: readonly IssueView[];
  readonly places: readonly Place[];
  readonly units: readonly NamedUnit[];
  readonly mayRaise: boolean;
  readonly mayHandOver: boolean;
}

const PAGE_SIZE = 50;
const MOST_DECISIONS = 50;

/** What the weekly meeting of the task force goes through, in the actor's scope: a unit sees of issues only those handed to it. */
export async function taskForcePage(ctx: ServiceContext, query: TaskForceQuery): Promise<Verdict<TaskForcePage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  return aside(ctx, "taskForcePage", query, () => taskForceHere(ctx, query));
}

async function taskForceHere(ctx: ServiceContext, query: TaskForceQuery): Promise<Verdict<TaskForcePage>> {
  const { db: { read }, actor } = ctx;
  const [today, scope, units, places] = [todayOf(ctx), scopeOf(actor), await namedUnits(ctx), await placesOn(ctx, todayOf(ctx))];
  const { light = "red", order = "size", district, unit, page = 1 } = query;
  if (unit !== undefined && !units.some(({ code }) => code === unit)) return refuse({ code: "unknown_unit", field: "unit", params: { value: unit } });
  if (district !== undefined && !places.some(({ code }) => code === district)) return refuse({ code: "unknown_value", field: "district", params: { value: district } });
  const [last, only] = [lastMeetingOn(today), onlyUnit(actor)];
  const filter: MeetingFilter = { light, today, district, unit, only, redAfter: query.new === undefined ? undefined : redBefore(today) };
  const rows = await meetingPage(read, scope, filter, { order, knownAt: `${last}T16:00:00.000Z`, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const figure = <T>(name: string, among: unknown, compute: () => Promise<T>) => remembered(ctx.db, `meeting ${name} ${today} ${JSON.stringify([scope, among])}`, compute);
  const counts = await figure("counts", district, () => meetingCounts(read, scope, district, redBefore(today)));
  const week = await figure("week", [district, only], () => issueWeek(read, scope, { day: last, today, district, only }));
  const total = await figure("length", filter, () => meetingLength(read, scope, filter));
  const decisions = await issuesPage(read, scope, { view: "all", today, source: "meeting", raisedOn: today, district, only }, MOST_DECISIONS, 0);
  return accept({
    today, lastMeetingOn: last, query: { ...query, light, order }, counts, week, lines: await linesOf(ctx, rows), total, page, size: PAGE_SIZE, decisions: decisions.map((row) => issueView(row, today)),
    places: isBoundToDistrict(actor) ? [] : places, units, mayRaise: may(actor, "issue.raise"), mayHandOver: may(actor, "issue.handOver"),
  });
}

async function linesOf(ctx: ServiceContext, rows: readonly MeetingRow[]): Promise<MeetingLine[]> {
  const { read } = ctx.db;
  const today = todayOf(ctx);
  const ids = rows.map((row) => row.project_id);
  const names = await districtNames(read);
  const people = await userNames(read, rows.flatMap((row) => row.liaison_id ?? []));
  const overdue = await overdueBlocking(read, ids, today, onlyUnit(ctx.actor));
  const talks = await talkRowsOf(read, ids);
  return rows.map((row) => {
    const promised = talks.get(row.project_id)?.findLast((talk) => talk.next_step !== null);
    const milestone = row.light_milestone as MilestoneType | null;
    const district = row.district === null ? null : names.get(row.district);
    const since = litSince(row.light as Light, milestone, row.light_due_on, today);
    return {
      code: row.code, name: row.name, totalCny: row.total_cny, stage: row.stage as Stage, district: row.district !== null && district ? { code: row.district, ...district } : null, light: row.light as Light, lightMilestone: milestone,
      lightDaysLate: row.light_due_on === null ? null : daysBetween(row.light_due_on, today), since, days: since === null ? null : daysBetween(since, today), isNew: since !== null && since > lastMeetingOn(today),
      unit: milestone === null ? null : (row.unit ?? usualUnit(milestone, row.district)), liaison: row.liaison_id === null ? null : (people.get(row.liaison_id)?.name ?? null), chief: row.bureau_chief,
      planOn: row.plan_on, forecastOn: row.forecast_on, planBefore: row.planBefore !== row.plan_on ? row.planBefore : null,
      nextStep: promised?.next_step ? { text: promised.next_step, on: promised.next_on } : null, issues: overdue.filter((issue) => issue.project_id === row.project_id).map((issue) => overdueView(issue, today)),
    };
  });
}

function overdueView(issue: OverdueIssue, today: string): OverdueView {
  const dueOn = issue.due_on ?? today;
  return { number: issue.number, title: issue.title, leadUnit: issue.lead_unit, dueOn, daysLate: daysBetween(dueOn, today), reply: issue.reply };
}
