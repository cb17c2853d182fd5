import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { boardLights, boardTotals } from "../board/board.server.ts";
import { slipOfUnits } from "../calendar/unit-slips.server.ts";
import type { UnitSlipsInput } from "../calendar/unit-slips.server.ts";
import { calendarPage } from "../calendar/calendar-page.server.ts";
import type { CalendarQuery } from "#app/schemas/calendar-query.ts";
import { chiefsPage } from "../chiefs/chiefs-page.server.ts";
import type { ChiefsQuery } from "../chiefs/chiefs-page.server.ts";
import { dutiesPage } from "../commitments/duties-page.server.ts";
import type { DutiesQuery } from "../commitments/duties-page.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ReadingName } from "./aside.server.ts";
import type { FigureQuery } from "../quotas/clocks.server.ts";
import { viewOverview } from "../overview/view-overview.server.ts";
import { reportingPage } from "../progress/reporting-page.server.ts";
import type { ReportingPageQuery } from "../progress/reporting-page.server.ts";
import { explainQuota } from "../quotas/explain-quota.server.ts";
import { explanationDocument, quotasDocument } from "../quotas/present.server.ts";
import { quotaFigures } from "../quotas/quota-figures.server.ts";
import { viewExplanation } from "../quotas/view-explanation.server.ts";
import { viewQuotas } from "../quotas/view-quotas.server.ts";
import { gateImpact } from "../settings/gate-rules.server.ts";
import { taskForcePage } from "../task-force/task-force-page.server.ts";
import type { TaskForceQuery } from "../task-force/task-force-page.server.ts";
import { todayPage } from "../today/today-page.server.ts";

/** The readings that may take long, by the name under which a reader is asked for them. */
export const readings: Readonly<Record<ReadingName, (ctx: ServiceContext, input: unknown) => Promise<Verdict<unknown>>>> = {
  quotaFigures: (ctx, input) => quotaFigures(ctx, input as FigureQuery),
  quotasDocument: (ctx, input) => quotasDocument(ctx, input as FigureQuery),
  explanationDocument: (ctx, input) => {
    const { id, query } = input as { id: string; query: FigureQuery };
    return explanationDocument(ctx, id, query);
  },
  explainQuota: (ctx, input) => {
    const { id, query } = input as { id: string; query: FigureQuery };
    return explainQuota(ctx, id, query);
  },
  boardTotals: (ctx, input) => {
    const { filter, asOf } = input as { filter: ProjectFilter; asOf?: string };
    return boardTotals(ctx, filter, asOf);
  },
  boardLights: (ctx, input) => boardLights(ctx, input as ProjectFilter),
  unitSlips: (ctx, input) => slipOfUnits(ctx, input as UnitSlipsInput),
  gateImpact: (ctx, input) => gateImpact(ctx, input as string),
  reportingPage: (ctx, input) => reportingPage(ctx, input as ReportingPageQuery),
  dutiesPage: (ctx, input) => dutiesPage(ctx, input as DutiesQuery),
  calendarPage: (ctx, input) => calendarPage(ctx, input as CalendarQuery),
  todayPage: (ctx) => todayPage(ctx),
  chiefsPage: (ctx, input) => chiefsPage(ctx, input as ChiefsQuery),
  taskForcePage: (ctx, input) => taskForcePage(ctx, input as TaskForceQuery),
  viewOverview: (ctx, input) => viewOverview(ctx, input as FigureQuery),
  viewQuotas: (ctx, input) => viewQuotas(ctx, input as FigureQuery),
  viewExplanation: (ctx, input) => {
    const { id, query } = input as { id: string; query: FigureQuery };
    return viewExplanation(ctx, id, query);
  },
};
