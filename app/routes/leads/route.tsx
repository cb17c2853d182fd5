import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useNavigate } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useEffect } from "react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { LeadCards, LeadTable } from "#app/features/lead/lead-table.tsx";
import { TaskList } from "#app/features/lead/task-list.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { leadPageFields } from "#app/schemas/lead-form.ts";
import { leadsPage } from "#app/services/leads/leads-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { LeadFilters } from "./lead-filters.tsx";
import { LeadCounts, LeadTabs, LossCounts } from "./lead-tabs.tsx";

export const meta = pageTitle((words) => words.leads.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { value, faults } = await answerPageQuery(readPageQuery(request, leadPageFields), (query) => leadsPage(ctx, query));
  return data({ ...value, faults }, { status: statusWith(faults) });
}

/** N opens the form of a new lead, but not while somebody types or a dialog is open. */
function useNewLeadKey(mayCreate: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!mayCreate) return;
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea, dialog, [contenteditable]") !== null;
      if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      navigate("/leads/new", { preventScrollReset: true });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [mayCreate, navigate]);
}

export default function Leads() {
  const page = useLoaderData<typeof loader>();
  const { common, leads } = useWords();
  const { search } = useLocation();
  useNewLeadKey(page.mayCreate);
  const { items, total, size, saved, query, faults } = page;
  const pages = Math.max(1, Math.ceil(total / size));
  const isFiltered = Boolean(query.q || query.district?.length || query.source || query.state);
  const list = { rows: items, today: page.today, view: page.view, newCode: saved?.code ?? null };
  return (
    <Page title={leads.title} fill flush actions={page.mayCreate && <LinkButton to="/leads/new" preventScrollReset variant="primary" icon={Plus}>{leads.newLead}</LinkButton>}>
      <LeadTabs page={page} />
      {page.tasks === null && <LeadFilters page={page} />}
      {page.tasks === null ? <LeadCounts page={page} /> : <p className="px-4 py-2.5 text-sm text-muted md:px-5">{leads.mineTodayNote}</p>}
      {page.losses && <LossCounts losses={page.losses} />}
      {faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={faults} /></div>}
      <div className="px-4 md:px-5"><SavedNotice text={saved === null ? null : leads.saved({ code: saved.code })} param="saved" /></div>
      {page.tasks !== null ? (page.tasks.length === 0 ? <EmptyState text={leads.nothingToday} action={<LinkButton to="/leads">{leads.all}</LinkButton>} /> : <TaskList tasks={page.tasks} />) : items.length === 0
        ? <EmptyState text={isFiltered ? leads.emptyFiltered : leads.emptyIn[page.view]} action={isFiltered ? <LinkButton to="/leads">{common.clearFilters}</LinkButton> : page.view === "open" ? page.mayCreate && <LinkButton to="/leads/new">{leads.newLead}</LinkButton> : <LinkButton to="/leads">{leads.all}</LinkButton>} />
        : <><LeadTable {...list} /><LeadCards {...list} /></>}
      {page.tasks === null && <footer className="flex items-center justify-between gap-3 border-t border-line bg-surface px-4 py-1.5 text-xs text-muted md:px-5">
        <span>{leads.found({ n: total })}</span>
        <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/leads", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />
      </footer>}
      <Outlet />
    </Page>
  );
}
