import { daysBetween } from "#app/domain/dates.ts";
import type { IssueCategory, IssueView as View } from "#app/domain/issues.ts";
import { isBoundToDistrict, may, scopeOf } from "#app/domain/permissions.ts";
import { unitOf } from "#app/domain/reviews.ts";
import { lastMeetingOn } from "#app/domain/task-force.ts";
import type { WeekEvent } from "#app/domain/task-force.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { issuesByUnit, issuesLength, issuesPage, repeatsOfEach } from "#db/queries/issues.ts";
import type { IssueFilter } from "#db/queries/issues.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { issueView } from "./issue-views.server.ts";
import type { IssueView } from "./issue-views.server.ts";
import { onlyUnit } from "./on-issue.server.ts";

export interface IssuesQuery {
  readonly view?: View | undefined;
  readonly category?: IssueCategory | undefined;
  readonly unit?: string | undefined;
  readonly district?: string | undefined;
  /** Only what came since the last weekly meeting. */
  readonly week?: WeekEvent | undefined;
  readonly page?: number | undefined;
}

/** What a unit has in hand, and how soon it closes what it leads. */
export interface UnitStanding {
  readonly unit: string;
  readonly open: number;
  readonly overdue: number;
  readonly oldestDays: number | null;
  readonly closed: number;
  readonly inTime: number;
  readonly meanDays: number | null;
}

export interface IssuesPage {
  readonly issues: readonly IssueView[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly query: IssuesQuery & { readonly view: View };
  /** The unit for which the actor speaks; null for those who answer for none. */
  readonly ownUnit: string | null;
  readonly units: readonly NamedUnit[];
  /** The districts to choose from; none for those who see only one. */
  readonly places: readonly Place[];
  readonly standings: readonly UnitStanding[];
}

const PAGE_SIZE = 50;

/** Issues that the actor sees: a unit those handed to it, everybody else those of their projects. A unit begins with what it owes. */
export async function issuesList(ctx: ServiceContext, query: IssuesQuery): Promise<Verdict<IssuesPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const [today, scope, units] = [todayOf(ctx), scopeOf(ctx.actor), await namedUnits(ctx)];
  if (query.unit !== undefined && !units.some(({ code }) => code === query.unit)) return refuse({ code: "unknown_unit", field: "unit", params: { value: query.unit } });
  const places = await placesOn(ctx, today);
  if (query.district !== undefined && !places.some(({ code }) => code === query.district)) return refuse({ code: "unknown_value", field: "district", params: { value: query.district } });
  const { view = ctx.actor.role === "unit" ? "mine" : "open", category, unit, district, week, page = 1 } = query;
  const ownUnit = may(ctx.actor, "issue.answer") ? unitOf(ctx.actor) : null;
  const filter: IssueFilter = { view, category, unit, district, since: week && { event: week, day: lastMeetingOn(today) }, today, only: onlyUnit(ctx.actor), ownUnit: ownUnit ?? undefined };
  const rows = await issuesPage(ctx.db.read, scope, filter, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  const standings = ctx.actor.role === "unit" ? [] : await issuesByUnit(ctx.db.read, scope, today);
  const repeats = await repeatsOfEach(ctx.db.read, rows.map((row) => row.item));
  return accept({
    issues: rows.map((row) => issueView(row, today, repeats.get(row.item))), total: await issuesLength(ctx.db.read, scope, filter), page, size: PAGE_SIZE, query: { ...query, view }, ownUnit, units, places: isBoundToDistrict(ctx.actor) ? [] : places,
    standings: standings.map(({ oldestHandedOn, ...row }) => ({ ...row, oldestDays: oldestHandedOn === null ? null : daysBetween(oldestHandedOn, today) })),
  });
}

/** A project's part about its issues. */
export interface ProjectIssues {
  readonly head: HeadView;
  readonly issues: readonly IssueView[];
  readonly units: readonly NamedUnit[];
  readonly mayRaise: boolean;
}

const LONGEST_LIST = 200;

/** The issues of one project, open ones first. */
export async function projectIssues(ctx: ServiceContext, code: string): Promise<Verdict<ProjectIssues>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, head } = headed.value;
  const filter: IssueFilter = { view: "all", project: stored.project_id, today: head.today, only: onlyUnit(ctx.actor) };
  const rows = await issuesPage(ctx.db.read, scopeOf(ctx.actor), filter, LONGEST_LIST, 0);
  const repeats = await repeatsOfEach(ctx.db.read, rows.map((row) => row.item));
  return accept({ head, issues: rows.map((row) => issueView(row, head.today, repeats.get(row.item))), units: await namedUnits(ctx), mayRaise: may(ctx.actor, "issue.raise") });
}
