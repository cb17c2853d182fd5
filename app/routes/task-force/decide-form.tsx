import { useLocation } from "@remix-run/react";
import { ActionForm } from "#app/features/admission/action-form.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { HAND_OVER_FIELDS, HandOverFields } from "#app/features/issues/hand-over-form.tsx";
import { BlockingBox, DetailField, WhatFields } from "#app/features/issues/raise-form.tsx";
import { useWords } from "#app/i18n/words-context.tsx";
import type { MeetingLine, TaskForcePage } from "#app/services/task-force/task-force-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";

const RAISED = ["title", "category", "detail"] as const;

/** Turns what the meeting decided about a project into an issue: handed over at once by those who may, raised to wait by the others. */
export function DecideForm({ line, page }: { readonly line: MeetingLine; readonly page: Pick<TaskForcePage, "units" | "mayHandOver"> & { readonly formKey: string } }) {
  const { taskForce, issues, common } = useWords();
  const { search } = useLocation();
  const { formKey, units, mayHandOver } = page;
  return (
    <div className="no-print mx-4 mt-2 max-w-3xl rounded-sm bg-sunken p-3">
      <p className="mb-2 flex items-center justify-between gap-2"><strong className="text-sm text-ink">{taskForce.decideAbout({ name: line.name })}</strong>
        <LinkButton to={`${withParam("/task-force", search, "decide", null)}#${line.code}`} size="s" variant="ghost" preventScrollReset>{common.cancel}</LinkButton></p>
      {mayHandOver ? (
        <ActionForm intent="decide" formKey={formKey} hidden={{ code: line.code }} submit={taskForce.decideHand} fields={[...RAISED, ...HAND_OVER_FIELDS]}>
          {(drawn) => <><WhatFields drawn={drawn} /><HandOverFields drawn={drawn} units={units} lead={line.unit ?? ""} /><DetailField drawn={drawn} /><BlockingBox drawn={drawn} /></>}
        </ActionForm>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">{taskForce.waits}</p>
          <ActionForm intent="raise" formKey={formKey} hidden={{ code: line.code }} submit={issues.saveRaise} fields={RAISED}>
            {(drawn) => <><WhatFields drawn={drawn} /><DetailField drawn={drawn} /><BlockingBox drawn={drawn} /></>}
          </ActionForm>
        </>
      )}
    </div>
  );
}
