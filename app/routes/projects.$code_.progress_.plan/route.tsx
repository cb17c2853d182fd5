import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { CurveForm, OutlineForm } from "#app/features/progress/curve-form.tsx";
import { progressPath } from "#app/features/progress/progress-address.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { curveFormSchema, outlineFields } from "#app/schemas/progress-form.ts";
import { curvePage, planCurve } from "#app/services/progress/plan-curve.server.ts";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.progress.plan);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "progress.write");
  const { values: { total, ...outline }, refusals } = readPageQuery(request, outlineFields);
  const page = found(await curvePage(ctx, params.code ?? "", { ...outline, ...(total === undefined ? {} : { totalCny: total }) }));
  const faults = [...refusals, ...page.faults];
  return data({ page: { ...page, faults }, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "progress.write");
  const form = parseForm(await readForm(request), curveFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await planCurve(ctx, params.code ?? "", form.value);
  return verdict.ok ? redirect(`${progressPath(params.code ?? "")}?saved=plan`, { status: 303 }) : refused(verdict.errors, form.values);
}

export default function PlanPage() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const { progress, projects } = useWords();
  const title = page.seen === null ? progress.plan : progress.editPlan;
  const crumbs = [{ label: projects.title, to: "/projects" }, { label: page.code, to: projectPath(page.code) }, { label: progress.tab, to: progressPath(page.code) }, { label: title }];
  return (
    <Page title={title} crumbs={crumbs}>
      <h1 className="mb-2 text-xl">{page.name}</h1>
      <div className="flex max-w-5xl flex-col gap-3">
        <Panel title={progress.outline}><OutlineForm page={page} /></Panel>
        <Panel title={progress.points}><CurveForm key={JSON.stringify(page.points)} page={page} formKey={formKey} /></Panel>
      </div>
    </Page>
  );
}
