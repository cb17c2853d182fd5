import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Siren } from "lucide-react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { IssueList } from "#app/features/issues/issue-list.tsx";
import { issuePath } from "#app/features/issues/issue-marks.tsx";
import { RaiseForm } from "#app/features/issues/raise-form.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { projectIssuesFields, raiseFormSchema } from "#app/schemas/issue-form.ts";
import { projectIssues } from "#app/services/issues/issues-page.server.ts";
import { raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.issues.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await projectIssues(ctx, params.code ?? ""));
  return { page, formKey: randomUUID(), raising: page.mayRaise ? (readPageQuery(request, projectIssuesFields).values.raise ?? null) : null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "issue.raise");
  const parsed = parseForm(await readForm(request), raiseFormSchema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const { intent: _, ...form } = parsed.value;
  const verdict = await raiseIssue(ctx, { code: params.code ?? "", ...form });
  return verdict.ok ? redirect(`${issuePath(verdict.value.number)}?saved=raise`, { status: 303 }) : refused(verdict.errors, parsed.values);
}

export default function ProjectIssuesPage() {
  const { page, formKey, raising } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { issues, common } = useWords();
  const { head, mayRaise } = page;
  const path = `${projectPath(head.code)}/issues`;
  const isOpen = raising !== null || answer !== undefined;
  const raise = mayRaise && !isOpen && <LinkButton to={`${path}?raise=1`} icon={Siren} preventScrollReset>{issues.raise}</LinkButton>;
  return (
    <ProjectFrame head={head} tab="issues" actions={raise}>
      <div className="flex max-w-4xl flex-col gap-3 p-3 md:px-6">
        {isOpen && <Panel title={issues.raise} action={<LinkButton to={path} size="s" variant="ghost" preventScrollReset>{common.cancel}</LinkButton>}><RaiseForm formKey={formKey} isOnSite={raising === "site"} /></Panel>}
        <Panel flush title={issues.title}>
          {page.issues.length === 0 ? <EmptyState text={issues.empty} action={raise} /> : <IssueList issues={page.issues} units={page.units} withProject={false} />}
        </Panel>
      </div>
    </ProjectFrame>
  );
}
