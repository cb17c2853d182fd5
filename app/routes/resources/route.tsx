import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useLocation, useSubmit } from "@remix-run/react";
import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import { DutyTabs } from "#app/features/admission/duty-tabs.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { RequestState, useResourceText } from "#app/features/resources/resource-panel.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { budgetFormSchema, resourcePageFields } from "#app/schemas/admission-form.ts";
import { setBudget } from "#app/services/resources/budgets.server.ts";
import { resourcesPage } from "#app/services/resources/resources-page.server.ts";
import type { ResourcesPage } from "#app/services/resources/resources-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select } from "#app/ui/inputs.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { BudgetForm } from "./budget-form.tsx";
import { CityBudgets, DistrictBudgets } from "./budget-tables.tsx";

export const meta = pageTitle((words) => words.resources.panel);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, resourcePageFields), (query) => resourcesPage(ctx, query));
  return data({ page: value, faults, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "resource.allocate");
  const form = parseForm(await readForm(request), budgetFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const { amount, ...budget } = form.value;
  const verdict = await setBudget(ctx, { ...budget, amountE4: amount });
  return verdict.ok ? redirect(`/resources?year=${budget.year}&saved=budget`, { status: 303 }) : refused(verdict.errors, form.values);
}

function Filters({ page }: { readonly page: ResourcesPage }) {
  const { common, resources } = useWords();
  const submit = useSubmit();
  return (
    <Form method="get" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5" onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
      <Select key={`y${page.year}`} compact name="year" aria-label={resources.year} defaultValue={String(page.year)} options={page.years.map((year) => ({ value: String(year), label: common.yearOf({ year }) }))} />
      <Select key={`k${page.query.kind}`} compact name="kind" aria-label={resources.kindLabel} empty={resources.anyKind} defaultValue={page.query.kind ?? ""} options={RESOURCE_KINDS.map((kind) => ({ value: kind, label: resources.kind[kind] }))} />
      <Button type="submit" size="s">{common.apply}</Button>
    </Form>
  );
}

function Requests({ page }: { readonly page: ResourcesPage }) {
  const { admission, common, resources } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const text = useResourceText();
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  return (
    <Panel flush title={resources.requests} meta={resources.found({ n: page.total })} className="overflow-hidden"
      action={pages > 1 && <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/resources", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />}>
      <DataTable label={resources.requests} rows={page.items} keyOf={(row) => `${row.code} ${row.kind}`} empty={<EmptyState text={resources.emptyYear} />} columns={[
        { id: "project", head: admission.project, isName: true, className: "max-w-72 truncate", cell: (row) => <><Link className="hover:text-link" title={row.name} to={`${projectPath(row.code)}/admission#resources`}>{row.name}</Link>{row.hasLeft && row.allocatedE4 > 0 && <Chip tone="red" className="ml-1.5">{resources.gone}</Chip>}</> },
        { id: "kind", head: resources.kindLabel, cell: (row) => resources.kind[row.kind] },
        { id: "asked", head: resources.asked, align: "end", cell: (row) => text(row.kind, row.askedE4) },
        { id: "allocated", head: resources.allocated, align: "end", strong: true, cell: (row) => text(row.kind, row.allocatedE4) },
        { id: "state", head: admission.stateLabel, cell: (row) => <RequestState {...row} /> },
        { id: "on", head: common.date, cell: (row) => formatPartialDate(locale, row.allocatedOn ?? row.askedOn) },
      ]} />
    </Panel>
  );
}

export default function Resources() {
  const { page, faults, formKey } = useLoaderData<typeof loader>();
  const { resources } = useWords();
  const params = new URLSearchParams(useLocation().search);
  const choice = { kind: RESOURCE_KINDS.find((kind) => kind === params.get("budget")) ?? "land", place: page.districts.find(({ place }) => place.code === params.get("place"))?.place.code ?? "" };
  return (
    <Page title={resources.panel} flush>
      <DutyTabs current="resources" />
      <Filters page={page} />
      {faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={faults} /></div>}
      <div className="flex flex-col gap-3 px-3 pb-5 md:px-5">
        <SavedNotice text={params.has("saved") ? resources.saved : null} param="saved" />
        <div className={page.mayAllocate ? "grid items-start gap-3 min-[72rem]:grid-cols-[minmax(0,1fr)_22rem]" : ""}>
          <div className="flex min-w-0 flex-col gap-3">
            <Panel flush title={resources.budgetsOf({ year: page.year })} className="overflow-hidden"><CityBudgets page={page} /></Panel>
            {page.districts.length > 0 && <Panel flush title={resources.byDistrict} className="overflow-hidden"><DistrictBudgets page={page} /></Panel>}
          </div>
          {page.mayAllocate && <Panel id="budget" title={resources.setBudget}><BudgetForm page={page} choice={choice} formKey={formKey} /></Panel>}
        </div>
        <Requests page={page} />
      </div>
    </Page>
  );
}
