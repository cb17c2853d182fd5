import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { LeadSummary } from "#app/features/lead/lead-summary.tsx";
import { FilesPanel } from "#app/features/files/files-panel.tsx";
import { ProgressPanel } from "#app/features/progress/progress-panel.tsx";
import { DutiesPanel } from "#app/features/duty/duties-panel.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { CountsToward } from "#app/features/project/counts-toward.tsx";
import { FactsPanel } from "#app/features/project/facts-panel.tsx";
import { GateRecord } from "#app/features/project/gate-record.tsx";
import { HistoryList } from "#app/features/project/history-list.tsx";
import { MilestonesPanel } from "#app/features/project/milestones-panel.tsx";
import { NotesPanel } from "#app/features/project/notes-panel.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import type { RefusedChange } from "#app/features/project/project-answer.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { ProjectNotices } from "#app/features/project/project-notices.tsx";
import { ProjectPanes } from "#app/features/project/project-panes.tsx";
import { StillMissing } from "#app/features/project/still-missing.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { projectPageFields } from "#app/schemas/milestone-form.ts";
import { openPane } from "#app/services/projects/open-pane.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { changeFromForm } from "./change-project.server.ts";
import { ProjectActions } from "./project-actions.tsx";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle((words) => args.data?.view.input.name ?? words.pages.notFoundTitle)(args as never);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const view = found(await viewProject(ctx, params.code ?? ""));
  const { milestone, do: pane, to, saved } = readPageQuery(request, projectPageFields).values;
  return { view, formKey: randomUUID(), open: await openPane(ctx, view, { pane, milestone, to }), saved: saved ?? null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return changeFromForm(ctx, context.dataDir, request, params.code ?? "");
}

export const shouldRevalidate = revalidateOnConflict;

/** What the page says after a form was stored. */
function useSavedText(saved: ReturnType<typeof useLoaderData<typeof loader>>["saved"]): string | null {
  const { milestones, project } = useWords();
  if (saved === null) return null;
  if (saved === "note") return project.noteSaved;
  if (saved === "facts") return project.factsSaved;
  return saved === "state" ? project.saved : project.milestoneSaved({ milestone: milestones.name[saved] });
}

export default function ProjectPage() {
  const { view, formKey, open, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedChange>();
  const { project } = useWords();
  const savedText = useSavedText(saved);
  const refused = answer && !answer.ok ? answer : null;
  const isNote = refused?.values.intent === "note";
  return (
    <ProjectFrame head={view} tab="overview" actions={<ProjectActions view={view} />}>
      {open && <ProjectPanes view={view} open={open} line={view.milestones.find((line) => line.type === open.milestone) ?? null} formKey={formKey} refused={isNote ? null : refused} />}
      <div className="grid items-start gap-3 p-3 md:px-6 lg:py-3 min-[72rem]:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <SavedNotice text={savedText} param="saved" />
          <ProjectNotices view={view} />
          <MilestonesPanel view={view} />
          <ProgressPanel code={view.code} summary={view.progress} mayReport={view.mayReport} />
          <FactsPanel view={view} />
          <FilesPanel code={view.code} files={view.files} mayWrite={view.mayWriteFiles} />
          <NotesPanel code={view.code} notes={view.notes} lastUpdateOn={view.lastUpdateOn} mayEdit={view.mayEdit} formKey={formKey} refused={isNote ? refused : null} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          {view.gate && <StillMissing code={view.code} gate={view.gate} mayEdit={view.mayEdit} />}
          <GateRecord view={view} />
          {view.lead && <LeadSummary code={view.code} lead={view.lead} today={view.today} />}
          <CountsToward view={view} />
          <DutiesPanel code={view.code} today={view.today} duties={view.duties.duties} rates={view.duties.rates} />
          <Panel flush title={project.activity} action={<Link to={`${projectPath(view.code)}/history`} className="link">{project.allHistory({ n: view.history.total })}</Link>}>
            <HistoryList entries={view.history.entries} names={view.history.names} />
          </Panel>
        </div>
      </div>
    </ProjectFrame>
  );
}
