import { Link, useLocation } from "@remix-run/react";
import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { Amount } from "#app/features/amount.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { LightWithReason } from "#app/features/light-mark.tsx";
import { panePath, projectPath, talksPath } from "#app/features/project/project-address.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ChiefEntry, ChiefProject, ChiefsPage, ProjectsShown } from "#app/services/chiefs/chiefs-page.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { IconLink } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** A project line: how it stands, the next step, the last visit; each part leads to where it is dealt with. */
function ProjectLine({ project }: { readonly project: ChiefProject }) {
  const words = useWords();
  const { chiefs, common, milestones, stages } = words;
  const locale = useLocale();
  const day = (on: string | null) => (on === null ? null : formatPartialDate(locale, on));
  const { nextStep } = project;
  const target = "flex min-h-6 min-w-0 flex-col justify-center hover:text-link touch:min-h-11";
  return (
    <li className="grid grid-cols-2 gap-x-4 border-t border-line px-4 py-1.5 text-sm lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.3fr)_minmax(0,0.8fr)] print:grid-cols-4">
      <span className="col-span-2 flex min-w-0 items-center justify-between gap-x-3 lg:col-span-1 lg:block print:col-span-1 print:block"><Link to={projectPath(project.code)} className={`font-strong text-ink ${target}`}>{project.name}</Link><span className="shrink-0 text-xs text-muted"><Amount amount={project.totalCny} /> {stages.short[project.stage]}</span></span>
      <LightWithReason light={project.light} reason={lightReason(words, project)} className="col-span-2 self-start lg:col-span-1 print:col-span-1" />
      {project.nextMilestone === null ? <span /> : <Link to={panePath(project.code, "record", project.nextMilestone)} className={`text-xs lg:self-start lg:text-sm ${target}`}><span>{common.named({ name: chiefs.next, text: joinFacts(locale, [milestones.name[project.nextMilestone], day(project.nextDueOn)]) })}</span></Link>}
      <Link to={talksPath(project.code)} className={`text-xs text-muted lg:self-start [overflow-wrap:anywhere] ${target}`}>
        <span>{project.visitedOn === null ? chiefs.neverVisited : common.named({ name: chiefs.visited, text: formatPartialDate(locale, project.visitedOn) })}</span>
        {nextStep && <span>{joinFacts(locale, [nextStep.text, day(nextStep.on)])}</span>}
      </Link>
    </li>
  );
}

/** The projects shown, and the way to the others where there are more. */
function ProjectLines({ shown, allPath }: { readonly shown: ProjectsShown; readonly allPath: string }) {
  const { chiefs } = useWords();
  return (
    <>
      <ul>{shown.projects.map((project) => <ProjectLine key={project.code} project={project} />)}</ul>
      {shown.count > shown.projects.length && <p className="border-t border-line px-4 py-1 text-sm"><Link to={allPath} className="inline-flex min-h-6 items-center text-link hover:underline touch:min-h-11">{chiefs.all({ n: shown.count })}</Link></p>}
    </>
  );
}

/** The list of projects at work that name a chief. */
function projectsOfChief(name: string): string {
  return `/projects?${new URLSearchParams({ chief: name, stage: COLUMN_STAGES.join(",") })}`;
}

/** Projects that name somebody who is not on the list. */
export function StrangerPanel({ name, shown }: { readonly name: string; readonly shown: ProjectsShown }) {
  const { chiefs } = useWords();
  return (
    <Panel flush title={name} meta={<Chip tone="yellow">{chiefs.stranger}</Chip>}>
      <ProjectLines shown={shown} allPath={projectsOfChief(name)} />
    </Panel>
  );
}

/** Projects that should have a chief: the first of them, or one page. */
export function WithoutPanel({ page }: { readonly page: Pick<ChiefsPage, "query" | "without" | "page" | "size"> }) {
  const { chiefs, common } = useWords();
  const { search } = useLocation();
  const { query, without } = page;
  const pages = Math.max(1, Math.ceil(without.count / page.size));
  return (
    <Panel flush title={chiefs.flaggedWithout} meta={<Chip tone="red">{common.project({ n: without.count })}</Chip>}>
      {query.view === "without" ? <ul>{without.projects.map((project) => <ProjectLine key={project.code} project={project} />)}</ul> : <ProjectLines shown={without} allPath={withParam("/chiefs", search, "view", "without")} />}
      {query.view === "without" && pages > 1 && (
        <footer className="no-print flex justify-end border-t border-line px-4 py-1.5">
          <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/chiefs", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />
        </footer>
      )}
    </Panel>
  );
}

export interface ChiefPanelProps {
  readonly chief: ChiefEntry;
  readonly units: readonly NamedUnit[];
  readonly mayWrite: boolean;
  /** The form of the entry while it is edited. */
  readonly children: ReactNode;
}

/** A chief of the list with the projects in their care. */
export function ChiefPanel({ chief, units, mayWrite, children }: ChiefPanelProps) {
  const { chiefs } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(units);
  const { search } = useLocation();
  const day = (on: string) => formatPartialDate(locale, on);
  const office = joinFacts(locale, [nameOf(chief.unit), chiefs.inOffice({ from: day(chief.fromOn) }), chief.untilOn === null ? null : chiefs.left({ until: day(chief.untilOn) })]);
  return (
    <Panel flush title={chief.name} meta={office} action={<>
      {chief.isInOffice && chief.count === 0 && <Chip tone="yellow">{chiefs.noProject}</Chip>}
      {mayWrite && <IconLink to={withParam("/chiefs", search, "edit", String(chief.item))} preventScrollReset label={chiefs.edit({ name: chief.name })} icon={Pencil} />}
    </>}>
      {children && <div className="px-4 pb-3">{children}</div>}
      <ProjectLines shown={chief} allPath={projectsOfChief(chief.name)} />
    </Panel>
  );
}
