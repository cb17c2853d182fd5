import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { DutyTabs } from "#app/features/admission/duty-tabs.tsx";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatDuration, formatInteger } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { inboxFields } from "#app/schemas/admission-form.ts";
import { admissionInbox } from "#app/services/admission/inbox.server.ts";
import type { Inbox } from "#app/services/admission/inbox.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxCards, InboxTable } from "./inbox-list.tsx";

export const meta = pageTitle((words) => words.admission.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, inboxFields), (query) => admissionInbox(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

/** What each unit owes and for how long; a name narrows the list to it. */
function Ages({ ages, units }: Pick<Inbox, "ages" | "units">) {
  const { admission } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(units);
  if (ages.length === 0) return null;
  return (
    <Panel flush title={admission.byUnit}>
      <DataTable label={admission.byUnit} rows={ages} keyOf={({ unit }) => unit} columns={[
        { id: "unit", head: admission.unit, isName: true, wrap: true, cell: ({ unit }) => <Link className="hover:text-link" to={`/admission?unit=${unit}`}>{nameOf(unit)}</Link> },
        { id: "missing", head: admission.missing, align: "end", cell: ({ missing }) => formatInteger(missing) },
        { id: "overdue", head: admission.overdueCount, align: "end", cell: ({ overdue }) => (overdue > 0 ? <span className="text-light-red-text">{formatInteger(overdue)}</span> : formatInteger(overdue)) },
        { id: "oldest", head: admission.oldest, align: "end", cell: ({ oldestDays }) => formatDuration(locale, oldestDays) },
      ]} />
    </Panel>
  );
}

export default function AdmissionInbox() {
  const inbox = useLoaderData<typeof loader>();
  const { admission, common } = useWords();
  const { search } = useLocation();
  const { items, total, page, size, query, faults, ownUnit } = inbox;
  const pages = Math.max(1, Math.ceil(total / size));
  const isFiltered = query.state !== "waiting" || query.subject !== undefined || query.unit !== undefined || query.district !== undefined;
  return (
    <Page title={admission.title} flush>
      <DutyTabs current="admission" />
      <InboxFilters inbox={inbox} />
      {faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={faults} /></div>}
      <div className={classNames("grid items-start gap-3 md:px-5 md:pb-5", inbox.ages.length > 0 && "min-[80rem]:grid-cols-[minmax(0,1fr)_24rem]")}>
        <div className="min-w-0">
          {items.length === 0
            ? <EmptyState text={!isFiltered && ownUnit !== null ? admission.nothingOwed : admission.emptyInbox} action={<LinkButton to="/admission?state=all">{common.all}</LinkButton>} />
            : <><InboxTable inbox={inbox} /><InboxCards inbox={inbox} /></>}
          <footer className="flex items-center justify-between gap-3 px-4 py-1.5 text-xs text-muted">
            <span>{admission.found({ n: total })}</span>
            <Pagination page={page} pages={pages} hrefFor={(wanted) => withParam("/admission", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page, pages })} />
          </footer>
        </div>
        <Ages ages={inbox.ages} units={inbox.units} />
      </div>
    </Page>
  );
}
