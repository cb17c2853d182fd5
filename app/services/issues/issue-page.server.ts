import { recheckRefusals } from "#app/domain/issues.ts";
import type { IssuePart, IssueSource, IssueStep } from "#app/domain/issues.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { unitOf } from "#app/domain/reviews.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { extensionsOf, issuesPage, repeatsOf, stepsOf, unitsOfIssues } from "#db/queries/issues.ts";
import type { IssueOnProject } from "#db/queries/issues.ts";
import { userNames } from "#db/queries/people.ts";
import type { IssueExtensionRow, IssueUnitRow } from "#db/schema/issues.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { issueView } from "./issue-views.server.ts";
import type { IssueView } from "./issue-views.server.ts";
import { onlyUnit, repliesOf } from "./on-issue.server.ts";

/** A unit that an issue was handed to. */
export interface IssueUnitView {
  readonly unit: string;
  readonly part: IssuePart;
  readonly receivedOn: string | null;
  readonly reply: string | null;
  readonly repliedOn: string | null;
  readonly by: string | null;
}

/** A step of the path. */
export interface IssueStepView {
  readonly id: number;
  readonly step: IssueStep;
  readonly at: string;
  readonly by: string | null;
  readonly unit: string | null;
  readonly note: string | null;
}

/** What the reader may do where the issue is now. */
export interface IssueMays {
  readonly handOver: boolean;
  readonly receive: boolean;
  readonly reply: boolean;
  readonly askLonger: boolean;
  readonly askClosing: boolean;
  readonly answerExtension: boolean;
  readonly check: boolean;
  readonly reopen: boolean;
  readonly withdraw: boolean;
}

export interface IssuePage {
  readonly issue: IssueView & { readonly detail: string | null; readonly source: IssueSource; readonly requirement: string | null; readonly handedOn: string | null; readonly closingNote: string | null };
  readonly today: string;
  readonly seen: number;
  readonly units: readonly IssueUnitView[];
  readonly steps: readonly IssueStepView[];
  /** The request for more time that nobody answered yet. */
  readonly pending: { readonly until: string; readonly reason: string } | null;
  readonly repeats: number;
  readonly ownReply: string | null;
  readonly names: readonly NamedUnit[];
  readonly mays: IssueMays;
  /** Why somebody who re-checks others' issues may not re-check this one. */
  readonly notMine: readonly string[];
}

/** One issue with its whole path, if the actor sees it. */
export async function issuePage(ctx: ServiceContext, number: string): Promise<Verdict<IssuePage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const { db, actor } = ctx;
  const today = todayOf(ctx);
  const [row] = await issuesPage(db.read, scopeOf(actor), { view: "all", today, number, only: onlyUnit(actor) }, 1, 0);
  if (!row) return refuse({ code: "not_found" });
  const [units, steps, extensions] = [await unitsOfIssues(db.read, [row.item]), await stepsOf(db.read, row.item), await extensionsOf(db.read, row.item)];
  const names = await userNames(db.read, [...steps.map((step) => step.by_user), ...units.map((unit) => unit.replied_by)].filter((id) => id !== null));
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id)?.name ?? null));
  const pending = extensions.find(({ answer }) => answer === null) ?? null;
  const view = issueView(row, today);
  const notMine = view.state === "asked" && may(actor, "issue.check") ? recheckRefusals({ userId: actor.userId, unit: unitOf(actor) }, row.closing_asked_by, repliesOf(units)).map(({ code }) => code) : [];
  return accept({
    issue: { ...view, detail: row.detail, source: row.source, requirement: row.requirement, handedOn: row.handed_on, closingNote: row.closing_note }, today, seen: steps.at(-1)?.id ?? 0,
    units: units.map((unit) => ({ unit: unit.unit, part: unit.part, receivedOn: unit.received_on, reply: unit.reply, repliedOn: unit.replied_on, by: nameOf(unit.replied_by) })),
    steps: steps.map((step) => ({ id: step.id, step: step.step, at: step.at, by: nameOf(step.by_user), unit: step.unit, note: step.note })),
    pending: pending === null ? null : { until: pending.until, reason: pending.reason }, repeats: await repeatsOf(db.read, row), notMine,
    ownReply: units.find(({ unit }) => unit === unitOf(actor))?.reply ?? null, names: await namedUnits(ctx), mays: maysOf(ctx, row, units, pending, notMine.length === 0),
  });
}

function maysOf({ actor }: ServiceContext, row: IssueOnProject, units: readonly IssueUnitRow[], pending: IssueExtensionRow | null, isOthers: boolean): IssueMays {
  const { state } = issueView(row, row.raised_on);
  const ownUnit = unitOf(actor);
  const own = may(actor, "issue.answer") ? units.find(({ unit }) => unit === ownUnit) : undefined;
  const isOpen = state === "handed" || state === "received";
  const isLead = own?.part === "lead";
  return {
    handOver: state === "raised" && may(actor, "issue.handOver"), withdraw: state === "raised" && may(actor, "issue.raise"),
    receive: isOpen && own !== undefined && own.received_on === null, reply: isOpen && own !== undefined,
    askLonger: isOpen && isLead && pending === null, askClosing: isOpen && isLead && own.reply !== null,
    answerExtension: isOpen && pending !== null && may(actor, "issue.handOver") && pending.unit !== ownUnit && pending.asked_by !== actor.userId,
    check: state === "asked" && may(actor, "issue.check") && isOthers, reopen: state === "closed" && may(actor, "issue.handOver"),
  };
}

/** The hand-over slip of an issue that the actor sees; there is none before it is handed over. */
export async function handOverSlip(ctx: ServiceContext, number: string): Promise<Verdict<Pick<IssuePage, "issue" | "units" | "names"> & { readonly handedBy: string | null }>> {
  const page = await issuePage(ctx, number);
  if (!page.ok) return page;
  const { issue, units, names, steps } = page.value;
  return issue.leadUnit === null ? refuse({ code: "not_found" }) : accept({ issue, units, names, handedBy: steps.findLast(({ step }) => step === "handOver")?.by ?? null });
}
