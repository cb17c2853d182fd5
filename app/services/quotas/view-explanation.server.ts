import type { PartialDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { conditionsOf } from "#app/domain/predicate.ts";
import type { ConditionName, Predicate } from "#app/domain/predicate.ts";
import { countedBy, findQuota, quotaWindow } from "#app/domain/quotas.ts";
import type { Quota, QuotaId } from "#app/domain/quotas.ts";
import { shownMilestone } from "#app/domain/quota-standing.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { NamePair } from "#db/queries/plan.ts";
import { allDivisions, districtNames } from "#db/queries/reference.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { figureFrame } from "./clocks.server.ts";
import type { FigureQuery } from "./clocks.server.ts";
import { compareWithNow } from "./compare-clocks.server.ts";
import type { ClockComparison } from "./compare-clocks.server.ts";
import { explainQuota } from "./explain-quota.server.ts";
import type { CountedItem, ExplainedFacts, NearMissItem, QuotaExplanation } from "./explain-quota.server.ts";
import { pageFrame } from "./page-frame.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { quotaRows } from "./quota-rows.server.ts";
import type { QuotaRow } from "./quota-rows.server.ts";

/** A project in a list of the explanation. */
export interface ExplainedProject {
  readonly code: string;
  readonly name: string;
  readonly district: NamePair | null;
  readonly totalCny: number | null;
  readonly totalUsd: number | null;
  /** The milestone that the quota is about, in the precision it was given with. */
  readonly on: PartialDate | null;
}

/** What the wording of a near-miss reads of its project. */
type MissedFacts = Pick<ExplainedFacts,
  "amount" | "currency" | "amountModifier" | "totalCny" | "frozenRate" | "foreignShareBp" | "hasForeignInvestor" | "division" | "chainRole" | "farE4" | "replacementPlanOn" | "partOf" | "duplicateOf">;

export interface ExplainedMiss {
  readonly code: string;
  readonly name: string;
  readonly district: NamePair | null;
  readonly condition: ConditionName;
  readonly actual: string | number | null;
  readonly required: string | number | null;
  readonly facts: MissedFacts & { readonly divisionName: NamePair | null; readonly dates: ExplainedFacts["given"] };
}

export interface ExplainedEvent {
  readonly company: string;
  readonly uscc: string | null;
  readonly on: string | null;
  readonly amountCny: number | null;
}

export interface ExplainedCondition {
  readonly name: ConditionName;
  readonly of: Predicate;
  readonly nearMisses: number;
}

export interface Explanation {
  readonly id: QuotaId;
  readonly frame: PageFrame;
  readonly row: QuotaRow;
  readonly milestone: MilestoneType;
  /** The conditions of a rate's denominator; empty for counts and sums. */
  readonly amongConditions: readonly ExplainedCondition[];
  readonly conditions: readonly ExplainedCondition[];
  readonly counted: readonly ExplainedProject[];
  readonly events: readonly ExplainedEvent[] | null;
  readonly nearMisses: readonly ExplainedMiss[];
  /** Members of a rate's denominator that neither count nor miss by one condition; null for counts and sums. */
  readonly others: readonly ExplainedProject[] | null;
  /** Members that do not count but have an approved exception; null for a quota that knows none. */
  readonly excepted: readonly ExplainedProject[] | null;
  readonly comparison: ClockComparison | null;
}

/** The explanation of a figure as its page shows it; with a known-at instant also what has changed since. */
export async function viewExplanation(ctx: ServiceContext, id: string, query: FigureQuery): Promise<Verdict<Explanation>> {
  return aside(ctx, "viewExplanation", { id, query }, () => explanationHere(ctx, id, query));
}

async function explanationHere(ctx: ServiceContext, id: string, query: FigureQuery): Promise<Verdict<Explanation>> {
  const quota = findQuota(id);
  if (!quota) return refuse({ code: "not_found" });
  const frame = await figureFrame(ctx, query);
  if (!frame.ok) return frame;
  const explained = await explainQuota(ctx, id, query);
  if (!explained.ok) return explained;
  const lists = await listsOf(ctx, quota, explained.value);
  const row = (await quotaRows(ctx, frame.value)).find((entry) => entry.id === quota.id);
  if (!row) throw new Error(`quota ${quota.id} has no row`);
  return accept({
    id: quota.id, frame: await pageFrame(ctx, frame.value), row, ...lists,
    comparison: frame.value.knownAt === null ? null : await compareWithNow(ctx, quota, query, explained.value),
  });
}

async function listsOf(ctx: ServiceContext, quota: Quota, explained: QuotaExplanation) {
  const window = quotaWindow(explained.year, explained.asOf, explained.landingVariant);
  const milestone = shownMilestone(quota.rule, window);
  const districts = await districtNames(ctx.db.read);
  const divisions = new Map((await allDivisions(ctx.db.read)).map((row) => [row.code, { zh: row.name_zh, en: row.name_en }]));
  const { rule } = quota;
  const isEvents = rule.rule === "events";
  const countConditions = (predicate: Predicate): ExplainedCondition[] => inReadingOrder(conditionsOf(predicate)).map(({ name, of }) => ({
    name, of, nearMisses: explained.nearMisses.filter((miss) => miss.condition === name).length,
  }));
  const project = (facts: ExplainedFacts): ExplainedProject => ({
    code: facts.code, name: facts.name, district: facts.district === null ? null : (districts.get(facts.district) ?? null),
    totalCny: facts.totalCny, totalUsd: facts.totalUsd, on: facts.given[milestone] ?? null,
  });
  const listed = (items: readonly CountedItem[]) => items.flatMap((item) => (item.facts ? [project(item.facts)] : [])).toSorted(byAmount);
  const named = new Set([...explained.counted, ...explained.nearMisses].map((item) => item.code));
  return {
    milestone,
    amongConditions: rule.rule === "ratio" ? countConditions(rule.among(window)) : [],
    conditions: isEvents ? [] : countConditions(rule.rule === "ratio" ? rule.counted(window) : countedBy(rule, window)),
    counted: listed(explained.counted),
    events: isEvents ? explained.counted.map((item) => ({ company: item.name, uscc: item.code === item.name ? null : item.code, on: item.on, amountCny: item.amountCny })) : null,
    nearMisses: explained.nearMisses.map((miss) => missOf(miss, districts, divisions)).toSorted((a, b) => (b.facts.totalCny ?? -1) - (a.facts.totalCny ?? -1)),
    excepted: explained.excepted && listed(explained.excepted),
    others: explained.denominator === null ? null : listed(explained.denominator.filter((item) => !named.has(item.code))),
  };
}

/** What a project is comes first, that it counts once last. */
function inReadingOrder<T extends { readonly name: ConditionName }>(conditions: readonly T[]): T[] {
  return [...conditions.filter(({ name }) => name !== "countedOnce"), ...conditions.filter(({ name }) => name === "countedOnce")];
}

function byAmount(a: ExplainedProject, b: ExplainedProject): number {
  return (b.totalCny ?? -1) - (a.totalCny ?? -1) || (a.code < b.code ? -1 : 1);
}

function missOf({ code, name, condition, actual, required, facts }: NearMissItem, districts: ReadonlyMap<string, NamePair>, divisions: ReadonlyMap<string, NamePair>): ExplainedMiss {
  const { amount, currency, amountModifier, totalCny, frozenRate, foreignShareBp, hasForeignInvestor, division, chainRole, farE4, replacementPlanOn, partOf, duplicateOf } = facts;
  return {
    code, name, condition, actual, required, district: facts.district === null ? null : (districts.get(facts.district) ?? null),
    facts: {
      amount, currency, amountModifier, totalCny, frozenRate, foreignShareBp, hasForeignInvestor, division, chainRole, farE4, replacementPlanOn, partOf, duplicateOf,
      divisionName: division === null ? null : (divisions.get(division) ?? null), dates: facts.given,
    },
  };
}
