import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OthersHere } from "#app/features/live/others-here.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { ConflictForm } from "#app/features/project/conflict-form.tsx";
import { FactsForm } from "#app/features/project/facts-form.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused, statusOf } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { factsFormSchema } from "#app/schemas/project-form.ts";
import { factsFormPage } from "#app/services/projects/facts-form-page.server.ts";
import { saveFacts } from "#app/services/projects/save-facts.server.ts";

export const meta = pageTitle((words) => words.project.editFacts);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.edit");
  return { page: found(await factsFormPage(ctx, params.code ?? "")), formKey: randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.edit");
  const code = params.code ?? "";
  const form = parseForm(await readForm(request), factsFormSchema);
  if (!form.ok) return refusedFacts(form.errors, form.values);
  const saved = await saveFacts(ctx, code, form.value);
  if (saved.ok) return redirect(`${projectPath(code)}?saved=facts`, { status: 303 });
  if (saved.conflict === null) return refusedFacts(saved.errors, form.values);
  return data({ ok: false as const, errors: saved.errors, values: form.values, conflict: { ...saved.conflict, formKey: randomUUID() } }, { status: statusOf(saved.errors.map(({ code: reason }) => ({ code: reason }))) });
}

function refusedFacts(errors: Parameters<typeof refused>[0], values: Parameters<typeof refused>[1]) {
  const { data: answer, init } = refused(errors, values);
  return data({ ...answer, conflict: null }, init ?? {});
}

export default function EditFacts() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { project, projects } = useWords();
  const backTo = projectPath(page.code ?? "");
  const { others } = useLive({ at: `${backTo}/edit` });
  const isRefused = answer && !answer.ok ? answer : null;
  return (
    <Page title={project.editFacts} crumbs={[{ label: projects.title, to: "/projects" }, { label: page.code ?? "", to: backTo }, { label: project.editFacts }]}>
      <h1 className="mb-3 text-xl">{page.input.name}</h1>
      <OthersHere names={others} />
      {isRefused?.conflict
        ? <ConflictForm key={isRefused.conflict.formKey} conflict={isRefused.conflict} values={isRefused.values} formKey={isRefused.conflict.formKey} backTo={backTo} />
        : <FactsForm page={page} formKey={formKey} refused={isRefused} backTo={backTo} submit={project.saveFacts} />}
    </Page>
  );
}
