import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Printer } from "lucide-react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { IssueList } from "#app/features/issues/issue-list.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import type { FormWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { decideFormSchema, MEETING_INTENTS, meetingPaneFields, meetingRaiseFormSchema, taskForceFields } from "#app/schemas/task-force.ts";
import type { MeetingIntent } from "#app/schemas/task-force.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { taskForcePage } from "#app/services/task-force/task-force-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { MeetingFilters } from "./meeting-filters.tsx";
import { MeetingLines } from "./meeting-lines.tsx";
import { WeekSummary } from "./week-summary.tsx";

export const meta = pageTitle((words) => words.taskForce.title);
export const shouldRevalidate = revalidateOnConflict;

const WORKS: Readonly<Record<MeetingIntent, FormWork>> = {
  decide: formWork(decideFormSchema, (ctx, _, { intent: _intent, units, ...form }) => decideInMeeting(ctx, { ...form, supports: units })),
  raise: formWork(meetingRaiseFormSchema, (ctx, _, { intent: _intent, ...form }) => raiseIssue(ctx, { ...form, source: "meeting", milestone: null })),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, taskForceFields), (query) => taskForcePage(ctx, query));
  const { decide = null, saved } = readPageQuery(request, meetingPaneFields).values;
  return data({ ...value, faults, deciding: value.mayRaise ? decide : null, isSaved: saved !== undefined, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "issue.raise");
  const search = new URL(request.url).searchParams;
  for (const name of ["decide", "saved", "index", "_routes"]) search.delete(name);
  return answerForms(ctx, request, { of: "", intents: MEETING_INTENTS, works: WORKS, path: `/task-force${search.size > 0 ? `?${search}` : ""}` });
}

export default function TaskForce() {
  const page = useLoaderData<typeof loader>();
  useLive({ topics: ["all"], isPaused: page.deciding !== null, isHeavy: true });
  const { taskForce, issues, common } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  const stamp = joinFacts(locale, [formatPartialDate(locale, page.today, "long"), taskForce.red({ n: page.counts.red }), taskForce.yellow({ n: page.counts.yellow }), taskForce.blocking({ n: page.week.blocking })]);
  const print = <Button size="s" icon={Printer} onClick={() => window.print()}>{issues.print}</Button>;
  return (
    <Page title={taskForce.title} flush stamp={stamp} actions={print}>
      <SavedNotice text={page.isSaved ? taskForce.decided : null} param="saved" />
      <WeekSummary page={page} />
      <MeetingFilters page={page} />
      {page.faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={page.faults} /></div>}
      <div className="flex flex-col gap-3 md:px-5 md:pb-5 print:px-0">
        <section aria-label={taskForce.title} className="panel">
          {page.lines.length === 0 ? <EmptyState text={page.query.light === "red" ? taskForce.emptyRed : taskForce.emptyYellow} /> : <MeetingLines page={page} />}
          {pages > 1 && (
            <footer className="no-print flex items-center justify-between gap-3 border-t border-line px-4 py-1.5 text-xs text-muted">
              <span>{common.project({ n: page.total })}</span>
              <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/task-force", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />
            </footer>
          )}
        </section>
        <Panel flush title={taskForce.decisions}>
          {page.decisions.length === 0 ? <EmptyState text={taskForce.noDecision} /> : <IssueList issues={page.decisions} units={page.units} withProject />}
        </Panel>
      </div>
    </Page>
  );
}
