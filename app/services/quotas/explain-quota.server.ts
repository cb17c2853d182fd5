import { figureOf, targetFor } from "#app/domain/quota-figures.ts";
import type { QuotaFigure } from "#app/domain/quota-figures.ts";
import { explainNearMiss, nearMissesOf } from "#app/domain/near-miss.ts";
import type { NearMiss } from "#app/domain/near-miss.ts";
import { and, conditionsOf } from "#app/domain/predicate.ts";
import type { ConditionName, Predicate } from "#app/domain/predicate.ts";
import { countedBy, exceptedFrom, findQuota, PLAN_START } from "#app/domain/quotas.ts";
import type { EventRule, LandingVariant, Quota, QuotaId } from "#app/domain/quotas.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { factsOfRow, givenDates } from "#db/codecs.ts";
import { capitalEvents, projectsWhere, quotaTargets } from "#db/queries/quota-figures.ts";
import { updateDaysOf } from "#db/queries/updates.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { figureFrame } from "./clocks.server.ts";
import type { FigureFrame, FigureQuery } from "./clocks.server.ts";
import { tallyOf } from "./quota-figures.server.ts";

/** A project's facts with its milestone dates in the precision they were given with. */
export interface ExplainedFacts extends ProjectFacts {
  readonly given: Partial<Readonly<Record<MilestoneType, PartialDate>>>;
}

/** Someone or something counted: a project, or the company of a capital event. */
export interface CountedItem {
  readonly code: string;
  readonly name: string;
  readonly facts: ExplainedFacts | null;
  /** The amount of a capital event in yuan. */
  readonly amountCny: number | null;
  readonly on: string | null;
}

export interface NearMissItem extends NearMiss {
  readonly code: string;
  readonly name: string;
  readonly facts: ExplainedFacts;
}

export interface QuotaExplanation {
  readonly id: QuotaId;
  readonly unit: Quota["unit"];
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly district: string | null;
  readonly landingVariant: LandingVariant;
  readonly usesLanding: boolean;
  readonly figure: QuotaFigure;
  readonly conditions: readonly ConditionName[];
  readonly counted: readonly CountedItem[];
  readonly nearMisses: readonly NearMissItem[];
  /** Members of a rate's denominator; null for counts and sums. */
  readonly denominator: readonly CountedItem[] | null;
  /** Members that do not count but have an approved exception; null for a quota that knows none. */
  readonly excepted: readonly CountedItem[] | null;
}

/** No list in an explanation is cut: the number is only a guard against a figure over everything. */
const EVERY_ROW = 1_000_000;

/** Opens a figure into the projects counted and the near-misses, on the same two clocks. */
export async function explainQuota(ctx: ServiceContext, id: string, query: FigureQuery): Promise<Verdict<QuotaExplanation>> {
  return aside(ctx, "explainQuota", { id, query }, () => explainHere(ctx, id, query));
}

async function explainHere(ctx: ServiceContext, id: string, query: FigureQuery): Promise<Verdict<QuotaExplanation>> {
  const quota = findQuota(id);
  if (!quota) return refuse({ code: "unknown_quota", field: "id", params: { value: id } });
  const frame = await figureFrame(ctx, query);
  if (!frame.ok) return frame;
  const targets = await quotaTargets(ctx.db.read, frame.value.district, frame.value.knownAt);
  const { tally } = await tallyOf(ctx, quota, frame.value);
  const { window, knownAt, district, variant } = frame.value;
  const head = {
    id: quota.id, unit: quota.unit, year: window.year, asOf: window.asOf, knownAt, district, landingVariant: variant, usesLanding: quota.usesLanding,
    figure: figureOf(tally, targetFor(quota, targets, window.year)),
  };
  const { rule } = quota;
  if (rule.rule === "events") return accept({ ...head, conditions: [], counted: await countedEvents(ctx, rule, frame.value), nearMisses: [], denominator: null, excepted: null });
  const judged = rule.rule === "ratio" ? rule.counted(window) : countedBy(rule, window);
  const conditions = conditionsOf(judged).map((condition) => condition.name);
  if (frame.value.isBefore) return accept({ ...head, conditions, counted: [], nearMisses: [], denominator: rule.rule === "ratio" ? [] : null, excepted: exceptedFrom(rule, window) && [] });
  const read = (predicate: Predicate) => readFacts(ctx, and(frame.value.among, predicate), knownAt);
  const among = rule.rule === "ratio" ? rule.among(window) : and();
  const excepted = exceptedFrom(rule, window);
  const near = await read(and(among, nearMissesOf(judged)));
  return accept({
    ...head, conditions,
    counted: (await read(countedBy(rule, window))).map(countedProject),
    nearMisses: near.flatMap((facts) => { const miss = explainNearMiss(judged, facts); return miss ? [{ code: facts.code, name: facts.name, facts, ...miss }] : []; }),
    denominator: rule.rule === "ratio" ? (await read(among)).map(countedProject) : null,
    excepted: excepted && (await read(excepted)).map(countedProject),
  });
}

function countedProject(facts: ExplainedFacts): CountedItem {
  return { code: facts.code, name: facts.name, facts, amountCny: null, on: null };
}

async function readFacts(ctx: ServiceContext, predicate: Predicate, knownAt: string | null): Promise<ExplainedFacts[]> {
  const rows = await projectsWhere(ctx.db.read, predicate, knownAt, EVERY_ROW);
  const updates = await updateDaysOf(ctx.db.read, rows.map((row) => row.project_id), knownAt);
  return rows.map((row) => ({ ...factsOfRow(row, updates.get(row.project_id) ?? []), given: givenDates(row) }));
}

async function countedEvents(ctx: ServiceContext, rule: EventRule, frame: FigureFrame): Promise<CountedItem[]> {
  if (frame.isBefore || frame.district !== null || ctx.actor.role === "district") return [];
  const events = await capitalEvents(ctx.db.read, rule.type, PLAN_START, frame.window.end, frame.knownAt);
  return events.map((event) => ({ code: event.uscc ?? event.company, name: event.company, facts: null, amountCny: event.amount_cny, on: event.on_date }));
}
