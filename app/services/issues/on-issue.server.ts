import type { Transaction } from "kysely";
import { issueState } from "#app/domain/issues.ts";
import type { IssueReply, IssueState, IssueStep } from "#app/domain/issues.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import type { Action, Principal } from "#app/domain/permissions.ts";
import { unitOf } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { insertIssue, insertIssueUnit, insertStep, issuesPage, stepsOf, unitsOfIssues } from "#db/queries/issues.ts";
import type { IssueOnProject } from "#db/queries/issues.ts";
import { succeed } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { IssueRow, IssueUnitRow } from "#db/schema/issues.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { tellOfIssue } from "../notices/tell-of-issue.server.ts";
import { tellOfProject } from "../projects/on-project.server.ts";
import { rederiveStatus } from "../projects/rederive.server.ts";
import { sentOnce } from "../sent-once.server.ts";

type Trx = Transaction<Database>;

/** A form about an issue. */
export interface OnIssue {
  readonly number: string;
  /** The last step of the path that the form was drawn from. */
  readonly seen: number;
  readonly formKey?: string | undefined;
}

/** An issue with what it was handed to whom for. */
export interface Issued {
  readonly trx: Trx;
  readonly issue: IssueOnProject;
  readonly units: readonly IssueUnitRow[];
  readonly state: IssueState;
  /** The unit for which the actor speaks. */
  readonly ownUnit: string | null;
}

/** To whom issues are narrowed that were not handed to them: a unit sees only its own. */
export function onlyUnit(actor: Pick<Principal, "role" | "unit">): string | undefined {
  return actor.role === "unit" ? (actor.unit ?? "") : undefined;
}

/** Does something to an issue that the actor sees, in one transaction; once anybody took a further step it is stale. */
export async function onIssue(ctx: ServiceContext, { number, seen, formKey, ...content }: OnIssue, needs: Action, work: (issued: Issued) => Promise<Verdict<{ number: string }>>): Promise<Verdict<{ number: string }>> {
  const allowed = authorise(ctx, needs);
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { number, needs, seen, ...content }, async () => {
    const [issue] = await issuesPage(trx, scopeOf(ctx.actor), { view: "all", today: todayOf(ctx), number, only: onlyUnit(ctx.actor) }, 1, 0);
    if (!issue) return refuse({ code: "not_found" });
    if ((await stepsOf(trx, issue.item)).at(-1)?.id !== seen) return refuse({ code: "stale" });
    return work({ trx, issue, units: await unitsOfIssues(trx, [issue.item]), state: stateOf(issue), ownUnit: unitOf(ctx.actor) });
  }));
}

/** Where an issue is on its way. */
export function stateOf(issue: IssueRow): IssueState {
  return issueState({ leadUnit: issue.lead_unit, receivedOn: issue.received_on, closingAskedOn: issue.closing_asked_on, closedOn: issue.closed_on, withdrawnOn: issue.withdrawn_on });
}

/** Refuses what an issue does not take where it is. */
export function whileIn(state: IssueState, ...states: readonly IssueState[]): Verdict<null> {
  return states.includes(state) ? accept(null) : refuse({ code: `issue_${state}` });
}

/** Replies as the rules of closing read them. */
export function repliesOf(units: readonly IssueUnitRow[]): IssueReply[] {
  return units.map((row) => ({ unit: row.unit, reply: row.reply, repliedBy: row.replied_by }));
}

/** Puts a new version of an issue in the place of the present one; false when somebody else was faster. */
export async function reviseIssue(trx: Trx, ctx: ServiceContext, present: IssueOnProject, change: Partial<IssueRow>): Promise<boolean> {
  const recorded = await succeed(trx, "issues", present, ctx.now, ctx.actor.userId);
  if (!recorded) return false;
  const { id: _, recorded_to: _to, code: _code, name: _name, district: _district, ...kept } = present;
  await insertIssue(trx, { ...kept, ...change, ...recorded });
  return true;
}

/** Puts a new version of a unit's part in the place of the present one; false when somebody else was faster. */
export async function reviseUnit(trx: Trx, ctx: ServiceContext, present: IssueUnitRow, change: Partial<IssueUnitRow>): Promise<boolean> {
  const recorded = await succeed(trx, "issue_units", present, ctx.now, ctx.actor.userId);
  if (!recorded) return false;
  const { id: _, recorded_to: _to, ...kept } = present;
  await insertIssueUnit(trx, { ...kept, ...change, ...recorded });
  return true;
}

/** What is told of a step besides who took it. */
export interface ToldStep {
  readonly step: IssueStep;
  readonly unit?: string | null;
  readonly note?: string | null;
  /** Until when more time is asked for. */
  readonly until?: string;
  readonly before?: FieldValues;
  readonly after?: FieldValues;
}

/** Adds the step to the issue's path and to the project's trail, derives the project's light anew, and tells those concerned. */
export async function tellStep(trx: Trx, ctx: ServiceContext, issue: Pick<IssueOnProject, "item" | "project_id" | "code" | "number" | "title">, { step, unit = null, note = null, until, before, after }: ToldStep): Promise<void> {
  await insertStep(trx, { issue: issue.item, project_id: issue.project_id, step, on_day: todayOf(ctx), at: ctx.now, by_user: ctx.actor.userId, unit, note });
  await tellOfProject(trx, ctx, issue, {
    action: `issue.${step}`, objectType: "issue", before: before ?? null,
    after: { issue: `${issue.number} ${issue.title}`, ...(unit === null ? {} : { issueUnit: unit }), ...(note === null ? {} : { issueNote: note }), ...(until === undefined ? {} : { issueUntil: until }), ...after },
  });
  await rederiveStatus(trx, ctx, issue.project_id);
  await tellOfIssue(trx, ctx, issue.item, { step, unit, note, until });
}
