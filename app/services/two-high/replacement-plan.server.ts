import type { Transaction } from "kysely";
import { approvalRefusals, EQUAL_RATIO_E4, REPLACED } from "#app/domain/replacement.ts";
import type { Balance, Replaced } from "#app/domain/replacement.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { insertPlan, replacementPlan } from "#db/queries/two-high.ts";
import type { WholePlan } from "#db/queries/two-high.ts";
import { succeed } from "#db/queries/versions.ts";
import type { ReplacementPlanRow } from "#db/schema/admission.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProjectIn } from "../projects/change-project.server.ts";
import type { FieldValues } from "../projects/describe-input.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

/** One balance as it was typed; what is left out is unknown. */
export interface TypedBalance {
  readonly needed?: number | undefined;
  readonly replaced?: number | undefined;
  readonly ratio?: number | undefined;
  readonly measure?: string | undefined;
  readonly source?: string | undefined;
}

export interface PlanDraft {
  readonly code: string;
  readonly seen: number | null;
  readonly note: string | null;
  readonly balances: Readonly<Partial<Record<Replaced, TypedBalance | undefined>>>;
  readonly formKey?: string | undefined;
}

type StatedBalance = Balance & { readonly measure: string; readonly source: string | null };

const isTyped = (typed: TypedBalance | undefined): typed is TypedBalance => typed !== undefined && (typed.needed !== undefined || typed.replaced !== undefined || Boolean(typed.source));

/** The balances that were typed, or what one of them lacks; a ratio left out is an equal replacement. */
function readBalances(typed: PlanDraft["balances"], measures: Readonly<Record<Replaced, string>>): Verdict<StatedBalance[]> {
  const errors: Refusal[] = [];
  const stated = REPLACED.flatMap((dimension): StatedBalance[] => {
    const given = typed[dimension];
    if (!isTyped(given)) return [];
    for (const field of ["needed", "replaced"] as const) if (given[field] === undefined) errors.push({ code: "required", field: `${dimension}.${field}` });
    if ((given.needed ?? 0) > 0 && !given.source) errors.push({ code: "source_required", field: `${dimension}.source` });
    return [{ dimension, neededE4: given.needed ?? 0, replacedE4: given.replaced ?? 0, ratioE4: given.ratio ?? EQUAL_RATIO_E4, measure: given.measure || measures[dimension], source: given.source || null }];
  });
  return errors.length > 0 ? refuse(...errors) : accept(stated);
}

/** The measures of balances that name none. */
const USUAL_MEASURES: Readonly<Record<Replaced, string>> = { capacity: "万吨/年", energy: "吨标煤", emissions: "吨" };

type Change = Pick<ReplacementPlanRow, "note" | "approved_on" | "approval" | "revocation_reason">;

async function revisePlan(trx: Transaction<Database>, ctx: ServiceContext, projectId: number, present: WholePlan | null, change: Change, balances: readonly StatedBalance[]): Promise<Verdict<null>> {
  const recorded = await succeed(trx, "replacement_plans", present, ctx.now, ctx.actor.userId);
  if (!recorded) return refuse({ code: "stale" });
  await insertPlan(trx, { ...recorded, project_id: projectId, ...change },
    balances.map((row) => ({ dimension: row.dimension, needed_e4: row.neededE4, replaced_e4: row.replacedE4, ratio_e4: row.ratioE4, measure: row.measure, source: row.source })));
  return accept(null);
}

/** The balances of a stored plan. */
export function balancesOf(plan: WholePlan | null): StatedBalance[] {
  return (plan?.balances ?? []).map((row) => ({ dimension: row.dimension, neededE4: row.needed_e4, replacedE4: row.replaced_e4, ratioE4: row.ratio_e4, measure: row.measure, source: row.source }));
}

const told = (balances: readonly StatedBalance[]): FieldValues => Object.fromEntries(REPLACED.map((dimension) => [`replaced_${dimension}`, balances.find((row) => row.dimension === dimension) ?? null]));

