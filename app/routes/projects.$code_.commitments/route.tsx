import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { SIDES } from "#app/domain/commitments.ts";
import { ContractsPanel } from "#app/features/duty/contracts-panel.tsx";
import { dutyPanePath } from "#app/features/duty/duty-address.ts";
import { DutyList } from "#app/features/duty/duty-list.tsx";
import { RateText } from "#app/features/duty/duty-marks.tsx";
import { DutyPanes } from "#app/features/duty/duty-panes.tsx";
import { ReviewsPanel } from "#app/features/duty/reviews-panel.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { dutyPageFields } from "#app/schemas/duty-forms.ts";
import { dutiesOfProject } from "#app/services/commitments/project-duties.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { changeDuties } from "./change-duties.server.ts";

export const meta = pageTitle((words) => words.commitments.title);
export const shouldRevalidate = revalidateOnConflict;

/** Forms that only those who judge may fill in. */
const JUDGING: readonly string[] = ["judge", "review", "rectify", "breach"];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await dutiesOfProject(ctx, params.code ?? ""));
  const { do: pane, item, side, saved } = readPageQuery(request, dutyPageFields).values;
  const isOpen = pane !== undefined && (JUDGING.includes(pane) ? page.mayJudge : page.mayWrite);
  return { page, formKey: randomUUID(), open: isOpen ? { pane, item: item ?? null, side: side ?? null } : null, saved: saved !== undefined };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "commitment.write");
  return changeDuties(ctx, request, params.code ?? "");
}

export default function ProjectCommitments() {
  const { page, formKey, open, saved } = useLoaderData<typeof loader>();
  const { commitments } = useWords();
  const { head, duties, rates, mayWrite, mayJudge } = page;
  return (
    <ProjectFrame head={head} tab="commitments">
      {open && <DutyPanes page={page} open={open} formKey={formKey} />}
      <div className="grid items-start gap-3 p-3 md:px-6 min-[72rem]:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <SavedNotice text={saved ? commitments.saved : null} param="saved" />
          {SIDES.map((side) => {
            const own = duties.filter((duty) => duty.side === side);
            return (
              <Panel key={side} flush title={commitments.duties[side]} meta={<RateText side={side} rate={rates[side]} withMore />}
                action={mayWrite && <LinkButton to={dutyPanePath(head.code, "commit", { side })} preventScrollReset size="s" icon={Plus} aria-label={`${commitments.do.commit} ${commitments.side[side]}`}>{commitments.do.commit}</LinkButton>}>
                {own.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{commitments.emptyDuties}</p> : <DutyList code={head.code} today={head.today} duties={own} mayWrite={mayWrite} mayJudge={mayJudge} />}
              </Panel>
            );
          })}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <ContractsPanel code={head.code} contracts={page.contracts} mayWrite={mayWrite} />
          <ReviewsPanel code={head.code} reviews={page.reviews} mayJudge={mayJudge} />
        </div>
      </div>
    </ProjectFrame>
  );
}
