import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Duplicates, useDuplicates } from "#app/features/lead/duplicates.tsx";
import { FactsForm } from "#app/features/project/facts-form.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { factsFormSchema } from "#app/schemas/project-form.ts";
import { newFactsFormPage } from "#app/services/projects/facts-form-page.server.ts";
import { addProject } from "#app/services/projects/save-facts.server.ts";

export const meta = pageTitle((words) => words.project.newProjectTitle);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.create");
  return { page: found(await newFactsFormPage(ctx)), formKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.create");
  const form = parseForm(await readForm(request), factsFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const saved = await addProject(ctx, form.value);
  return saved.ok ? redirect(`${projectPath(saved.value.code)}?saved=facts`, { status: 303 }) : refused(saved.errors, form.values);
}

export default function NewProject() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { project, projects } = useWords();
  const { found: similar, ask } = useDuplicates([]);
  const look = (data: FormData) => {
    const typed = (name: string) => String(data.get(name) ?? "");
    ask({ company: typed("investors[0].name"), wish: typed("name"), uscc: typed("uscc"), projectCode: typed("projectCode") });
  };
  return (
    <Page title={project.newProjectTitle} crumbs={[{ label: projects.title, to: "/projects" }, { label: project.newProjectTitle }]}>
      <h1 className="text-xl">{project.newProjectTitle}</h1>
      <p className="mb-3 text-sm text-muted">{project.newProjectText}</p>
      <div className="flex items-start gap-4 max-lg:flex-col">
        <FactsForm page={page} formKey={formKey} refused={answer && !answer.ok ? answer : null} backTo="/projects" submit={project.createProject} onTyped={look} />
        <div className="sticky top-16 max-lg:static"><Duplicates found={similar} /></div>
      </div>
    </Page>
  );
}
