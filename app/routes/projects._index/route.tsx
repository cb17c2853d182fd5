import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { CalendarDays, Download, Plus } from "lucide-react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { FilterBar } from "#app/features/project-filter/filter-bar.tsx";
import { Page } from "#app/features/shell/page.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { useShell } from "#app/features/shell/shell-data.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readQuery } from "#app/http/read-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { projectTableSchema } from "#app/schemas/project-table.ts";
import { projectTable } from "#app/services/projects/project-table.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { FilterChip } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { StatusBar } from "./status-bar.tsx";
import { ProjectCards, ProjectsGrid } from "./table.tsx";

export const meta = pageTitle((words) => words.projects.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return found(await projectTable(ctx, readQuery(request, projectTableSchema)));
}

/** Filters that people come back to, each an address of its own. */
function QuickViews() {
  const { projects } = useWords();
  const { user } = useShell();
  const { search } = useLocation();
  const views = [
    { key: "all", label: projects.all, query: "" },
    { key: "active", label: projects.active, query: "stage=attraction,landing,construction,acceptance,capacity,supervision" },
    ...(user?.role === "liaison" ? [{ key: "mine", label: projects.mine, query: `liaison=${encodeURIComponent(user.email)}` }] : []),
    { key: "tenYi", label: projects.tenYi, query: "minCny=1000000000" },
    { key: "lights", label: projects.redAndYellow, query: "light=red,yellow" },
  ];
  const present = decodeURIComponent(search.slice(1));
  return (
    <Tabs label={projects.quickViews} tabs={views.map(({ key, label, query }) => ({ key, label, to: query === "" ? "/projects" : `/projects?${query}`, current: present === decodeURIComponent(query) }))} />
  );
}

export default function Projects() {
  const table = useLoaderData<typeof loader>();
  const words = useWords();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const sort = table.query.sort ?? { key: "totalInvestmentCny", descending: true };
  const sortTo = (key: string) => withParam(pathname, search, "sort", key === sort.key && !sort.descending ? `-${key}` : key === sort.key ? key : key === "totalInvestmentCny" ? `-${key}` : key);
  const hasFilter = [...params.keys()].some((name) => !["sort", "page", "size", "cols", "asOf", "knownAt", "year"].includes(name));
  const { calendar, common, projects } = words;
  return (
    <Page title={projects.title} fill flush actions={table.mayCreate && <LinkButton to="/leads/new" variant="primary" icon={Plus}>{words.leads.newLead}</LinkButton>}>
      <QuickViews />
      <FilterBar choices={table.choices} industries={table.industries} value={(name) => params.getAll(name).join(",")}>
        {hasFilter && <FilterChip to={pathname} label={common.clearFilters} removeLabel={common.clearFilters} />}
        <span className="ml-auto inline-flex items-center gap-1">
          <ColumnChoice chosen={table.query.cols} />
          <LinkButton to="/calendar" size="s" variant="ghost" icon={CalendarDays}>{calendar.title}</LinkButton>
          <LinkButton to={`/projects.xlsx${search}`} reloadDocument size="s" variant="ghost" icon={Download} title={projects.exportFiltered}>{common.exportExcel}</LinkButton>
          <LinkButton to={`/projects.csv${search}`} reloadDocument size="s" variant="ghost" title={projects.exportFiltered}>CSV</LinkButton>
        </span>
      </FilterBar>
      {table.rows.length === 0
        ? <div className="flex-1 px-4 py-6"><EmptyState text={hasFilter ? projects.emptyFiltered : projects.empty} action={hasFilter && <LinkButton to={pathname}>{common.clearFilters}</LinkButton>} /></div>
        : <><ProjectsGrid table={table} sortTo={sortTo} /><ProjectCards table={table} /></>}
      <StatusBar table={table} pageTo={(page) => withParam(pathname, search, "page", String(page))} />
    </Page>
  );
}
