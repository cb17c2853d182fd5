import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { EVENT_INTENTS, eventFormSchema, withdrawEventSchema } from "#app/schemas/capital-event-form.ts";
import { saveEvent, withdrawEvent } from "#app/services/capital-events/edit-events.server.ts";
import { eventToEdit } from "#app/services/capital-events/list-events.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { EventFields, WithdrawFields } from "./event-fields.tsx";

export const meta = pageTitle((words) => words.progress.events);
export const shouldRevalidate = revalidateOnConflict;

/** The version in the address; null for a new event, 0 for what is no number and so is not found. */
function idOf(text: string | undefined): number | null {
  return text === "new" ? null : /^[1-9]\d{0,14}$/.test(text ?? "") ? Number(text) : 0;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "event.write");
  const id = idOf(params.id);
  return { edited: id === null ? null : found(await eventToEdit(ctx, id)), formKey: randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "event.write");
  const id = idOf(params.id);
  const form = await readForm(request);
  const intent = readIntent(form, EVENT_INTENTS);
  if (intent === "withdraw") {
    const parsed = parseForm(form, withdrawEventSchema);
    if (!parsed.ok) return refused(parsed.errors, parsed.values);
    const verdict = await withdrawEvent(ctx, id ?? 0, parsed.value);
    return verdict.ok ? redirect("/capital-events?saved=1", { status: 303 }) : refused(verdict.errors, parsed.values);
  }
  const parsed = parseForm(form, eventFormSchema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const verdict = await saveEvent(ctx, id, parsed.value);
  return verdict.ok ? redirect("/capital-events?saved=1", { status: 303 }) : refused(verdict.errors, parsed.values);
}

export default function CapitalEvent() {
  const { edited, formKey } = useLoaderData<typeof loader>();
  const { progress, quotasPage } = useWords();
  const title = edited ? progress.correctEvent : progress.addEvent;
  return (
    <Page title={title} crumbs={[{ label: quotasPage.title, to: "/quotas" }, { label: progress.events, to: "/capital-events" }, { label: title }]}>
      <div className="flex max-w-2xl flex-col gap-3">
        <Panel title={title}><EventFields item={edited?.item ?? null} replaced={edited?.isPresent === false ? edited.present ?? "withdrawn" : null} formKey={formKey} /></Panel>
        {edited?.isPresent && <Panel title={progress.withdrawEvent} meta={progress.withdrawNote}><WithdrawFields formKey={formKey} /></Panel>}
      </div>
    </Page>
  );
}
