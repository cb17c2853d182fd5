import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { AskPanel } from "#app/features/admission/ask-panel.tsx";
import { PlanPanel } from "#app/features/admission/plan-panel.tsx";
import { ReviewPanel } from "#app/features/admission/review-panel.tsx";
import { ScreenPanel } from "#app/features/admission/screen-panel.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { ResourcePanel } from "#app/features/resources/resource-panel.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { admissionPageFields } from "#app/schemas/admission-form.ts";
import { projectAdmission } from "#app/services/admission/project-admission.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { answerForm } from "./answer-form.server.ts";

export const meta = pageTitle((words) => words.admission.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await projectAdmission(ctx, params.code ?? ""));
  const { ask, saved } = readPageQuery(request, admissionPageFields).values;
  return { page, formKey: randomUUID(), ask: page.mayAsk ? (ask ?? null) : null, isSaved: saved !== undefined };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return answerForm(ctx, request, params.code ?? "");
}

export default function ProjectAdmissionPage() {
  const { page, formKey, ask, isSaved } = useLoaderData<typeof loader>();
  const { admission } = useWords();
  const { head, reviews, units, twoHigh, resources, usual, mayAsk, mayDecide } = page;
  const askLink = mayAsk && !ask && (
    <LinkButton to={`${projectPath(head.code)}/admission?ask=${usual.subject}`} icon={MessagesSquare} preventScrollReset>{admission.ask}</LinkButton>
  );
  return (
    <ProjectFrame head={head} tab="admission" actions={askLink}>
      <div className="grid items-start gap-3 p-3 md:px-6 min-[72rem]:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <SavedNotice text={isSaved ? admission.saved : null} param="saved" />
          {ask && <AskPanel page={page} subject={ask} formKey={formKey} />}
          {reviews.length === 0 && !ask && <Panel flush title={admission.reviews}><EmptyState text={admission.empty} action={askLink} /></Panel>}
          {reviews.map((review) => <ReviewPanel key={review.item} review={review} units={units} formKey={formKey} mayDecide={mayDecide} today={head.today} />)}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <ScreenPanel view={twoHigh} units={units} today={head.today} mayEdit={head.mayEdit} formKey={formKey} />
          <PlanPanel code={head.code} view={twoHigh} today={head.today} mayEdit={head.mayEdit} mayDecide={mayDecide} formKey={formKey} />
          <ResourcePanel view={resources} formKey={formKey} />
        </div>
      </div>
    </ProjectFrame>
  );
}
