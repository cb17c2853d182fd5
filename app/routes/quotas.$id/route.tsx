import { data } from "@remix-run/node";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide-react";
import { z } from "zod";
import { CONDITION_NAMES } from "#app/domain/predicate.ts";
import { figureSearch } from "#app/features/figure-controls/figure-search.ts";
import { FigureTools, useFigureStamp } from "#app/features/figure-controls/figure-tools.tsx";
import { PastNote, QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { figurePageFields } from "#app/schemas/clocks.ts";
import { viewExplanation } from "#app/services/quotas/view-explanation.server.ts";
import { buttonClasses } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { CountedPanel, ExceptedPanel, OthersPanel } from "./counted-panel.tsx";
import { EventsPanel } from "./events-panel.tsx";
import { ExplanationHead } from "./explanation-head.tsx";
import { NearMissPanel } from "./near-miss-panel.tsx";
import { Restatement } from "./restatement.tsx";

const explanationFields = { ...figurePageFields, condition: z.enum(CONDITION_NAMES).optional() } as const;

export const meta: MetaFunction<typeof loader> = (args) => pageTitle((words) => (args.data ? words.quotas.title[args.data.id] : words.quotasPage.title))(args as never);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "quota.read");
  const { values: { condition, ...query }, refusals } = readPageQuery(request, explanationFields);
  const { value, faults } = await answerPageQuery({ values: query, refusals }, (values) => viewExplanation(ctx, params.id ?? "", values));
  return data({ ...value, condition: condition ?? null, faults }, { status: statusWith(faults) });
}

/** A file is fetched by the browser itself, so the link leaves the pages' own navigation alone. */
function DownloadLink({ to, label }: { readonly to: string; readonly label: string }) {
  return <a href={to} download className={buttonClasses("secondary", "m")}><Icon of={Download} className="text-muted" /><span className="max-md:sr-only">{label}</span></a>;
}

export default function ExplanationPage() {
  const { quotas, quotasPage } = useWords();
  const view = useLoaderData<typeof loader>();
  const { frame } = view;
  const { search } = useLocation();
  const title = quotas.title[view.id];
  return (
    <Page title={title} crumbs={[{ label: quotasPage.title, to: `/quotas${figureSearch(search)}` }, { label: title }]} tools={<FigureTools frame={frame} />}
      actions={<DownloadLink to={`/quotas/${view.id}/list.csv${figureSearch(search)}`} label={quotasPage.exportList} />} stamp={useFigureStamp(frame)}>
      <QueryFaults faults={view.faults} />
      <PastNote asOf={frame.asOf} knownAt={frame.knownAt} />
      <div className="flex flex-col gap-3">
        <ExplanationHead view={view} condition={view.condition} />
        {view.comparison && <Restatement unit={view.row.unit} comparison={view.comparison} />}
        {view.events ? <EventsPanel events={view.events} isDistrict={frame.district !== null} /> : (
          <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
            <div className="flex min-w-0 flex-col gap-3">
              <CountedPanel view={view} />
              {view.excepted && view.excepted.length > 0 && <ExceptedPanel view={view} excepted={view.excepted} />}
              {view.others && view.others.length > 0 && <OthersPanel view={view} others={view.others} />}
            </div>
            <NearMissPanel view={view} condition={view.condition} />
          </div>
        )}
      </div>
    </Page>
  );
}
