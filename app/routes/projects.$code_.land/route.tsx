import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { landPanePath } from "#app/features/duty/duty-address.ts";
import { PlotPanel } from "#app/features/duty/plot-panel.tsx";
import { PlotPanes } from "#app/features/duty/plot-panes.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { landPageFields } from "#app/schemas/land-forms.ts";
import { landOfProject } from "#app/services/commitments/land-of-project.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { changeLand } from "./change-land.server.ts";
import { FactsOfLand } from "./facts-of-land.tsx";

export const meta = pageTitle((words) => words.commitments.land);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await landOfProject(ctx, params.code ?? ""));
  const { do: pane, item, saved } = readPageQuery(request, landPageFields).values;
  const isOpen = pane !== undefined && (pane === "exception" ? page.mayJudge : page.mayWrite);
  return { page, formKey: randomUUID(), open: isOpen ? { pane, item: item ?? null } : null, saved: saved !== undefined };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "commitment.write");
  return changeLand(ctx, request, params.code ?? "");
}

export default function ProjectLand() {
  const { page, formKey, open, saved } = useLoaderData<typeof loader>();
  const { commitments } = useWords();
  const { head, plots, mayWrite } = page;
  const add = mayWrite && <LinkButton to={landPanePath(head.code, "plot")} preventScrollReset size="s" icon={Plus}>{commitments.do.plot}</LinkButton>;
  return (
    <ProjectFrame head={head} tab="land">
      {open && <PlotPanes page={page} open={open} formKey={formKey} />}
      <div className="grid items-start gap-3 p-3 md:px-6 min-[72rem]:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <SavedNotice text={saved ? commitments.saved : null} param="saved" />
          {plots.length === 0 ? <Panel title={commitments.plots}><EmptyState text={commitments.emptyPlots} action={add} /></Panel> : plots.map((plot) => <PlotPanel key={plot.item} page={page} plot={plot} />)}
          {plots.length > 0 && <p>{add}</p>}
        </div>
        <FactsOfLand page={page} formKey={formKey} />
      </div>
    </ProjectFrame>
  );
}
