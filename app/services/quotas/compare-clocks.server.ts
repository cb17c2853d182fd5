import type { Quota } from "#app/domain/quotas.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FigureQuery } from "./clocks.server.ts";
import { explainQuota } from "./explain-quota.server.ts";
import type { QuotaExplanation } from "./explain-quota.server.ts";

/** One figure of a comparison, in integers. */
export interface ComparedFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Something that counts on one clock and not on the other; companies of capital events have no code. */
export interface ChangedItem {
  readonly code: string | null;
  readonly name: string;
}

/** The same figure as known at an instant and as known now, and what makes the difference. */
export interface ClockComparison {
  readonly then: ComparedFigure;
  readonly now: ComparedFigure;
  readonly entered: readonly ChangedItem[];
  readonly left: readonly ChangedItem[];
}

/** Explains a past state of knowledge by the present one. */
export async function compareWithNow(ctx: ServiceContext, quota: Quota, query: FigureQuery, then: QuotaExplanation): Promise<ClockComparison | null> {
  const explained = await explainQuota(ctx, quota.id, { ...query, knownAt: undefined });
  if (!explained.ok) return null;
  const now = explained.value;
  const figureOf = ({ figure: { value, numerator, denominator } }: QuotaExplanation): ComparedFigure => ({ value, numerator, denominator });
  const itemsOf = (from: QuotaExplanation, without: QuotaExplanation): ChangedItem[] => {
    const known = new Set(without.counted.map((item) => item.code));
    return from.counted.filter((item) => !known.has(item.code)).map((item) => ({ code: item.facts === null ? null : item.code, name: item.name }));
  };
  return { then: figureOf(then), now: figureOf(now), entered: itemsOf(now, then), left: itemsOf(then, now) };
}
