import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyPath } from "#app/features/company/company-address.ts";
import { CompanyFacts } from "#app/features/company/company-facts.tsx";
import { CompanyForm } from "#app/features/company/company-form.tsx";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { companyFormSchema, companyIdOf } from "#app/schemas/company-form.ts";
import { companyFormPage } from "#app/services/companies/company-form-page.server.ts";
import { saveCompany } from "#app/services/companies/save-company.server.ts";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.companies.editTitle);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  return { page: found(await companyFormPage(ctx, companyIdOf(params.id))), formKey: randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  const form = parseForm(await readForm(request), companyFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const id = companyIdOf(params.id);
  const saved = await saveCompany(ctx, id, form.value);
  if (saved.ok) return redirect(`${companyPath(id)}?saved=company`, { status: 303 });
  const isStale = saved.errors.some((error) => error.code === "stale");
  const present = isStale ? found(await companyFormPage(ctx, id)).company : null;
  return refused(saved.errors, present ? { ...form.values, version: String(present.version) } : form.values);
}

export default function EditCompany() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const { companies, project } = useWords();
  const { company } = page;
  const isStale = useRefusal([]).whole.length > 0;
  if (!company) return null;
  return (
    <Page title={companies.editTitle} crumbs={[{ label: companies.title, to: "/investors" }, { label: company.name, to: companyPath(company.id) }, { label: companies.editTitle }]}>
      <h1 className="mb-3 text-xl">{company.name}</h1>
      {isStale && <Panel title={project.theirVersion} className="mb-3 max-w-2xl"><CompanyFacts company={company} withName /></Panel>}
      <CompanyForm {...page} formKey={formKey} backTo={companyPath(company.id)} />
    </Page>
  );
}
