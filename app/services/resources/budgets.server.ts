import { budgetRefusals } from "#app/domain/resources.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findDistrict } from "#db/queries/reference.ts";
import { budgetsOf, insertBudget, resourceSums } from "#db/queries/resources.ts";
import { succeed } from "#db/queries/versions.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";

export interface BudgetInput {
  readonly year: number;
  readonly kind: ResourceKind;
  /** Null: the whole city. */
  readonly district: string | null;
  readonly amountE4: number;
  readonly note: string | null;
  /** The version that the form was drawn from; null: there was none. */
  readonly seen: number | null;
  readonly formKey?: string | undefined;
}

/** Sets what the city, or a district of it, may give of a resource in a year: never below what was given, and districts together never above the city. */
export async function setBudget(ctx: ServiceContext, { formKey, ...budget }: BudgetInput): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "resource.allocate");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { action: "budget.set", ...budget }, async (): Promise<Verdict<{ changed: boolean }>> => {
    const { year, kind, district, amountE4, note } = budget;
    if (district !== null && (await findDistrict(trx, district)) === null) return refuse({ code: "unknown_district", field: "district", params: { value: district } });
    const rows = (await budgetsOf(trx, year)).filter((row) => row.kind === kind);
    const present = rows.find((row) => row.district === district) ?? null;
    if ((present?.id ?? null) !== budget.seen) return refuse({ code: "stale" });
    const sums = (await resourceSums(trx, year)).filter((row) => row.kind === kind && (district === null || row.district === district));
    const errors = budgetRefusals(amountE4, district === null, {
      givenE4: sums.reduce((sum, row) => sum + row.givenE4, 0), cityE4: rows.find((row) => row.district === null)?.amount_e4 ?? null,
      othersE4: rows.filter((row) => row.district !== null && row.district !== district).reduce((sum, row) => sum + row.amount_e4, 0),
    });
    if (errors.length > 0) return refuse(...errors);
    if (present && present.amount_e4 === amountE4 && present.note === note) return accept({ changed: false });
    const recorded = await succeed(trx, "resource_budgets", present, ctx.now, ctx.actor.userId);
    if (!recorded) return refuse({ code: "stale" });
    await insertBudget(trx, { ...recorded, year, kind, district, amount_e4: amountE4, note });
    await appendAudit(trx, {
      ...actorFields(ctx), action: "budget.set", objectType: "budget", objectCode: `${kind} ${year} ${district ?? ""}`.trim(), projectId: null,
      before: present && { amountE4: present.amount_e4, note: present.note }, after: { amountE4, note },
    });
    return accept({ changed: true });
  }));
}
