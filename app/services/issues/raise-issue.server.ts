import type { Transaction } from "kysely";
import { handOverRefusals, termRefusals, USUAL_TERM } from "#app/domain/issues.ts";
import type { IssueCategory, IssueSource, Term } from "#app/domain/issues.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { endOfTerm } from "#app/domain/working-days.ts";
import { insertIssue, insertIssueUnit, nextIssueNumber, specialDays } from "#db/queries/issues.ts";
import type { IssueOnProject } from "#db/queries/issues.ts";
import { allUnits } from "#db/queries/reference.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { IssueRow } from "#db/schema/issues.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject } from "../projects/on-project.server.ts";
import { onIssue, reviseIssue, tellStep, whileIn } from "./on-issue.server.ts";
import type { Issued, OnIssue } from "./on-issue.server.ts";

export interface NewIssue {
  readonly code: string;
  readonly category: IssueCategory;
  readonly source: IssueSource;
  readonly title: string;
  readonly detail: string | null;
  readonly blocking: boolean;
  readonly milestone: IssueRow["milestone"];
  readonly formKey?: string | undefined;
}

/** Raises an issue on a project; it gets its number, and waits to be handed over. */
export async function raiseIssue(ctx: ServiceContext, { code, formKey, ...issue }: NewIssue): Promise<Verdict<{ number: string }>> {
  return onProject(ctx, { code, needs: "issue.raise", formKey, content: issue }, async (trx, stored) => accept({ number: await recordIssue(trx, ctx, stored, issue) }));
}

/** Writes a new issue on a project that the actor sees; its number. */
export async function recordIssue(trx: Transaction<Database>, ctx: ServiceContext, stored: Pick<StoredProject, "project_id" | "code">, issue: Omit<NewIssue, "code" | "formKey">): Promise<string> {
  const today = todayOf(ctx);
  const { category, source, title, detail, milestone } = issue;
  const row = {
    item: await nextItem(trx, "issues"), project_id: stored.project_id, number: await nextIssueNumber(trx, today.slice(0, 4)), category, source, title, detail, milestone,
    blocking: issue.blocking ? 1 : 0, raised_on: today, raised_by: ctx.actor.userId,
  } as const;
  await insertIssue(trx, {
    ...row, lead_unit: null, requirement: null, handed_on: null, due_on: null, received_on: null, closing_asked_on: null, closing_asked_by: null, closing_note: null,
    closed_on: null, closed_by: null, reopened: 0, withdrawn_on: null, recorded_from: ctx.now, recorded_by: ctx.actor.userId,
  });
  await tellStep(trx, ctx, { ...row, code: stored.code }, { step: "raise", after: { issueCategory: category, issueDetail: detail, issueBlocking: issue.blocking } });
  return row.number;
}

/** To whom an issue goes, what they are asked to do, and until when. */
export interface HandedTo extends Term {
  readonly lead: string;
  readonly supports: readonly string[];
  readonly requirement: string | null;
}

export type HandOverForm = OnIssue & HandedTo;

/** The day that was typed, or the last one of a term from today on; the usual term where none was typed. */
export async function deadlineOf({ trx }: Pick<Issued, "trx">, ctx: ServiceContext, { dueOn, days, unit }: Term): Promise<string> {
  return dueOn ?? endOfTerm(todayOf(ctx), days ?? USUAL_TERM.days, unit, await specialDays(trx));
}

/** Hands an issue over to exactly one lead unit and any supporting ones, until a day. */
export async function handOver(ctx: ServiceContext, input: HandOverForm): Promise<Verdict<{ number: string }>> {
  return onIssue(ctx, input, "issue.handOver", async ({ trx, issue, state }) => {
    const open = whileIn(state, "raised");
    if (!open.ok) return open;
    const checked = await checkHandOver(trx, ctx, input);
    return checked.ok ? recordHandOver(trx, ctx, issue, checked.value) : checked;
  });
}

/** To whom an issue goes and the day it is due, or every reason against them. */
export async function checkHandOver(trx: Transaction<Database>, ctx: ServiceContext, input: HandedTo): Promise<Verdict<Omit<HandedTo, keyof Term> & { readonly dueOn: string }>> {
  const { lead, supports, requirement } = input;
  const dueOn = await deadlineOf({ trx }, ctx, input);
  const known = new Set((await allUnits(trx)).map(({ code }) => code));
  const errors = [...termRefusals(input), ...handOverRefusals({ lead, supports, dueOn }, known, todayOf(ctx))];
  return errors.length > 0 ? refuse(...errors) : accept({ lead, supports, requirement, dueOn });
}

/** Writes the units of an issue that was only raised so far. */
export async function recordHandOver(trx: Transaction<Database>, ctx: ServiceContext, issue: IssueOnProject, { lead, supports, requirement, dueOn }: Omit<HandedTo, keyof Term> & { readonly dueOn: string }): Promise<Verdict<{ number: string }>> {
  if (!(await reviseIssue(trx, ctx, issue, { lead_unit: lead, requirement, handed_on: todayOf(ctx), due_on: dueOn }))) return refuse({ code: "stale" });
  for (const unit of [lead, ...supports]) {
    await insertIssueUnit(trx, {
      item: await nextItem(trx, "issue_units"), issue: issue.item, project_id: issue.project_id, unit, part: unit === lead ? "lead" : "support",
      received_on: null, received_by: null, reply: null, replied_on: null, replied_by: null, recorded_from: ctx.now, recorded_by: ctx.actor.userId,
    });
  }
  await tellStep(trx, ctx, issue, { step: "handOver", unit: lead, note: requirement, after: { dueOn, ...(supports.length > 0 ? { supportUnits: supports } : {}) } });
  return accept({ number: issue.number });
}
