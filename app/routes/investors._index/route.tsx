import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useLocation } from "@remix-run/react";
import { Plus, Search } from "lucide-react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { companyPath } from "#app/features/company/company-address.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { ORIGINS } from "#app/domain/kinds.ts";
import { companyListFields } from "#app/schemas/company-form.ts";
import { companyPage } from "#app/services/companies/list-companies.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

export const meta = pageTitle((words) => words.companies.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, companyListFields), (query) => companyPage(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

function Filters() {
  const { query } = useLoaderData<typeof loader>();
  const { common, companies } = useWords();
  return (
    <Form method="get" role="search" className="flex flex-wrap items-center gap-2 px-4 py-3 md:px-5">
      <TextInput name="q" type="search" aria-label={companies.searchLabel} placeholder={companies.searchLabel} defaultValue={query.q} maxLength={200} className="sm:w-72" />
      <Select compact name="origin" aria-label={companies.originLabel} empty={companies.originLabel} defaultValue={query.origin ?? ""} options={ORIGINS.map((value) => ({ value, label: companies.origins[value] }))} />
      <Checkbox name="without" value="uscc" defaultChecked={query.without === "uscc"} label={companies.withoutCode} />
      <Button type="submit" icon={Search}>{common.search}</Button>
    </Form>
  );
}

function CompanyTable() {
  const { rows } = useLoaderData<typeof loader>();
  const { common, companies, fields } = useWords();
  const locale = useLocale();
  return (
    <TableFrame label={companies.listLabel} className="min-h-0 flex-1">
      <thead><tr><HeadCell>{fields.company}</HeadCell><HeadCell className="max-sm:hidden">{fields.uscc}</HeadCell><HeadCell className="max-sm:hidden">{fields.country}</HeadCell><HeadCell align="end">{companies.projects}</HeadCell></tr></thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <NameCell className="max-sm:whitespace-normal"><Link to={companyPath(row.id)} className="link touch:inline-flex touch:min-h-11 touch:items-center">{row.name}</Link></NameCell>
            <Cell className="tabular-nums max-sm:hidden">{row.uscc ?? common.missing}</Cell>
            <Cell className="max-sm:hidden">{row.country ? (locale === "en" ? row.country.en : row.country.zh) : common.missing}</Cell>
            <Cell align="end">{row.projects}</Cell>
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

export default function Investors() {
  const { rows, total, page, size, query, faults, mayAdd } = useLoaderData<typeof loader>();
  const { common, companies } = useWords();
  const { pathname, search } = useLocation();
  const pages = Math.max(1, Math.ceil(total / size));
  const isFiltered = Boolean(query.q || query.origin || query.without);
  return (
    <Page title={companies.title} fill flush actions={mayAdd && <LinkButton to="/investors/new" variant="primary" icon={Plus}>{companies.add}</LinkButton>}>
      <Filters />
      {faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={faults} /></div>}
      {rows.length === 0
        ? <EmptyState text={isFiltered ? companies.emptyFiltered : companies.empty} action={isFiltered && <LinkButton to={pathname}>{common.clearFilters}</LinkButton>} />
        : <CompanyTable />}
      <footer className="flex items-center justify-between border-t border-line px-4 py-2 text-xs text-muted md:px-5">
        <span>{companies.total({ n: total })}</span>
        {pages > 1 && <Pagination page={page} pages={pages} hrefFor={(wanted) => withParam(pathname, search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page, pages })} />}
      </footer>
    </Page>
  );
}
