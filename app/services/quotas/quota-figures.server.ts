import { figureOf, targetFor } from "#app/domain/quota-figures.ts";
import type { QuotaFigure, Tally } from "#app/domain/quota-figures.ts";
import { and } from "#app/domain/predicate.ts";
import { countedBy, exceptedFrom, PLAN_START, QUOTAS } from "#app/domain/quotas.ts";
import type { EventRule, LandingVariant, Quota, QuotaId } from "#app/domain/quotas.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { capitalEvents, codesWhere, quotaTargets, tally } from "#db/queries/quota-figures.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { remembered } from "../remembered.server.ts";
import { figureFrame } from "./clocks.server.ts";
import type { FigureFrame, FigureQuery } from "./clocks.server.ts";

/** One quota's figure; area in ten-thousandths of a mu stands beside land rates only. */
export interface QuotaAnswer extends QuotaFigure {
  readonly id: QuotaId;
  readonly unit: Quota["unit"];
  /** How many members do not count but have an approved exception; null for a quota that knows none. */
  readonly excepted: number | null;
  readonly area: { readonly numeratorMuE4: number; readonly denominatorMuE4: number } | null;
}

export interface QuotaFigures {
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly landingVariant: LandingVariant;
  readonly district: string | null;
  readonly quotas: readonly QuotaAnswer[];
}

/** Every quota of a year on both clocks, in the order of the plan. */
export async function quotaFigures(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<QuotaFigures>> {
  return aside(ctx, "quotaFigures", query, async () => {
    const frame = await figureFrame(ctx, query);
    return frame.ok ? accept(await figuresIn(ctx, frame.value)) : frame;
  });
}

/** The figures of a settled frame; remembered until anything changes. */
export async function figuresIn(ctx: ServiceContext, frame: FigureFrame): Promise<QuotaFigures> {
  return remembered(ctx.db, `quotas ${JSON.stringify(frame)}`, async () => {
    const targets = await quotaTargets(ctx.db.read, frame.district, frame.knownAt);
    const quotas: QuotaAnswer[] = [];
    for (const quota of QUOTAS) {
      const { tally: counted, area } = await tallyOf(ctx, quota, frame);
      const except = frame.isBefore ? null : exceptedFrom(quota.rule, frame.window);
      const excepted = except && (await tally(ctx.db.read, and(frame.among, except), frame.knownAt)).count;
      quotas.push({ id: quota.id, unit: quota.unit, area, excepted, ...figureOf(counted, targetFor(quota, targets, frame.window.year)) });
    }
    return { year: frame.window.year, asOf: frame.window.asOf, knownAt: frame.knownAt, landingVariant: frame.variant, district: frame.district, quotas };
  });
}

/** What a quota counts in a frame. Capital events belong to companies, not districts: a district has no figure of them. */
export async function tallyOf(ctx: ServiceContext, quota: Quota, frame: FigureFrame): Promise<{ tally: Tally | null; area: QuotaAnswer["area"] }> {
  const { rule } = quota;
  if (frame.isBefore) return { tally: rule.rule === "ratio" ? { kind: "ratio", numerator: 0, denominator: 0 } : { kind: "value", value: 0 }, area: null };
  if (rule.rule === "events") return { tally: await tallyEvents(ctx, rule, frame), area: null };
  const read = (predicate: ReturnType<typeof countedBy>) => tally(ctx.db.read, and(frame.among, predicate), frame.knownAt);
  const counted = await read(countedBy(rule, frame.window));
  if (rule.rule === "count") return { tally: { kind: "value", value: counted.count }, area: null };
  if (rule.rule === "sum") return { tally: { kind: "value", value: counted.totalUsd }, area: null };
  const all = await read(rule.among(frame.window));
  const area = rule.byArea ? { numeratorMuE4: counted.landMuE4, denominatorMuE4: all.landMuE4 } : null;
  return { tally: { kind: "ratio", numerator: counted.count, denominator: all.count }, area };
}

async function tallyEvents(ctx: ServiceContext, rule: EventRule, frame: FigureFrame): Promise<Tally | null> {
  if (frame.district !== null || ctx.actor.role === "district") return null;
  const events = await capitalEvents(ctx.db.read, rule.type, PLAN_START, frame.window.end, frame.knownAt);
  return { kind: "value", value: rule.sum ? events.reduce((sum, event) => sum + (event.amount_cny ?? 0), 0) : events.length };
}

/** The codes counted by each quota that counts projects, sorted; none where the year has not begun. */
export async function countedCodes(ctx: ServiceContext, frame: FigureFrame): Promise<Map<QuotaId, readonly string[]>> {
  const codes = new Map<QuotaId, readonly string[]>();
  for (const quota of QUOTAS) {
    const { rule } = quota;
    const isCounted = rule.rule !== "events" && !frame.isBefore;
    codes.set(quota.id, isCounted ? await codesWhere(ctx.db.read, and(frame.among, countedBy(rule, frame.window)), frame.knownAt) : []);
  }
  return codes;
}
