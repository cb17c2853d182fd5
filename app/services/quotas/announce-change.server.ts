import { yearOf } from "#app/domain/dates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { and, holds } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { countedBy, PLAN_START, QUOTAS } from "#app/domain/quotas.ts";
import type { Quota, QuotaId } from "#app/domain/quotas.ts";
import type { Tally } from "#app/domain/quota-figures.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkChange } from "../projects/change-project.server.ts";
import type { ProjectChange, Trail } from "../projects/change-project.server.ts";
import { figureFrame } from "./clocks.server.ts";
import type { FigureFrame } from "./clocks.server.ts";
import { quotaFigures } from "./quota-figures.server.ts";
import type { QuotaAnswer } from "./quota-figures.server.ts";

/** A figure of a year, as of today and known now, that a change would alter. */
export interface FigureEffect {
  readonly id: QuotaId;
  readonly unit: Quota["unit"];
  readonly year: number;
  readonly before: Tally;
  readonly after: Tally;
}

/** Every figure of the plan's years that a change of one project would alter, as the actor sees them; none for a change that would be refused. */
export async function announceChange(ctx: ServiceContext, change: ProjectChange, trail: Trail): Promise<FigureEffect[]> {
  const checked = await checkChange(ctx.db.read, ctx, change, trail);
  return checked.ok ? figureEffects(ctx, checked.value.before, checked.value.after) : [];
}

/** The same for the facts of one project before and after. */
export async function figureEffects(ctx: ServiceContext, before: ProjectFacts, after: ProjectFacts): Promise<FigureEffect[]> {
  const effects: FigureEffect[] = [];
  for (let year = yearOf(PLAN_START); year <= yearOf(todayOf(ctx)); year += 1) {
    const frame = await figureFrame(ctx, { year });
    if (!frame.ok) return [];
    const shifts = QUOTAS.flatMap((quota) => shiftOf(quota, frame.value, before, after));
    const figures = shifts.length > 0 ? await quotaFigures(ctx, { year }) : null;
    if (!figures?.ok) continue;
    effects.push(...shifts.flatMap((shift) => effectOf(shift, year, figures.value.quotas.find((figure) => figure.id === shift.id))));
  }
  return effects;
}

/** By how much one project's change moves a figure: its value or numerator, and the denominator of a rate. */
interface Shift {
  readonly id: QuotaId;
  readonly by: number;
  readonly below: number;
}

function shiftOf({ id, rule }: Quota & { readonly id: QuotaId }, frame: FigureFrame, before: ProjectFacts, after: ProjectFacts): Shift[] {
  if (rule.rule === "events") return [];
  const weight = (predicate: Predicate, facts: ProjectFacts) => (holds(and(frame.among, predicate), facts) ? (rule.rule === "sum" ? (facts[rule.fact] ?? 0) : 1) : 0);
  const moved = (predicate: Predicate) => weight(predicate, after) - weight(predicate, before);
  const shift = { id, by: moved(countedBy(rule, frame.window)), below: rule.rule === "ratio" ? moved(rule.among(frame.window)) : 0 };
  return shift.by === 0 && shift.below === 0 ? [] : [shift];
}

function effectOf({ by, below }: Shift, year: number, figure: QuotaAnswer | undefined): FigureEffect[] {
  if (!figure) return [];
  const { id, unit, numerator, denominator, value } = figure;
  if (numerator !== null && denominator !== null) {
    return [{ id, unit, year, before: { kind: "ratio", numerator, denominator }, after: { kind: "ratio", numerator: numerator + by, denominator: denominator + below } }];
  }
  return value === null ? [] : [{ id, unit, year, before: { kind: "value", value }, after: { kind: "value", value: value + by } }];
}
