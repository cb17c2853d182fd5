import type { ScreenResult } from "#app/domain/kinds.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { holds } from "#app/domain/predicate.ts";
import { twoHighDivision } from "#app/domain/quotas.ts";
import { approvalRefusals, leftOver, REPLACED } from "#app/domain/replacement.ts";
import type { Balance } from "#app/domain/replacement.ts";
import { userNames } from "#db/queries/people.ts";
import { replacementPlan, screensOf } from "#db/queries/two-high.ts";
import type { TwoHighScreenRow } from "#db/schema/admission.ts";
import type { ServiceContext } from "../context.server.ts";
import { balancesOf } from "./replacement-plan.server.ts";

export interface ScreenView {
  readonly seen: number;
  readonly result: ScreenResult;
  readonly basis: string;
  readonly unit: string;
  readonly screenedOn: string;
  readonly by: string | null;
  readonly at: string;
}

export interface BalanceView extends Balance {
  readonly measure: string;
  readonly source: string | null;
  /** What is left over; negative when too little is replaced. */
  readonly leftE4: number;
}

export interface PlanView {
  readonly item: number;
  readonly seen: number;
  readonly note: string | null;
  readonly approvedOn: string | null;
  readonly approval: string | null;
  readonly revocationReason: string | null;
  readonly balances: readonly BalanceView[];
  /** Every balance is there and none is negative. */
  readonly isBalanced: boolean;
  readonly by: string | null;
  readonly at: string;
}

/** How a project stands in the two-high question. */
export interface TwoHighView {
  /** Its division is one of those that must be screened; a hit on the division is not yet a verdict. */
  readonly isDivisionHit: boolean;
  readonly result: ScreenResult | null;
  /** The report behind the present result; null where the fact was entered without one. */
  readonly report: ScreenView | null;
  readonly earlier: readonly ScreenView[];
  /** The version a form is filled in on, whatever it says. */
  readonly seen: number | null;
  readonly plan: PlanView | null;
  /** The project's fact, which may have come without a plan here. */
  readonly planOn: string | null;
  readonly hasDocument: boolean;
}

/** The screen and the replacement plan of a project whose scope was checked. */
export async function twoHighView(ctx: ServiceContext, projectId: number, facts: ProjectFacts): Promise<TwoHighView> {
  const rows = await screensOf(ctx.db.read, projectId);
  const plan = await replacementPlan(ctx.db.read, projectId);
  const names = await userNames(ctx.db.read, [...rows, ...(plan ? [plan] : [])].flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])));
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id)?.name ?? null));
  const view = (row: TwoHighScreenRow): ScreenView => ({ seen: row.id, result: row.result, basis: row.basis, unit: row.unit, screenedOn: row.screened_on, by: nameOf(row.recorded_by), at: row.recorded_from });
  const present = rows.find((row) => row.recorded_to === null);
  const isBacked = present !== undefined && present.result === facts.twoHighScreen;
  const balances = balancesOf(plan).map((balance): BalanceView => ({ ...balance, leftE4: leftOver(balance) })).sort((a, b) => REPLACED.indexOf(a.dimension) - REPLACED.indexOf(b.dimension));
  return {
    isDivisionHit: holds(twoHighDivision, facts), result: facts.twoHighScreen,
    report: isBacked ? view(present) : null, earlier: rows.filter((row) => row !== present || !isBacked).map(view), seen: present?.id ?? null,
    plan: plan && {
      item: plan.item, seen: plan.id, note: plan.note, approvedOn: plan.approved_on, approval: plan.approval, revocationReason: plan.revocation_reason, balances,
      isBalanced: approvalRefusals(balances).length === 0, by: nameOf(plan.recorded_by), at: plan.recorded_from,
    },
    planOn: facts.replacementPlanOn, hasDocument: facts.attached.documents.includes("replacement_plan"),
  };
}
