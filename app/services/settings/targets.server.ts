import { findQuota, QUOTAS } from "#app/domain/quotas.ts";
import type { Quota, QuotaId } from "#app/domain/quotas.ts";
import { parseTarget } from "#app/domain/setting-values.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { TargetForm } from "#app/schemas/settings.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { cityTarget, cityTargets, replaceCityTarget, targetVersions } from "#db/queries/settings.ts";
import type { CityTarget } from "#db/queries/settings.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** A quota's target for a year, in force; `seen` is the version that a form is filled in on. */
export interface TargetView {
  readonly year: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly operator: ">=" | ">";
  readonly provisional: boolean;
  readonly seen: number;
}

export interface QuotaTargets {
  readonly id: QuotaId;
  readonly unit: Quota["unit"];
  readonly period: Quota["period"];
  readonly clause: string;
  readonly targets: readonly TargetView[];
}

export interface TargetVersion extends Omit<TargetView, "seen" | "year"> {
  readonly recordedFrom: string;
  readonly recordedTo: string | null;
  readonly recordedBy: string | null;
}

const view = (row: CityTarget): TargetView => ({
  year: row.year, numerator: row.numerator, denominator: row.denominator, operator: row.operator, provisional: row.provisional === 1, seen: row.id,
});

/** The city's targets of every quota, in the quotas' order. */
export async function listTargets(ctx: ServiceContext): Promise<Verdict<readonly QuotaTargets[]>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const rows = await cityTargets(ctx.db.read);
  return accept(QUOTAS.map(({ id, unit, period, clause }) => ({ id, unit, period, clause, targets: rows.filter((row) => row.quota_id === id).map(view) })));
}

/** One quota with its target for a year, if it has one, and every version of that target. */
export async function viewTarget(ctx: ServiceContext, quotaId: string, year: number | null): Promise<Verdict<{ id: QuotaId; unit: Quota["unit"]; year: number; target: TargetView | null; versions: readonly TargetVersion[] }>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const quota = findQuota(quotaId);
  if (!quota || year === null) return refuse({ code: "not_found" });
  const rows = await targetVersions(ctx.db.read, quotaId, year);
  const versions = rows.map((row) => ({ ...view(row), recordedFrom: row.recorded_from, recordedTo: row.recorded_to, recordedBy: row.recordedBy }));
  const current = rows.find((row) => row.recorded_to === null);
  return accept({ id: quota.id, unit: quota.unit, year, target: current ? view(current) : null, versions });
}

/**
 * Sets the city's target of a quota for a year from now on; figures as known earlier keep the earlier one. What is entered is
 * definite, so the same number in place of a provisional one is a change.
 */
export async function setTarget(ctx: ServiceContext, form: TargetForm): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const quota = findQuota(form.quota);
  if (!quota) return refuse({ code: "unknown_value", field: "quota", params: { value: form.quota } });
  const parsed = parseTarget(quota, form);
  if (!parsed.ok) return parsed;
  return ctx.db.transaction(async (trx) => {
    const current = await cityTarget(trx, quota.id, form.year);
    const next = { quota_id: quota.id, year: form.year, ...parsed.value, operator: form.operator, provisional: 0 as const };
    const before = current && { numerator: current.numerator, denominator: current.denominator, operator: current.operator, provisional: current.provisional === 1 };
    const after = { ...parsed.value, operator: form.operator, provisional: false };
    if (before && JSON.stringify(before) === JSON.stringify(after)) return accept({ changed: false });
    if ((current?.id ?? null) !== form.seen) return refuse({ code: "stale" });
    const at = current && current.recorded_from > ctx.now ? current.recorded_from : ctx.now;
    await replaceCityTarget(trx, next, at, ctx.actor.userId);
    await appendAudit(trx, { at, actorId: ctx.actor.userId, actorName: ctx.actor.name, action: "target.set", objectType: "target", objectCode: `${quota.id} ${form.year}`, projectId: null, before, after });
    return accept({ changed: true });
  });
}
