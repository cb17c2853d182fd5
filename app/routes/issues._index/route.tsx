import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useLocation, useSubmit } from "@remix-run/react";
import { MessageCircleQuestion } from "lucide-react";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { IssueList } from "#app/features/issues/issue-list.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { ISSUE_CATEGORIES, ISSUE_VIEWS } from "#app/domain/issues.ts";
import { may, SYSTEM } from "#app/domain/permissions.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { useShell } from "#app/features/shell/shell-data.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatDuration, formatInteger, formatPercent } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { issueListFields } from "#app/schemas/issue-form.ts";
import { issuesList } from "#app/services/issues/issues-page.server.ts";
import type { IssuesPage } from "#app/services/issues/issues-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { FilterChip } from "#app/ui/chip.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select } from "#app/ui/inputs.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.issues.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, issueListFields), (query) => issuesList(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

/** The filters of the inbox as one form: each choice applies at once, without JavaScript by its button. */
function IssueFilters({ page }: { readonly page: Pick<IssuesPage, "query" | "units" | "places" | "ownUnit"> }) {
  const { issues, board, fields, common } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { search } = useLocation();
  const { view, category, unit, district, week } = page.query;
  const views = ISSUE_VIEWS.filter((value) => value !== "mine" || page.ownUnit !== null);
  return (
    <Form method="get" action="/issues" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5"
      onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
      <Select key={`v${view}`} compact name="view" aria-label={issues.viewLabel} defaultValue={view} options={views.map((value) => ({ value, label: issues.view[value] }))} />
      <Select key={`c${category}`} compact name="category" aria-label={issues.categoryLabel} empty={issues.anyCategory} defaultValue={category ?? ""} options={ISSUE_CATEGORIES.map((value) => ({ value, label: issues.category[value] }))} />
      <Select key={`u${unit}`} compact name="unit" aria-label={issues.units} empty={issues.anyUnit} defaultValue={unit ?? ""} options={page.units.map((entry) => ({ value: entry.code, label: locale === "en" ? entry.en : entry.zh }))} className="max-w-56" />
      {page.places.length > 0 && <Select key={`d${district}`} compact name="district" aria-label={fields.district} empty={board.anyDistrict} defaultValue={district ?? ""} options={page.places.map((place) => ({ value: place.code, label: placeName(locale, place) ?? place.code }))} />}
      {week && <><input type="hidden" name="week" value={week} /><FilterChip to={withParam("/issues", search, "week", null)} label={issues.week[week]} removeLabel={common.clear} /></>}
      <Button type="submit" size="s">{common.apply}</Button>
      {(category || unit || district) && <LinkButton to="/issues" size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}

/** What each unit leads: open, overdue, how old, how soon closed. */
function Standings({ standings, units }: Pick<IssuesPage, "standings" | "units">) {
  const { issues } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(units);
  if (standings.length === 0) return null;
  return (
    <Panel flush title={issues.byUnit}>
      <DataTable label={issues.byUnit} rows={standings} keyOf={({ unit }) => unit} columns={[
        { id: "unit", head: issues.lead, isName: true, wrap: true, cell: ({ unit }) => <Link className="hover:text-link" to={`/issues?unit=${unit}`}>{nameOf(unit)}</Link> },
        { id: "open", head: issues.open, align: "end", cell: ({ open }) => formatInteger(open) },
        { id: "late", head: issues.late, align: "end", cell: ({ overdue }) => (overdue > 0 ? <span className="text-light-red-text">{formatInteger(overdue)}</span> : formatInteger(overdue)) },
        { id: "oldest", head: issues.oldest, align: "end", cell: ({ oldestDays }) => (oldestDays === null ? "—" : formatDuration(locale, oldestDays)) },
        { id: "mean", head: issues.meanDays, align: "end", cell: ({ meanDays }) => (meanDays === null ? "—" : formatInteger(Math.round(meanDays))) },
        { id: "inTime", head: issues.inTime, align: "end", cell: ({ closed, inTime }) => (closed === 0 ? "—" : formatPercent(inTime, closed)) },
      ]} />
    </Panel>
  );
}

export default function IssuesInbox() {
  const page = useLoaderData<typeof loader>();
  const { issues, questions, common } = useWords();
  const { user } = useShell();
  const { search } = useLocation();
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  const isOwn = page.query.view === "mine";
  const asked = user !== null && may({ ...SYSTEM, role: user.role }, "question.read") && <LinkButton to="/questions" size="s" icon={MessageCircleQuestion}>{questions.title}</LinkButton>;
  useLive({ topics: ["issue", "project"] });
  return (
    <Page title={issues.title} flush actions={asked}>
      <IssueFilters page={page} />
      {page.faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={page.faults} /></div>}
      <div className={classNames("grid items-start gap-3 md:px-5 md:pb-5", page.standings.length > 0 && "min-[80rem]:grid-cols-[minmax(0,1fr)_32rem]")}>
        <div className="min-w-0">
          {page.issues.length === 0
            ? <EmptyState text={isOwn ? issues.nothingOwed : issues.emptyList} action={<LinkButton to="/issues?view=all">{common.all}</LinkButton>} />
            : <div className="panel"><IssueList issues={page.issues} units={page.units} withProject /></div>}
          <footer className="flex items-center justify-between gap-3 px-4 py-1.5 text-xs text-muted">
            <span>{issues.found({ n: page.total })}</span>
            <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/issues", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />
          </footer>
        </div>
        <Standings standings={page.standings} units={page.units} />
      </div>
    </Page>
  );
}
