import { data, redirect } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { FigureTools, useFigureStamp } from "#app/features/figure-controls/figure-tools.tsx";
import { PastNote, QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { homeOf } from "#app/http/home.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { figurePageFields } from "#app/schemas/clocks.ts";
import { viewOverview } from "#app/services/overview/view-overview.server.ts";
import { AttentionPanel } from "./attention-panel.tsx";
import { DistrictsPanel } from "./districts-panel.tsx";
import { FunnelPanel } from "./funnel-panel.tsx";
import { QuotaPanel } from "./quota-panel.tsx";
import { Summary } from "./summary.tsx";
import { TrendPanel } from "./trend-panel.tsx";

export const meta = pageTitle((words) => words.overview.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context);
  if (!may(principal, "quota.read")) throw redirect(homeOf(principal));
  const { value, faults } = await answerPageQuery(readPageQuery(request, figurePageFields), (query) => viewOverview(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

export default function OverviewPage() {
  const { overview } = useWords();
  const view = useLoaderData<typeof loader>();
  const { frame, rows, lanes } = view;
  useLive({ topics: frame.knownAt === null ? ["all"] : [], isHeavy: true });
  const third = classNames(lanes === null ? "lg:col-span-6" : "lg:col-span-4", "print:col-span-1!");
  return (
    <Page title={overview.title} tools={<FigureTools frame={frame} withKnownAt={false} />} stamp={useFigureStamp(frame)}>
      <QueryFaults faults={view.faults} />
      <PastNote asOf={frame.asOf} knownAt={frame.knownAt} />
      <Summary rows={rows} year={frame.year} yearGone={view.yearGone} />
      <div className="grid gap-3 md:grid-cols-2 lg:grid-cols-12 print:grid-cols-2!">
        <QuotaPanel rows={rows} frame={frame} className="md:col-span-2 lg:col-span-8 print:col-span-2!" />
        <TrendPanel trend={view.trend} row={rows.find((row) => row.id === "major_attracted")} year={frame.year} className="md:max-lg:order-1 lg:col-span-4 print:col-span-1!" />
        <FunnelPanel funnel={view.funnel} className={classNames("md:max-lg:order-1", third)} />
        {lanes && <DistrictsPanel lanes={lanes} year={frame.year} selected={frame.district} className={classNames("md:max-lg:order-2", third)} />}
        <AttentionPanel attention={view.attention} district={frame.district} className={classNames("md:max-lg:order-2", third)} />
      </div>
    </Page>
  );
}
