import { Link, useLocation } from "@remix-run/react";
import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { Amount } from "#app/features/amount.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { LightWithReason } from "#app/features/light-mark.tsx";
import { panePath, projectPath, talksPath } from "#app/features/project/project-address.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ChiefEntry, ChiefProject } from "#app/services/chiefs/chiefs-page.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { IconLink } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** A project line: how it stands, the next step, the last visit; each part leads to where it is dealt with. */
function ProjectLine({ project }: { readonly project: ChiefProject }) {
  const words = useWords();
  const { chiefs, common, milestones, stages } = words;
  const locale = useLocale();
  const day = (on: string | null) => (on === null ? null : formatPartialDate(locale, on));
  const { nextStep } = project;
  const touch = "min-h-6 touch:min-h-11 touch:py-2";
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2 text-sm lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.3fr)_minmax(0,0.8fr)] print:grid-cols-4">
      <span className="min-w-0"><Link to={projectPath(project.code)} className={`block font-strong text-ink hover:text-link ${touch}`}>{project.name}</Link><span className="text-xs text-muted"><Amount amount={project.totalCny} /> {stages.short[project.stage]}</span></span>
      <LightWithReason light={project.light} reason={lightReason(words, project)} className="self-start" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {project.nextMilestone !== null && <Link to={panePath(project.code, "record", project.nextMilestone)} className={`block hover:text-link ${touch}`}>{common.named({ name: chiefs.next, text: joinFacts(locale, [milestones.name[project.nextMilestone], day(project.nextDueOn)]) })}</Link>}
        {nextStep && <Link to={talksPath(project.code)} className={`block text-xs text-muted hover:text-link ${touch}`}>{joinFacts(locale, [nextStep.text, day(nextStep.on)])}</Link>}
      </span>
      <Link to={talksPath(project.code)} className={`block text-muted hover:text-link ${touch}`}>{project.visitedOn === null ? chiefs.neverVisited : common.named({ name: chiefs.visited, text: formatPartialDate(locale, project.visitedOn) })}</Link>
    </li>
  );
}

/** Projects under a name or a heading. */
export function ProjectPanel({ title, projects, tone, note }: { readonly title: string; readonly projects: readonly ChiefProject[]; readonly tone: ChipTone; readonly note?: string }) {
  const { common } = useWords();
  return (
    <Panel flush title={title} meta={<Chip tone={tone}>{note ?? common.project({ n: projects.length })}</Chip>}>
      <ul>{projects.map((project) => <ProjectLine key={project.code} project={project} />)}</ul>
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
      {chief.isInOffice && chief.projects.length === 0 && <Chip tone="yellow">{chiefs.noProject}</Chip>}
      {mayWrite && <IconLink to={withParam("/chiefs", search, "edit", String(chief.item))} preventScrollReset label={chiefs.edit({ name: chief.name })} icon={Pencil} />}
    </>}>
      {children && <div className="px-4 pb-3">{children}</div>}
      <ul>{chief.projects.map((project) => <ProjectLine key={project.code} project={project} />)}</ul>
    </Panel>
  );
}
