import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { HistoryFilters } from "#app/features/project/history-filters.tsx";
import { HistoryList } from "#app/features/project/history-list.tsx";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { historyPageFields } from "#app/schemas/history-page.ts";
import { historyPage } from "#app/services/projects/project-history.server.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.project.fieldHistory);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { page, ...filter } = readPageQuery(request, historyPageFields).values;
  return found(await historyPage(ctx, params.code ?? "", page ?? 1, filter));
}

export default function ProjectHistoryPage() {
  const { head, entries, names, total, page, size, ...choices } = useLoaderData<typeof loader>();
  const { common, project } = useWords();
  const { search } = useLocation();
  const pages = Math.max(1, Math.ceil(total / size));
  const path = `${projectPath(head.code)}/history`;
  return (
    <ProjectFrame head={head} tab="history">
      <Panel flush title={project.fieldHistory} meta={project.allHistory({ n: total })} className="m-3 max-w-4xl md:mx-6"
        action={pages > 1 && <Pagination page={page} pages={pages} hrefFor={(wanted) => withParam(path, search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page, pages })} />}>
        <HistoryFilters path={path} {...choices} />
        <HistoryList entries={entries} names={names} />
      </Panel>
    </ProjectFrame>
  );
}
