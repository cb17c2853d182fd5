import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HistoryList } from "#app/features/project/history-list.tsx";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { pageFields } from "#app/schemas/project-filter.ts";
import { historyPage } from "#app/services/projects/project-history.server.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.project.fieldHistory);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { page } = readPageQuery(request, { page: pageFields.page }).values;
  return found(await historyPage(ctx, params.code ?? "", page ?? 1));
}

export default function ProjectHistoryPage() {
  const { head, entries, names, total, page, size } = useLoaderData<typeof loader>();
  const { common, project } = useWords();
  const pages = Math.max(1, Math.ceil(total / size));
  return (
    <ProjectFrame head={head} tab="history">
      <Panel flush title={project.fieldHistory} meta={project.allHistory({ n: total })} className="m-3 max-w-4xl md:mx-6"
        action={pages > 1 && <Pagination page={page} pages={pages} hrefFor={(wanted) => `${projectPath(head.code)}/history?page=${wanted}`} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page, pages })} />}>
        <HistoryList entries={entries} names={names} />
      </Panel>
    </ProjectFrame>
  );
}