/** Saves what a project replaces. An approved plan stands until its approval is revoked. */
export async function savePlan(ctx: ServiceContext, { code, formKey, ...draft }: PlanDraft): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "project.edit", formKey, content: draft }, async (trx, stored) => {
    const present = await replacementPlan(trx, stored.project_id);
    if ((present?.id ?? null) !== draft.seen) return refuse({ code: "stale" });
    if (present && present.approved_on !== null) return refuse({ code: "plan_approved" });
    const balances = readBalances(draft.balances, USUAL_MEASURES);
    if (!balances.ok) return balances;
    if (balances.value.length === 0) return refuse({ code: "balances_required", field: "capacity.needed" });
    const revised = await revisePlan(trx, ctx, stored.project_id, present, { note: draft.note, approved_on: null, approval: null, revocation_reason: present?.revocation_reason ?? null }, balances.value);
    if (!revised.ok) return revised;
    await tellOfProject(trx, ctx, stored, { action: "plan.save", objectType: "two_high", before: told(balancesOf(present)), after: { ...told(balances.value), note: draft.note } });
    return accept(null);
  });
}

interface OnPlan {
  readonly code: string;
  readonly item: number;
  readonly seen: number;
  readonly formKey?: string | undefined;
}

/** Approves a plan whose balances are all there and none of which is negative; the project's fact says since when. */
export async function approvePlan(ctx: ServiceContext, { code, formKey, ...input }: OnPlan & { readonly approvedOn: string; readonly approval: string }): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "admission.decide", formKey, content: input }, async (trx, stored) => {
    const present = await replacementPlan(trx, stored.project_id);
    if (!present || present.item !== input.item) return refuse({ code: "not_found" });
    if (present.id !== input.seen) return refuse({ code: "stale" });
    if (present.approved_on !== null) return refuse({ code: "plan_approved" });
    const balances = balancesOf(present);
    const isAhead = input.approvedOn > todayOf(ctx);
    const errors = [...approvalRefusals(balances), ...(isAhead ? [{ code: "future_date", field: "approvedOn", params: { value: input.approvedOn } }] : [])];
    if (errors.length > 0) return refuse(...errors);
    const changed = await changeProjectIn(trx, ctx, { code, version: null, patch: { replacementPlanOn: input.approvedOn } }, { action: "plan.approve", needs: "admission.decide" });
    if (!changed.ok) return changed;
    const revised = await revisePlan(trx, ctx, stored.project_id, present, { note: present.note, approved_on: input.approvedOn, approval: input.approval, revocation_reason: null }, balances);
    if (!revised.ok) return revised;
    await tellOfProject(trx, ctx, stored, { action: "plan.approval", objectType: "two_high", before: null, after: { approval: input.approval, approvedOn: input.approvedOn } });
    return accept(null);
  });
}

/** Takes an approval back, with a reason; the plan can be changed again, and the project has none that was approved. */
export async function revokePlan(ctx: ServiceContext, { code, formKey, ...input }: OnPlan & { readonly reason: string }): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "admission.decide", formKey, content: input }, async (trx, stored) => {
    const present = await replacementPlan(trx, stored.project_id);
    if (!present || present.item !== input.item) return refuse({ code: "not_found" });
    if (present.id !== input.seen) return refuse({ code: "stale" });
    if (present.approved_on === null) return refuse({ code: "plan_not_approved" });
    const changed = await changeProjectIn(trx, ctx, { code, version: null, patch: { replacementPlanOn: null } }, { action: "plan.revoke", needs: "admission.decide" });
    if (!changed.ok) return changed;
    const revised = await revisePlan(trx, ctx, stored.project_id, present, { note: present.note, approved_on: null, approval: null, revocation_reason: input.reason }, balancesOf(present));
    if (!revised.ok) return revised;
    await tellOfProject(trx, ctx, stored, { action: "plan.revocation", objectType: "two_high", before: { approval: present.approval, approvedOn: present.approved_on }, after: { approval: null, approvedOn: null, reason: input.reason } });
    return accept(null);
  });
}
