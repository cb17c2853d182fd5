import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { companyPath } from "#app/features/company/company-address.ts";
import { CompanyForm } from "#app/features/company/company-form.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { companyFormSchema } from "#app/schemas/company-form.ts";
import { companyFormPage } from "#app/services/companies/company-form-page.server.ts";
import { saveCompany } from "#app/services/companies/save-company.server.ts";

export const meta = pageTitle((words) => words.companies.add);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  return { page: found(await companyFormPage(ctx, null)), formKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  const form = parseForm(await readForm(request), companyFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const saved = await saveCompany(ctx, null, form.value);
  return saved.ok ? redirect(`${companyPath(saved.value.id)}?saved=company`, { status: 303 }) : refused(saved.errors, form.values);
}

export default function NewCompany() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const { companies } = useWords();
  return (
    <Page title={companies.add} crumbs={[{ label: companies.title, to: "/investors" }, { label: companies.add }]}>
      <h1 className="mb-3 text-xl">{companies.add}</h1>
      <CompanyForm {...page} formKey={formKey} backTo="/investors" />
    </Page>
  );
}
