import { yearOf } from "#app/domain/dates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { explainNearMiss } from "#app/domain/near-miss.ts";
import type { NearMiss } from "#app/domain/near-miss.ts";
import { failedConditions, holds } from "#app/domain/predicate.ts";
import type { ConditionName, Predicate } from "#app/domain/predicate.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { shownMilestone } from "#app/domain/quota-standing.ts";
import { countedBy, LANDING_VARIANTS, QUOTAS, quotaWindow } from "#app/domain/quotas.ts";
import type { QuotaId } from "#app/domain/quotas.ts";
import { settingValue } from "#db/queries/quota-figures.ts";
import type { ServiceContext } from "../context.server.ts";

/** Whether a project counts toward a quota, in which years, and if not, which conditions it fails this year. */
export interface ProjectQuota {
  readonly id: QuotaId;
  readonly years: readonly number[];
  readonly failed: readonly { readonly name: ConditionName; readonly of: Predicate }[];
  readonly nearMiss: NearMiss | null;
  /** The milestone whose window the quota is about. */
  readonly milestone: MilestoneType;
}

/** Judges one project against every quota that counts projects, for this year and each year it has a milestone in. */
export async function projectQuotas(ctx: ServiceContext, facts: ProjectFacts, today: string): Promise<ProjectQuota[]> {
  const stored = await settingValue(ctx.db.read, "landing_variant", null);
  const variant = LANDING_VARIANTS.find((value) => value === stored) ?? "land_or_capital";
  const present = yearOf(today);
  const milestoneYears = Object.values(facts.on).flatMap((on) => (on !== null && on <= today ? [yearOf(on)] : []));
  const first = Math.max(2021, Math.min(present, ...milestoneYears));
  const years = Array.from({ length: present - first + 1 }, (_, index) => first + index);
  return QUOTAS.flatMap(({ id, rule }) => {
    if (rule.rule === "events") return [];
    const predicateIn = (year: number) => countedBy(rule, quotaWindow(year, today, variant));
    const counted = years.filter((year) => holds(predicateIn(year), facts));
    const now = predicateIn(present);
    const isCounted = counted.length > 0;
    return [{
      id, years: counted, failed: isCounted ? [] : failedConditions(now, facts), nearMiss: isCounted ? null : explainNearMiss(now, facts),
      milestone: shownMilestone(rule, quotaWindow(present, today, variant)),
    }];
  });
}
