import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { questionPageFields } from "#app/schemas/question-form.ts";
import { projectQuestions } from "#app/services/questions/project-questions.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { answerQuestionForm } from "./answer-question-form.server.ts";
import { LinksPanel, LogPanel } from "./link-panels.tsx";
import { QuestionLine } from "./question-line.tsx";

export const meta = pageTitle((words) => words.questions.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "question.read");
  const page = found(await projectQuestions(ctx, params.code ?? ""));
  return data({ page, formKey: randomUUID(), isSaved: readPageQuery(request, questionPageFields).values.saved !== undefined });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.edit");
  const code = params.code ?? "";
  return answerQuestionForm(ctx, request, { code, path: `${projectPath(code)}/questions`, origin: context.origin ?? new URL(request.url).origin });
}

export default function ProjectQuestionsPage() {
  const { page, formKey, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { questions } = useWords();
  return (
    <ProjectFrame head={page.head} tab="questions">
      <div className="flex max-w-4xl flex-col gap-3 p-3 md:px-6">
        <SavedNotice text={isSaved ? questions.saved : null} param="saved" />
        {answer && "address" in answer && (
          <Banner tone="done" title={questions.linkMade}>
            {questions.linkOnce}
            <input readOnly value={answer.address} aria-label={questions.linkAddress} className="control mt-2 font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
          </Banner>
        )}
        <Panel flush title={questions.title}>
          {page.questions.length === 0 ? <EmptyState text={questions.none} /> : <ul>{page.questions.map((question) => <QuestionLine key={question.seen} question={question} formKey={formKey} mayAnswer={page.mayAnswer} />)}</ul>}
        </Panel>
        {page.mayAnswer && <LogPanel contacts={page.contacts} formKey={formKey} />}
        {page.mayAnswer && <LinksPanel page={page} formKey={formKey} />}
      </div>
    </ProjectFrame>
  );
}
