import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Printer } from "lucide-react";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { IssueActions } from "#app/features/issues/issue-actions.tsx";
import { IssueChips, IssueDeadline, issuePath } from "#app/features/issues/issue-marks.tsx";
import { IssuePath, IssueUnits } from "#app/features/issues/issue-path.tsx";
import { OthersHere } from "#app/features/live/others-here.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { issuePageFields } from "#app/schemas/issue-form.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import type { IssuePage } from "#app/services/issues/issue-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { answerIssueForm } from "./answer-issue-form.server.ts";

export const meta = pageTitle((words) => words.issues.issue);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await issuePage(ctx, params.number ?? ""));
  return { page, formKey: randomUUID(), isSaved: readPageQuery(request, issuePageFields).values.saved !== undefined };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return answerIssueForm(ctx, request, params.number ?? "");
}

/** What is in the way of which project, who is to solve it and until when. */
function Facts({ page }: { readonly page: IssuePage }) {
  const { issues, milestones } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(page.names);
  const { issue, repeats } = page;
  const facts = [issues.category[issue.category], issues.source[issue.source], issues.raisedOn({ date: formatPartialDate(locale, issue.raisedOn) }), issue.milestone === null ? null : milestones.name[issue.milestone],
    repeats > 0 ? issues.repeats({ n: repeats }) : null, issue.reopened > 0 ? issues.reopened({ n: issue.reopened }) : null];
  return (
    <Panel title={issue.number} action={<><IssueChips issue={issue} /><IssueDeadline issue={issue} /></>}>
      <p className="flex flex-wrap gap-x-2 text-sm"><Link to={`${projectPath(issue.code)}/issues`} className="link">{issue.projectName}</Link><span className="text-muted">{issue.code}</span></p>
      <p className="text-sm text-muted">{joinFacts(locale, facts)}</p>
      {issue.detail && <p className="mt-2 text-sm whitespace-pre-line text-ink [overflow-wrap:anywhere]">{issue.detail}</p>}
      {issue.leadUnit !== null && (
        <dl className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
          <dt className="text-muted">{issues.lead}</dt><dd>{nameOf(issue.leadUnit)}</dd>
          <dt className="text-muted">{issues.dueOn}</dt><dd>{formatPartialDate(locale, issue.dueOn)}</dd>
          {issue.requirement && <><dt className="text-muted">{issues.requirement}</dt><dd className="whitespace-pre-line [overflow-wrap:anywhere]">{issue.requirement}</dd></>}
        </dl>
      )}
    </Panel>
  );
}

export default function IssueRecord() {
  const { page, formKey, isSaved } = useLoaderData<typeof loader>();
  const { issues } = useWords();
  const { issue } = page;
  const { others } = useLive({ topics: ["issue", "document"], code: issue.code, at: issuePath(issue.number) });
  const slip = issue.leadUnit !== null && <LinkButton to={`${issuePath(issue.number)}/slip`} icon={Printer} size="s">{issues.slip}</LinkButton>;
  return (
    <Page title={issue.number} flush crumbs={[{ label: issues.title, to: "/issues" }, { label: issue.number }]} actions={slip}>
      <div className="grid items-start gap-3 p-3 md:px-6 min-[72rem]:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <h1 className="px-1 text-lg [overflow-wrap:anywhere]">{issue.title}</h1>
          <OthersHere names={others} />
          <SavedNotice text={isSaved ? issues.saved : null} param="saved" />
          <Facts page={page} />
          <IssueActions page={page} formKey={formKey} />
          <IssueUnits page={page} />
        </div>
        <IssuePath page={page} />
      </div>
    </Page>
  );
}
