import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useLocation, useSubmit } from "@remix-run/react";
import { Plus } from "lucide-react";
import { z } from "zod";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { companyPath } from "#app/features/company/company-address.ts";
import { DateText } from "#app/features/date-text.tsx";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { EVENT_TYPES } from "#app/domain/kinds.ts";
import { eventListFields } from "#app/schemas/capital-event-form.ts";
import { listEvents } from "#app/services/capital-events/list-events.server.ts";
import type { EventList } from "#app/services/capital-events/list-events.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import type { DataColumn } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select } from "#app/ui/inputs.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.progress.events);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "quota.read");
  const { values: { saved, ...query }, refusals } = readPageQuery(request, { ...eventListFields, saved: z.literal("1").optional() });
  const { value, faults } = await answerPageQuery({ values: query, refusals }, (values) => listEvents(ctx, values));
  return data({ ...value, query, saved: saved !== undefined, faults }, { status: statusWith(faults) });
}

function useColumns(mayWrite: boolean): DataColumn<EventList["items"][number]>[] {
  const { common, fields, progress, project, quotasPage } = useWords();
  const locale = useLocale();
  return [
    { id: "company", head: quotasPage.company, isName: true, cell: (item) => (item.companyId === null ? item.company : <Link to={companyPath(item.companyId)} className="link touch:py-3">{item.company}</Link>) },
    { id: "type", head: progress.eventType, cell: (item) => progress.eventTypes[item.type] },
    { id: "on", head: quotasPage.eventOn, cell: (item) => <DateText date={item.on} /> },
    { id: "amount", head: progress.eventAmount, align: "end", strong: true, cell: (item) => formatMoney(locale, item.amountCny) },
    { id: "uscc", head: fields.uscc, className: "max-md:hidden", cell: (item) => item.uscc ?? MISSING },
    { id: "by", head: project.who, className: "max-md:hidden", cell: (item) => `${item.by ?? project.system} ${formatInstant(locale, item.at)}` },
    ...(mayWrite ? [{ id: "edit", head: <span className="sr-only">{common.edit}</span>, cell: (item: EventList["items"][number]) => <Link to={`/capital-events/${item.id}`} className="link touch:py-3" aria-label={`${progress.correct} ${item.company}`}>{progress.correct}</Link> }] : []),
  ];
}

export default function CapitalEvents() {
  const view = useLoaderData<typeof loader>();
  const { common, progress, quotasPage } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { search } = useLocation();
  const { query } = view;
  const pages = Math.max(1, Math.ceil(view.total / view.size));
  const columns = useColumns(view.mayWrite);
  return (
    <Page title={progress.events} crumbs={[{ label: quotasPage.title, to: "/quotas" }, { label: progress.events }]} actions={view.mayWrite && <LinkButton to="/capital-events/new" variant="primary" icon={Plus}>{progress.addEvent}</LinkButton>}>
      <div className="flex min-w-0 flex-col gap-3">
        <SavedNotice text={view.saved ? common.saved : null} param="saved" />
        <Form method="get" action="/capital-events" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2" onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
          <Select key={`t${query.type}`} compact name="type" aria-label={progress.eventType} empty={progress.anyEventType} defaultValue={query.type ?? ""} options={EVENT_TYPES.map((type) => ({ value: type, label: progress.eventTypes[type] }))} />
          <Select key={`y${query.year}`} compact name="year" aria-label={common.year} empty={progress.anyYear} defaultValue={query.year ?? ""} options={view.years.map((year) => ({ value: String(year), label: String(year) }))} />
          <Button type="submit" size="s">{common.apply}</Button>
        </Form>
        {view.faults.length > 0 && <QueryFaults faults={view.faults} />}
        <Panel flush title={progress.events} meta={progress.eventCount({ n: view.total, amount: formatMoney(locale, view.totalCny) })}>
          {view.items.length === 0 ? <EmptyState text={quotasPage.eventsEmpty} action={view.mayWrite && <LinkButton to="/capital-events/new">{progress.addEvent}</LinkButton>} /> : <DataTable label={progress.events} columns={columns} rows={view.items} keyOf={({ id }) => id} />}
          {pages > 1 && <div className="flex justify-end px-4 py-1.5"><Pagination page={view.page} pages={pages} hrefFor={(wanted) => withParam("/capital-events", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: view.page, pages })} /></div>}
        </Panel>
      </div>
    </Page>
  );
}
