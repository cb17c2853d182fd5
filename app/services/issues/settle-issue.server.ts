import { deadlineRefusals, recheckRefusals } from "#app/domain/issues.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { extensionsOf, insertExtension } from "#db/queries/issues.ts";
import { succeed } from "#db/queries/versions.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onIssue, repliesOf, reviseIssue, tellStep, whileIn } from "./on-issue.server.ts";
import type { Issued, OnIssue } from "./on-issue.server.ts";

/** Grants or declines more time. Nobody grants it to their own unit. */
export async function answerExtension(ctx: ServiceContext, input: OnIssue & { readonly answer: "granted" | "declined"; readonly note: string | null }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.handOver", async ({ trx, issue, state, ownUnit }) => {
    const open = whileIn(state, "handed", "received");
    if (!open.ok) return open;
    const pending = (await extensionsOf(trx, issue.item)).find(({ answer }) => answer === null);
    if (!pending) return refuse({ code: "no_extension" });
    if (pending.unit === ownUnit || (pending.asked_by !== null && pending.asked_by === ctx.actor.userId)) return refuse({ code: "own_extension" });
    if (input.answer === "declined" && input.note === null) return refuse({ code: "reason_required", field: "note" });
    const recorded = await succeed(trx, "issue_extensions", pending, ctx.now, ctx.actor.userId);
    if (!recorded) return refuse({ code: "stale" });
    const { id: _, recorded_to: _to, ...kept } = pending;
    await insertExtension(trx, { ...kept, answer: input.answer, answered_on: todayOf(ctx), answer_note: input.note, ...recorded });
    const isGranted = input.answer === "granted";
    if (isGranted && !(await reviseIssue(trx, ctx, issue, { due_on: pending.until }))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: isGranted ? "grant" : "decline", unit: pending.unit, note: input.note, ...(isGranted ? { before: { dueOn: issue.due_on }, after: { dueOn: pending.until } } : {}) });
    return accept({ number: issue.number });
  });
}

function checked({ issue, units, state, ownUnit }: Issued, ctx: ServiceContext): Verdict<null> {
  const open = whileIn(state, "asked");
  if (!open.ok) return open;
  const errors = recheckRefusals({ userId: ctx.actor.userId, unit: ownUnit }, issue.closing_asked_by, repliesOf(units));
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

/** Closes an issue after a re-check by somebody else than those who answered it (PRODUCT section 3). */
export async function closeIssue(ctx: ServiceContext, input: OnIssue & { readonly note: string | null }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.check", async (issued) => {
    const { trx, issue } = issued;
    const allowed = checked(issued, ctx);
    if (!allowed.ok) return allowed;
    if (!(await reviseIssue(trx, ctx, issue, { closed_on: todayOf(ctx), closed_by: ctx.actor.userId }))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "close", note: input.note });
    return accept({ number: issue.number });
  });
}

/** Sends an issue back after a re-check, with what is still to be done; the deadline stays. */
export async function sendBack(ctx: ServiceContext, input: OnIssue & { readonly reason: string }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.check", async (issued) => {
    const { trx, issue } = issued;
    const allowed = checked(issued, ctx);
    if (!allowed.ok) return allowed;
    if (!(await reviseIssue(trx, ctx, issue, { closing_asked_on: null, closing_asked_by: null, closing_note: null }))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "sendBack", note: input.reason });
    return accept({ number: issue.number });
  });
}

/** Opens a closed issue again for the same units until a new day. */
export async function reopenIssue(ctx: ServiceContext, input: OnIssue & { readonly reason: string; readonly dueOn: string }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.handOver", async ({ trx, issue, state }) => {
    const closed = whileIn(state, "closed");
    if (!closed.ok) return closed;
    const errors = deadlineRefusals(input.dueOn, todayOf(ctx));
    if (errors.length > 0) return refuse(...errors);
    const change = { closed_on: null, closed_by: null, closing_asked_on: null, closing_asked_by: null, closing_note: null, due_on: input.dueOn, reopened: issue.reopened + 1 };
    if (!(await reviseIssue(trx, ctx, issue, change))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "reopen", note: input.reason, before: { dueOn: issue.due_on }, after: { dueOn: input.dueOn } });
    return accept({ number: issue.number });
  });
}

/** Takes an issue back that was raised by mistake and not handed over yet. */
export async function withdrawIssue(ctx: ServiceContext, input: OnIssue & { readonly reason: string }): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.raise", async ({ trx, issue, state }) => {
    const raised = whileIn(state, "raised");
    if (!raised.ok) return raised;
    if (!(await reviseIssue(trx, ctx, issue, { withdrawn_on: todayOf(ctx) }))) return refuse({ code: "stale" });
    await tellStep(trx, ctx, issue, { step: "withdraw", note: input.reason });
    return accept({ number: issue.number });
  });
}
