import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigate } from "@remix-run/react";
import { LeadForm } from "#app/features/lead/lead-form.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { leadFormSchema } from "#app/schemas/lead-form.ts";
import { captureLead } from "#app/services/leads/capture-lead.server.ts";
import { findDuplicates } from "#app/services/leads/find-duplicates.server.ts";
import { leadFormPage } from "#app/services/leads/leads-page.server.ts";
import { Dialog } from "#app/ui/dialog.tsx";

export const meta = pageTitle((words) => words.leads.newLead);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.create");
  return { page: found(await leadFormPage(ctx)), formKey: randomUUID(), added: new URL(request.url).searchParams.get("added") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.create");
  const form = parseForm(await readForm(request), leadFormSchema);
  const { company = "", wish = "" } = form.values;
  const refuseLead = async (errors: Parameters<typeof refused>[0]) => {
    const similar = await findDuplicates(ctx, { company, intent: wish });
    const named = errors.map((error) => (error.field === "name" ? { ...error, field: wish === "" ? "company" : "wish" } : error));
    const { data: answer, init } = refused(named, form.values);
    return data({ ...answer, duplicates: similar.ok ? similar.value : [] }, init ?? {});
  };
  if (!form.ok) return refuseLead(form.errors);
  const verdict = await captureLead(ctx, { ...form.value, intent: form.value.wish, source: form.value.source ?? null });
  if (!verdict.ok) return refuseLead(verdict.errors);
  const { code } = verdict.value;
  return redirect(form.value.intent === "save" ? `/leads?${new URLSearchParams({ saved: code })}` : `/leads/new?${new URLSearchParams({ added: code })}`, { status: 303 });
}

export default function NewLead() {
  const { page, formKey, added } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const navigate = useNavigate();
  const { common, leads } = useWords();
  const refusedAnswer = answer && !answer.ok ? answer : null;
  return (
    <Dialog isOpen onClose={() => navigate("/leads", { preventScrollReset: true })} size="l" closeLabel={common.close} title={leads.newLead}>
      <div className="px-5"><SavedNotice text={added === null ? null : leads.saved({ code: added })} param="added" /></div>
      <LeadForm key={refusedAnswer ? "refused" : formKey} page={page} formKey={formKey} refused={refusedAnswer} duplicates={refusedAnswer?.duplicates ?? []} />
    </Dialog>
  );
}
