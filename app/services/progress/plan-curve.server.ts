import { drawCurve, curveRefusals, outlineRefusals } from "#app/domain/investment-curve.ts";
import type { CurveOutline } from "#app/domain/investment-curve.ts";
import { addMonths, monthOf } from "#app/domain/months.ts";
import type { CurvePoint } from "#app/domain/progress.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { effectiveDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { CurveForm } from "#app/schemas/progress-form.ts";
import { milestoneColumn } from "#db/codecs.ts";
import { currentCurve, insertCurve, pointsOfCurve } from "#db/queries/progress.ts";
import { currentPlans, findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { succeed } from "#db/queries/versions.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

const USUAL_LENGTH_MONTHS = 24;

export interface CurvePage {
  readonly code: string;
  readonly name: string;
  readonly seen: number | null;
  readonly outline: CurveOutline;
  readonly points: readonly CurvePoint[];
  /** The points were drawn from the outline and are not stored yet. */
  readonly isDrawn: boolean;
  readonly faults: readonly Refusal[];
}

/** The form of a project's planned curve: as stored, or drawn from an outline when one was asked for or none is stored. */
export async function curvePage(ctx: ServiceContext, code: string, wanted: Partial<CurveOutline>): Promise<Verdict<CurvePage>> {
  const allowed = authorise(ctx, "progress.write");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const curve = await currentCurve(ctx.db.read, stored.project_id);
  const outline = { ...(await usualOutline(ctx, stored)), ...wanted };
  const isDrawn = curve === null || Object.keys(wanted).length > 0;
  const faults = outlineRefusals(outline);
  const points = !isDrawn ? pointsOfCurve(curve) : faults.length > 0 ? [] : drawCurve(outline);
  return accept({ code: stored.code, name: stored.name, seen: curve?.id ?? null, outline, points, isDrawn, faults });
}

/** From the start of works to their completion, as they happened, are expected or planned; the fixed investment where it is known. */
async function usualOutline(ctx: ServiceContext, stored: StoredProject): Promise<CurveOutline> {
  const plans = await currentPlans(ctx.db.read, [stored.project_id]);
  const monthOfMilestone = (type: MilestoneType) => {
    const plan = plans.find((entry) => entry.type === type);
    const on = stored[milestoneColumn(type)] ?? plan?.forecast_on ?? plan?.plan_on ?? null;
    return on === null ? null : monthOf(effectiveDate(on));
  };
  const from = monthOfMilestone("started") ?? monthOfMilestone("landed") ?? monthOf(todayOf(ctx));
  const completed = monthOfMilestone("completed");
  const fixed = stored.currency === "CNY" ? stored.fixed_amount : null;
  return { totalCny: fixed ?? stored.total_cny ?? 0, from, to: completed !== null && completed > from ? completed : addMonths(from, USUAL_LENGTH_MONTHS), step: "month" };
}

/** Stores a project's planned curve as its next version; refused as stale when somebody planned meanwhile. */
export async function planCurve(ctx: ServiceContext, code: string, { formKey, ...form }: CurveForm): Promise<Verdict<{ isChanged: boolean }>> {
  return onProject(ctx, { code, needs: "progress.write", formKey, content: form }, async (trx, stored): Promise<Verdict<{ isChanged: boolean }>> => {
    const present = await currentCurve(trx, stored.project_id);
    if ((present?.id ?? null) !== form.seen) return refuse({ code: "stale" });
    const read = readPoints(form.points);
    if (!read.ok) return read;
    const points = JSON.stringify(read.value.map(({ month, cny }) => [month, cny]));
    if (present?.points === points) return accept({ isChanged: false });
    const recorded = await succeed(trx, "investment_curves", present, ctx.now, ctx.actor.userId);
    if (!recorded) return refuse({ code: "stale" });
    await insertCurve(trx, { ...recorded, project_id: stored.project_id, points, reason: form.reason });
    await tellOfProject(trx, ctx, stored, {
      action: "progress.plan", objectType: "investment_curve", before: present ? { curve: describeCurve(pointsOfCurve(present)) } : null,
      after: { curve: describeCurve(read.value), ...(form.reason === null ? {} : { reason: form.reason }) },
    });
    return accept({ isChanged: true });
  });
}

/** What the trail says of a curve: from when to when, and how much in the end. */
function describeCurve(points: readonly CurvePoint[]) {
  return { from: points[0]?.month ?? null, to: points.at(-1)?.month ?? null, totalCny: points.at(-1)?.cny ?? 0, points: points.length };
}

function readPoints(typed: CurveForm["points"]): Verdict<CurvePoint[]> {
  const errors: Refusal[] = [];
  const points = typed.flatMap(({ month, amount }, index): CurvePoint[] => {
    if (month === undefined && amount === undefined) return [];
    if (month === undefined) errors.push({ code: "required", field: `points[${index}].month` });
    if (amount === undefined) errors.push({ code: "required", field: `points[${index}].amount` });
    return month === undefined || amount === undefined ? [] : [{ month, cny: amount }];
  });
  const all = [...errors, ...(errors.length > 0 ? [] : curveRefusals(points))];
  return all.length > 0 ? refuse(...all) : accept(points);
}
