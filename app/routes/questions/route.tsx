import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { QUESTION_VIEWS } from "#app/domain/questions.ts";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { QuestionText } from "#app/features/questions/question-text.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { questionInboxFields } from "#app/schemas/question-form.ts";
import { questionInbox } from "#app/services/questions/project-questions.server.ts";
import { Segments } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const meta = pageTitle((words) => words.questions.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "question.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, questionInboxFields), (query) => questionInbox(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

/** What investors asked: first what waits for an answer, each leading to its project. */
export default function Questions() {
  const page = useLoaderData<typeof loader>();
  useLive({ topics: ["question", "issue"] });
  const { questions, issues, common } = useWords();
  const { search } = useLocation();
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  return (
    <Page title={questions.title} flush crumbs={[{ label: issues.title, to: "/issues" }, { label: questions.title }]}>
      <div className="flex flex-col gap-3 p-3 md:px-5">
        <h1 className="sr-only">{questions.title}</h1>
        <div><Segments label={issues.viewLabel} segments={QUESTION_VIEWS.map((view) => ({ key: view, to: withParam("/questions", search, "view", view), current: view === page.view, content: questions.view[view] }))} /></div>
        {page.faults.length > 0 && <QueryFaults faults={page.faults} />}
        {page.questions.length === 0 ? <EmptyState text={page.view === "open" ? questions.noneOpen : questions.none} /> : (
          <ul className="panel">
            {page.questions.map((question) => (
              <li key={question.item} className="border-b border-line px-4 py-3 last:border-b-0">
                <Link to={`${projectPath(question.code)}/questions`} className="mb-1 block min-h-6 text-sm font-strong text-ink hover:text-link touch:min-h-11">{question.projectName}</Link>
                <QuestionText question={question} facts={[question.asker, question.phone, questions.channel[question.channel]]} />
              </li>
            ))}
          </ul>
        )}
        <footer className="flex items-center justify-between gap-3 text-xs text-muted">
          <span>{questions.found({ n: page.total })}</span>
          <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/questions", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />
        </footer>
      </div>
    </Page>
  );
}
