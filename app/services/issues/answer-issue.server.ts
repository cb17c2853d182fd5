import { closingRefusals, extensionRefusals } from "#app/domain/issues.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { extensionsOf, insertExtension } from "#db/queries/issues.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { IssueUnitRow } from "#db/schema/issues.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onIssue, repliesOf, reviseIssue, reviseUnit, tellStep, whileIn } from "./on-issue.server.ts";
import type { Issued, OnIssue } from "./on-issue.server.ts";

/** The part of the actor's own unit; what was handed to others only is not theirs to answer. */
function ownPart({ units, ownUnit }: Issued): Verdict<IssueUnitRow> {
  const own = units.find(({ unit }) => unit === ownUnit);
  return own ? accept(own) : refuse({ code: "not_handed_to_you" });
}

/** The same for what only the lead unit does. */
function leadPart(issued: Issued): Verdict<IssueUnitRow> {
  const own = ownPart(issued);
  return own.ok && own.value.part !== "lead" ? refuse({ code: "lead_only" }) : own;
}

/** Confirms that a unit has the issue in hand; the lead unit's receipt is the issue's. */
export async function receiveIssue(ctx: ServiceContext, input: OnIssue): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.answer", async (issued) => {
    const { trx, issue } = issued;
    const [open, own] = [whileIn(issued.state, "handed", "received"), ownPart(issued)];
    if (!open.ok) return open;
    if (!own.ok) return own;
    if (own.value.received_on !== null) return refuse({ code: "already_received" });
    if (!(await received(issued, ctx, own.value))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "receive", unit: own.value.unit });
    return accept({ number: issue.number });
  });
}

async function received({ trx, issue }: Issued, ctx: ServiceContext, own: IssueUnitRow, change: Partial<IssueUnitRow> = {}): Promise<boolean> {
  const receipt = own.received_on === null ? { received_on: todayOf(ctx), received_by: ctx.actor.userId } : {};
  if (!(await reviseUnit(trx, ctx, own, { ...receipt, ...change }))) return false;
  return own.part === "support" || issue.received_on !== null || reviseIssue(trx, ctx, issue, { received_on: todayOf(ctx) });
}

/** Replies for one's own unit, once; a further reply is a new version of it. A reply without a receipt is one. */
export async function replyToIssue(ctx: ServiceContext, input: OnIssue & { readonly reply: string }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.answer", async (issued) => {
    const { trx, issue } = issued;
    const [open, own] = [whileIn(issued.state, "handed", "received"), ownPart(issued)];
    if (!open.ok) return open;
    if (!own.ok) return own;
    const { unit, reply } = own.value;
    if (!(await received(issued, ctx, own.value, { reply: input.reply, replied_on: todayOf(ctx), replied_by: ctx.actor.userId }))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "reply", unit, note: input.reply, ...(reply === null ? {} : { before: { issueNote: reply } }) });
    return accept({ number: issue.number });
  });
}

/** The lead unit asks for more time; one request is open at a time. */
export async function askLonger(ctx: ServiceContext, input: OnIssue & { readonly until: string; readonly reason: string }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.answer", async (issued) => {
    const { trx, issue } = issued;
    const [open, lead] = [whileIn(issued.state, "handed", "received"), leadPart(issued)];
    if (!open.ok) return open;
    if (!lead.ok) return lead;
    const isPending = (await extensionsOf(trx, issue.item)).some(({ answer }) => answer === null);
    const errors = [...(isPending ? [{ code: "extension_pending" }] : []), ...extensionRefusals(input.until, issue.due_on ?? "", todayOf(ctx))];
    if (errors.length > 0) return refuse(...errors);
    await insertExtension(trx, {
      item: await nextItem(trx, "issue_extensions"), issue: issue.item, project_id: issue.project_id, unit: lead.value.unit, until: input.until, reason: input.reason,
      asked_on: todayOf(ctx), asked_by: ctx.actor.userId, answer: null, answered_on: null, answer_note: null, recorded_from: ctx.now, recorded_by: ctx.actor.userId,
    });
    await tellStep(trx, ctx, issue, { step: "askLonger", unit: lead.value.unit, note: input.reason, until: input.until });
    return accept({ number: issue.number });
  });
}

/** The lead unit asks to close: it has replied, and while a supporting unit has not it says why. */
export async function askClosing(ctx: ServiceContext, input: OnIssue & { readonly note: string | null }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.answer", async (issued) => {
    const { trx, issue, units } = issued;
    const [open, lead] = [whileIn(issued.state, "handed", "received"), leadPart(issued)];
    if (!open.ok) return open;
    if (!lead.ok) return lead;
    const errors = closingRefusals(lead.value.unit, repliesOf(units), input.note);
    if (errors.length > 0) return refuse(...errors);
    if (!(await reviseIssue(trx, ctx, issue, { closing_asked_on: todayOf(ctx), closing_asked_by: ctx.actor.userId, closing_note: input.note }))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "askClosing", unit: lead.value.unit, note: input.note });
    return accept({ number: issue.number });
  });
}
