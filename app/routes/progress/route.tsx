import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useSubmit } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { REPORT_STANDINGS } from "#app/domain/reporting.ts";
import { reportingPageFields } from "#app/schemas/progress-form.ts";
import { reportingPage } from "#app/services/progress/reporting-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select } from "#app/ui/inputs.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { GroupTable } from "./group-table.tsx";
import { LineTable } from "./line-table.tsx";

export const meta = pageTitle((words) => words.progress.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, reportingPageFields), (query) => reportingPage(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

function Filters({ view }: { readonly view: View }) {
  const { board, common, fields, progress } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { query } = view;
  return (
    <Form method="get" action="/progress" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2" onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
      <Select key={view.month} compact name="month" aria-label={progress.month} defaultValue={view.month} options={view.months.map((month) => ({ value: month, label: formatPartialDate(locale, month, "long") }))} />
      <Select key={`d${query.district}`} compact name="district" aria-label={fields.district} empty={board.anyDistrict} defaultValue={query.district ?? ""} options={view.places.map((place) => ({ value: place.code, label: locale === "en" ? place.en : place.zh }))} />
      <Select key={`s${query.state}`} compact name="state" aria-label={progress.state} empty={progress.standingAll} defaultValue={query.state ?? ""} options={REPORT_STANDINGS.map((standing) => ({ value: standing, label: progress.standing[standing] }))} />
      {query.liaison && <input type="hidden" name="liaison" value={query.liaison} />}
      <Button type="submit" size="s">{common.apply}</Button>
      {(query.district || query.state || query.liaison) && <LinkButton to={`/progress?month=${view.month}`} size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}

function Counts({ view }: { readonly view: View }) {
  const { progress } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const { counts, owed } = view.total;
  const due = formatPartialDate(locale, view.dueOn);
  return (
    <>
      <p className="flex flex-wrap items-center gap-1.5 text-sm">
        <span className="text-ink">{progress.owed} <b className="font-strong">{owed}</b></span>
        {REPORT_STANDINGS.map((standing) => <LinkButton key={standing} to={withParam("/progress", search, "state", standing)} preventScrollReset size="s" variant="ghost">{progress.standing[standing]} <b className="font-strong">{counts[standing]}</b></LinkButton>)}
        <span className={view.isOverdue && counts.missing > 0 ? "text-light-red-text" : "text-muted"}>{view.isOverdue ? progress.overdueSince({ date: due }) : progress.notYetDue({ date: due })}</span>
      </p>
      <p className="text-xs text-muted">{progress.rule({ day: view.rule.dueDay })} {view.rule.since !== null && progress.ruleSince({ month: formatPartialDate(locale, view.rule.since, "long") })}</p>
    </>
  );
}

export default function WhoReported() {
  const view = useLoaderData<typeof loader>();
  const { common, progress, projects } = useWords();
  const { search } = useLocation();
  const exports = <>{(["xlsx", "csv"] as const).map((format) => <LinkButton key={format} to={`/progress.${format}${search}`} reloadDocument title={projects.exportFiltered}>{format === "csv" ? "CSV" : common.exportExcel}</LinkButton>)}</>;
  const title = formatPartialDate(useLocale(), view.month, "long");
  return (
    <Page title={progress.title} actions={exports}>
      <div className="flex min-w-0 flex-col gap-3">
        <Filters view={view} />
        {view.faults.length > 0 && <QueryFaults faults={view.faults} />}
        <Counts view={view} />
        <Panel flush title={title} className="min-w-0">
          {view.lines.length === 0 ? <EmptyState text={view.total.owed === 0 ? progress.nothingOwed : progress.nothingFiltered} action={view.total.owed > 0 && <LinkButton to={`/progress?month=${view.month}`}>{common.clearFilters}</LinkButton>} /> : <LineTable lines={view.lines} month={view.month} mayReport={view.mayReport} label={title} />}
          {view.pages > 1 && <div className="flex justify-end px-4 py-1.5"><Pagination page={view.page} pages={view.pages} hrefFor={(wanted) => withParam("/progress", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: view.page, pages: view.pages })} /></div>}
        </Panel>
        {view.total.owed > 0 && (
          <div className="grid items-start gap-3 lg:grid-cols-2">
            <GroupTable title={progress.byDistrict} param="district" nameless={progress.noDistrict} groups={view.byDistrict} />
            <GroupTable title={progress.byLiaison} param="liaison" nameless={progress.noLiaison} groups={view.byLiaison} />
          </div>
        )}
      </div>
    </Page>
  );
}
