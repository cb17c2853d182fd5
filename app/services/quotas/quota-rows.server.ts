import { EVERYTHING } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { targetFor } from "#app/domain/quota-figures.ts";
import type { QuotaTarget, Tally } from "#app/domain/quota-figures.ts";
import { QUOTAS } from "#app/domain/quotas.ts";
import type { Quota } from "#app/domain/quotas.ts";
import { gapOf, otherReading, standingOf, timeGone } from "#app/domain/quota-standing.ts";
import type { Fraction, Standing } from "#app/domain/quota-standing.ts";
import { planQuotas } from "#db/queries/plan.ts";
import type { PlanQuota } from "#db/queries/plan.ts";
import { quotaTargets } from "#db/queries/quota-figures.ts";
import type { ServiceContext } from "../context.server.ts";
import { remembered } from "../remembered.server.ts";
import type { FigureFrame } from "./clocks.server.ts";
import { figuresIn } from "./quota-figures.server.ts";
import type { QuotaAnswer } from "./quota-figures.server.ts";

/** A quota as pages show it: the figure, its exact target, how it stands, and who answers for it. */
export interface QuotaRow extends Omit<QuotaAnswer, "target">, PlanQuota {
  readonly period: Quota["period"];
  readonly usesLanding: boolean;
  readonly target: Fraction | null;
  readonly standing: Standing;
  /** What is missing, in the quota's unit; for a rate in projects. */
  readonly gap: number | null;
  /** Days of the target's period gone, where an even pace says something. */
  readonly time: { readonly days: number; readonly of: number } | null;
  readonly other: (Fraction & { readonly isMet: boolean | null }) | null;
}

/** Whether a principal's figures are those of the whole city; the city's targets are no measure for anybody else's. */
export function seesWholeCity(ctx: Pick<ServiceContext, "actor">): boolean {
  return scopeOf(ctx.actor) === EVERYTHING;
}

/** Every quota of a settled frame with its target and standing, in the order of the plan. */
export async function quotaRows(ctx: ServiceContext, frame: FigureFrame): Promise<readonly QuotaRow[]> {
  const { knownAt, district } = frame;
  const figures = await figuresIn(ctx, frame);
  const hasTargets = seesWholeCity(ctx) || district !== null;
  return remembered(ctx.db, `quota rows ${hasTargets} ${JSON.stringify(frame)}`, async () => {
    const targets = hasTargets ? await quotaTargets(ctx.db.read, district, knownAt) : [];
    const plan = await planQuotas(ctx.db.read);
    return figures.quotas.flatMap((figure) => {
      const quota = QUOTAS.find((entry) => entry.id === figure.id);
      return quota ? [rowOf(quota, figure, frame, targets, plan.get(quota.id))] : [];
    });
  });
}

function rowOf(quota: Quota, figure: QuotaAnswer, frame: FigureFrame, targets: readonly QuotaTarget[], plan: PlanQuota | undefined): QuotaRow {
  const target = targetFor(quota, targets, frame.window.year);
  const tally = tallyIn(figure);
  const other = otherReading(quota.id, targets, target?.year ?? null);
  const hasPace = target !== null && quota.rule.rule !== "ratio" && !quota.isStock;
  return {
    ...figure, clause: plan?.clause ?? quota.clause, leadUnits: plan?.leadUnits ?? [], supportUnits: plan?.supportUnits ?? [], period: quota.period, usesLanding: quota.usesLanding,
    met: target === null ? null : figure.met, provisional: target?.provisional ?? false, targetYear: target?.year ?? null, target: target && { numerator: target.numerator, denominator: target.denominator },
    standing: standingOf(quota, frame.window, tally, target), gap: gapOf(tally, target),
    time: hasPace ? timeGone(quota, frame.window, target.year) : null,
    other: other && { ...other, isMet: figure.value === null ? null : figure.value * other.denominator >= other.numerator },
  };
}

/** The integers that a figure was made of. */
function tallyIn(figure: QuotaAnswer): Tally | null {
  if (figure.numerator !== null && figure.denominator !== null) return { kind: "ratio", numerator: figure.numerator, denominator: figure.denominator };
  return figure.value === null ? null : { kind: "value", value: figure.value };
}
