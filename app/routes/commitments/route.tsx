import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { dutyListFields } from "#app/schemas/duty-list.ts";
import { dutiesPage } from "#app/services/commitments/duties-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { DutyFilters } from "./duty-filters.tsx";
import { DutyLines } from "./duty-lines.tsx";
import { DatedPanel, RatesPanel } from "./side-panels.tsx";

export const meta = pageTitle((words) => words.commitments.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, dutyListFields), (query) => dutiesPage(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

export default function Commitments() {
  const page = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const { common, commitments } = useWords();
  const { list } = commitments;
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  return (
    <Page title={commitments.title}>
      <QueryFaults faults={page.faults} />
      <div className="grid items-start gap-3 min-[72rem]:grid-cols-[minmax(0,1fr)_26rem]">
        <Panel flush title={commitments.title} meta={list.counts(page.counts)}
          action={pages > 1 && <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam(pathname, search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />}>
          <DutyFilters page={page} />
          {page.lines.length === 0 ? <EmptyState text={commitments.emptyList} action={<LinkButton to="/projects">{list.project}</LinkButton>} /> : <DutyLines lines={page.lines} today={page.today} />}
        </Panel>
        <div className="flex min-w-0 flex-col gap-3">
          <RatesPanel page={page} />
          <DatedPanel title={list.ending} lines={page.ending} empty={list.endingEmpty} />
          <DatedPanel title={list.rectifying} lines={page.rectifying} empty={common.none} />
        </div>
      </div>
    </Page>
  );
}
