import { and } from "#app/domain/predicate.ts";
import { funnelOn } from "#app/domain/funnel.ts";
import { timeGone } from "#app/domain/quota-standing.ts";
import { countedOnce, findQuota } from "#app/domain/quotas.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { countByMonth, countEach } from "#db/queries/overview.ts";
import { existedBy } from "#db/queries/project-list.ts";
import type { ServiceContext } from "../context.server.ts";
import { todayOf } from "../context.server.ts";
import { figureFrame } from "../quotas/clocks.server.ts";
import type { FigureFrame, FigureQuery } from "../quotas/clocks.server.ts";
import { pageFrame } from "../quotas/page-frame.server.ts";
import type { PageFrame } from "../quotas/page-frame.server.ts";
import { quotaRows } from "../quotas/quota-rows.server.ts";
import type { QuotaRow } from "../quotas/quota-rows.server.ts";
import { aside } from "../readers/aside.server.ts";
import { remembered } from "../remembered.server.ts";
import { attention } from "./attention.server.ts";
import type { Attention } from "./attention.server.ts";
import { districtLanes } from "./district-lanes.server.ts";
import type { DistrictLane } from "./district-lanes.server.ts";

/** Major projects attracted by the month of signing, for the months up to the as-of day. */
export interface Trend {
  readonly months: readonly { readonly month: number; readonly count: number; readonly total: number }[];
}

export interface FunnelRow {
  readonly stage: ColumnStage;
  readonly here: number;
  readonly hereCny: number;
  readonly reached: number;
  readonly passed: number;
}

export interface Overview {
  readonly frame: PageFrame;
  readonly rows: readonly QuotaRow[];
  /** The share of the year gone on the as-of day. */
  readonly yearGone: { readonly days: number; readonly of: number };
  readonly trend: Trend;
  readonly funnel: readonly FunnelRow[];
  /** Null for those who do not see the whole city. */
  readonly lanes: readonly DistrictLane[] | null;
  /** Lights are derived for today only; null on any other day. */
  readonly attention: Attention | null;
}

/** Everything the overview shows, on one pair of clocks. */
export async function viewOverview(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<Overview>> {
  return aside(ctx, "viewOverview", query, () => overviewHere(ctx, query));
}

async function overviewHere(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<Overview>> {
  const settled = await figureFrame(ctx, query);
  if (!settled.ok) return settled;
  const frame = settled.value;
  const { window, knownAt } = frame;
  const shown = await pageFrame(ctx, frame);
  return accept({
    frame: shown, rows: await quotaRows(ctx, frame), yearGone: timeGone({ period: "annual" }, window, window.year),
    trend: await trendOf(ctx, frame), funnel: await funnelOf(ctx, frame),
    lanes: shown.seesWholeCity ? await districtLanes(ctx, frame) : null,
    attention: window.asOf === todayOf(ctx) && knownAt === null ? await attention(ctx, frame) : null,
  });
}

async function trendOf(ctx: ServiceContext, frame: FigureFrame): Promise<Trend> {
  const quota = findQuota("major_attracted");
  if (!quota || quota.rule.rule !== "count" || frame.isBefore) return { months: [] };
  const counted = quota.rule.counted(frame.window);
  const perMonth = await remembered(ctx.db, `trend ${JSON.stringify(frame)}`, () => countByMonth(ctx.db.read, and(frame.among, counted), "signed", frame.knownAt));
  let total = 0;
  const lastMonth = Number(frame.window.end.slice(5, 7));
  return {
    months: Array.from({ length: lastMonth }, (_, index) => {
      const count = perMonth.get(`${frame.window.year}-${String(index + 1).padStart(2, "0")}`) ?? 0;
      total += count;
      return { month: index + 1, count, total };
    }),
  };
}

async function funnelOf(ctx: ServiceContext, frame: FigureFrame): Promise<FunnelRow[]> {
  const { asOf } = frame.window;
  const stages = funnelOn(asOf);
  const among = and(frame.among, countedOnce, existedBy(asOf));
  const counts = await remembered(ctx.db, `funnel ${JSON.stringify(frame)}`, () =>
    countEach(ctx.db.read, among, stages.flatMap((stage) => [stage.here, stage.reached, stage.passed]), frame.knownAt));
  return stages.map(({ stage }, index) => {
    const [here, reached, passed] = counts.slice(index * 3, index * 3 + 3);
    return { stage, here: here?.count ?? 0, hereCny: here?.totalCny ?? 0, reached: reached?.count ?? 0, passed: passed?.count ?? 0 };
  });
}
