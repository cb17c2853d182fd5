import { may, scopeOf } from "#app/domain/permissions.ts";
import { unitOf } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { IssueJson, IssuesQuery } from "#app/schemas/api-answers.ts";
import { issuesLength, issuesPage } from "#db/queries/issues.ts";
import type { IssueFilter } from "#db/queries/issues.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { issueView } from "../issues/issue-views.server.ts";
import { onlyUnit } from "../issues/on-issue.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";

const DEFAULT_SIZE = 50;

/** One page of the issues that the actor sees as JSON, open ones by deadline: a unit those handed to it, everybody else those of their projects. */
export async function readIssues(ctx: ServiceContext, { view = "open", page = 1, size = DEFAULT_SIZE, category, unit, district }: IssuesQuery): Promise<Verdict<{ items: IssueJson[]; total: number; page: number; size: number }>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const { units, districts } = await referenceLists(ctx.db);
  const unknown = (field: string, value: string | undefined, list: readonly { readonly code: string }[]): Refusal[] => (value === undefined || list.some(({ code }) => code === value) ? [] : [{ code: "unknown_value", field, params: { value } }]);
  const refusals = [...unknown("unit", unit, units), ...unknown("district", district, districts)];
  if (refusals.length > 0) return refuse(...refusals);
  const [today, scope, { read }] = [todayOf(ctx), scopeOf(ctx.actor), ctx.db];
  const filter: IssueFilter = { view, today, category, unit, district, only: onlyUnit(ctx.actor), ownUnit: may(ctx.actor, "issue.answer") ? (unitOf(ctx.actor) ?? undefined) : undefined };
  const rows = await issuesPage(read, scope, filter, size, (page - 1) * size);
  const items = rows.map((row): IssueJson => {
    const { number, title, state, blocking, light, daysLate, dueOn, raisedOn, closedOn, leadUnit, reopened, code, projectName } = issueView(row, today);
    return { number, title, detail: row.detail, category: row.category, source: row.source, state, blocking, light, daysLate: light === null || dueOn === null ? null : daysLate, raisedOn, handedOn: row.handed_on, dueOn, closedOn, leadUnit, reopened, code, project: projectName, district: row.district };
  });
  return accept({ items, total: await issuesLength(read, scope, filter), page, size });
}
