import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { revalidateOnConflict, useVisitKey } from "#app/features/form-answer.ts";
import { LeadPanel } from "#app/features/lead/lead-panel.tsx";
import { RightPanel } from "#app/features/lead/right-panel.tsx";
import { TalkForm } from "#app/features/lead/talk-form.tsx";
import { TalkList } from "#app/features/lead/talk-list.tsx";
import { TransferPanel } from "#app/features/lead/transfer-panel.tsx";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { talkPageFields } from "#app/schemas/talk-form.ts";
import { talksPage } from "#app/services/leads/talks-page.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { changeTalks } from "./change-talks.server.ts";

export const meta = pageTitle((words) => words.talks.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { talk, saved } = readPageQuery(request, talkPageFields).values;
  return { page: found(await talksPage(ctx, params.code ?? "", talk ?? null)), formKey: randomUUID(), saved: saved ?? null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.edit");
  return changeTalks(ctx, request, params.code ?? "");
}

export default function Talks() {
  const { page, formKey, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const visit = useVisitKey();
  const { talks: words } = useWords();
  const { head, standing, editing } = page;
  const refused = answer && !answer.ok ? answer : null;
  const isTalk = refused?.values.intent === "talk" || refused?.values.intent === "correct";
  const own = { code: head.code, formKey, refused };
  return (
    <ProjectFrame head={head} tab="talks">
      <div className="grid items-start gap-3 p-3 md:px-6 lg:py-3 min-[72rem]:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <SavedNotice text={saved === null ? null : words.saved[saved]} param="saved" />
          {head.mayEdit && (
            <Panel title={editing ? words.correct : words.add} id="talk">
              <TalkForm key={editing?.id ?? visit} {...own} refused={isTalk ? refused : null} theirs={refused?.theirs ?? null} today={head.today} contacts={page.contacts} people={page.people} editing={editing} viewer={page.viewer} />
            </Panel>
          )}
          <TalkList talks={page.talks} code={head.code} mayEdit={head.mayEdit} formKey={formKey} />
        </div>
        {standing.isLead || standing.transfers.length > 0 ? (
          <div className="flex min-w-0 flex-col gap-3">
            {standing.isLead && <LeadPanel standing={standing} today={head.today} />}
            {standing.right && <RightPanel {...own} standing={standing} />}
            <TransferPanel {...own} standing={standing} />
          </div>
        ) : null}
      </div>
    </ProjectFrame>
  );
}
