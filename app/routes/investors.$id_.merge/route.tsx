import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { companyPath } from "#app/features/company/company-address.ts";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { companyIdOf, mergeFormSchema, mergePageFields } from "#app/schemas/company-form.ts";
import { mergeCompanies } from "#app/services/companies/merge-companies.server.ts";
import { mergePage } from "#app/services/companies/merge-page.server.ts";
import { movedTo } from "#app/services/companies/view-company.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { MergePreviewForm } from "./merge-preview.tsx";

export const meta = pageTitle((words) => words.companies.mergeTitle);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.merge");
  const id = companyIdOf(params.id);
  const root = await movedTo(ctx, id);
  if (root !== null) throw redirect(companyPath(root));
  return { page: found(await mergePage(ctx, id, readPageQuery(request, mergePageFields).values)), formKey: randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.merge");
  const form = parseForm(await readForm(request), mergeFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const merged = await mergeCompanies(ctx, { ...form.value, merged: companyIdOf(params.id) });
  return merged.ok ? redirect(`${companyPath(merged.value.id)}?saved=merge`, { status: 303 }) : refused(merged.errors, form.values);
}

function Choices() {
  const { page } = useLoaderData<typeof loader>();
  const { common, companies } = useWords();
  return (
    <Panel title={companies.findOther} className="max-w-4xl">
      <Form method="get" role="search" className="flex flex-wrap gap-2">
        <TextInput name="q" type="search" aria-label={companies.searchLabel} placeholder={companies.searchLabel} defaultValue={page.q} maxLength={200} className="sm:w-80" />
        <Button type="submit" icon={Search}>{common.search}</Button>
      </Form>
      {page.choices.length === 0 ? <p className="mt-2 text-sm text-muted">{page.q === "" ? companies.noneSimilar : companies.emptyFiltered}</p> : (
        <ul className="mt-2 flex flex-col">
          {page.choices.map((choice) => (
            <li key={choice.id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-1.5 text-sm first:border-t-0">
              <Link to={`?${new URLSearchParams({ ...(page.q ? { q: page.q } : {}), into: String(choice.id) })}`} preventScrollReset aria-label={companies.choose({ name: choice.name })} className="link touch:inline-flex touch:min-h-11 touch:items-center">{choice.name}</Link>
              <span className="text-muted tabular-nums">{choice.uscc}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export default function MergeCompany() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const words = useWords();
  const { companies } = words;
  const { company, preview, refusals } = page;
  return (
    <Page title={companies.mergeTitle} crumbs={[{ label: companies.title, to: "/investors" }, { label: company.name, to: companyPath(company.id) }, { label: companies.merge }]}>
      <h1 className="text-xl">{companies.mergeTitle}</h1>
      <p className="mb-3 text-sm text-muted">{companies.mergeText({ name: company.name })}</p>
      <div className="flex flex-col gap-3">
        <Choices />
        {refusals.length > 0 && <Banner tone="error" className="max-w-4xl">{refusals.map((refusal) => <span key={refusal.code} className="block">{refusalText(words, refusal)}</span>)}</Banner>}
        {preview && <MergePreviewForm key={preview.kept.id} company={company} preview={preview} formKey={formKey} />}
      </div>
    </Page>
  );
}
