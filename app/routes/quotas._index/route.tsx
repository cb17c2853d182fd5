import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { FigureTools, useFigureStamp } from "#app/features/figure-controls/figure-tools.tsx";
import { PastNote, QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { figurePageFields } from "#app/schemas/clocks.ts";
import { viewQuotas } from "#app/services/quotas/view-quotas.server.ts";
import { QuotaCards } from "./quota-cards.tsx";
import { QuotaTable } from "./quota-table.tsx";

export const meta = pageTitle((words) => words.quotasPage.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "quota.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, figurePageFields), (query) => viewQuotas(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

export default function QuotasPage() {
  const { progress, quotasPage } = useWords();
  const { frame, rows, faults } = useLoaderData<typeof loader>();
  return (
    <Page title={quotasPage.title} tools={<FigureTools frame={frame} />} stamp={useFigureStamp(frame)}>
      <QueryFaults faults={faults} />
      <PastNote asOf={frame.asOf} knownAt={frame.knownAt} />
      <QuotaTable rows={rows} frame={frame} />
      <QuotaCards rows={rows} frame={frame} />
      <p className="mt-3 flex flex-wrap items-baseline justify-between gap-x-4 text-xs text-muted">
        {quotasPage.notAdded}
        {frame.seesWholeCity && <Link to="/capital-events" className="link text-sm touch:py-3">{progress.events}</Link>}
      </p>
    </Page>
  );
}
