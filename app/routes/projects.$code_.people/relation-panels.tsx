import { Link } from "@remix-run/react";
import { GitMerge, Percent } from "lucide-react";
import { projectPath } from "#app/features/project/project-address.ts";
import { formatBasisPoints } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { PeoplePage, ShareLine } from "#app/services/projects/people-page.server.ts";
import type { RelatedProject } from "#app/services/projects/project-relations.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

function Shares({ shares }: { readonly shares: readonly ShareLine[] }) {
  const locale = useLocale();
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {shares.map((share) => (
        <li key={share.district} className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_4rem] items-center gap-3">
          <span className="text-ink">{locale === "en" ? share.name.en : share.name.zh}</span>
          <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken"><span className="block h-full rounded-full bg-accent" style={{ width: `${share.shareBp / 100}%` }} /></span>
          <span className="text-right tabular-nums text-ink">{formatBasisPoints(share.shareBp)}</span>
        </li>
      ))}
    </ul>
  );
}

/** How the credit for the project is shared; for one that is counted elsewhere also how it is shared there. */
export function CreditPanel({ page: { countedWith, credit, head, may } }: { readonly page: PeoplePage }) {
  const { credits } = useWords();
  const locale = useLocale();
  const { own, reason, shares } = credit;
  return (
    <Panel title={credits.title} action={may.share && <LinkButton to={`${projectPath(head.code)}/people?do=share`} preventScrollReset size="s" icon={Percent}>{credits.share}</LinkButton>}>
      {shares.length > 0 ? <Shares shares={shares} /> : <p className="text-sm text-muted">{own ? credits.allOwn({ district: locale === "en" ? own.en : own.zh }) : credits.nobody}</p>}
      {reason && shares.length > 0 && <p className="mt-2 text-xs text-muted">{credits.because({ reason })}</p>}
      {countedWith && countedWith.shares.length > 0 && (
        <>
          <h3 className="mt-3 mb-1.5 text-xs text-muted">{credits.sharesThere({ code: countedWith.code })}</h3>
          <Shares shares={countedWith.shares} />
        </>
      )}
    </Panel>
  );
}

function Related({ project: { code, name } }: { readonly project: RelatedProject }) {
  const { project } = useWords();
  if (name === null) return <span>{code} <span className="text-muted">({project.notVisible})</span></span>;
  return <Link to={`${projectPath(code)}/people`} className="link touch:inline-flex touch:min-h-11 touch:items-center">{code} {name}</Link>;
}

function RelatedList({ title, projects }: { readonly title: string; readonly projects: readonly RelatedProject[] }) {
  if (projects.length === 0) return null;
  return (
    <div className="mt-2 text-sm first:mt-0">
      <h3 className="text-xs text-muted">{title}</h3>
      <ul>{projects.map((project) => <li key={project.code} className="py-0.5"><Related project={project} /></li>)}</ul>
    </div>
  );
}

/** What the project is counted with, and what is counted with it. */
export function RelationsPanel({ page: { head, may, relations } }: { readonly page: PeoplePage }) {
  const { credits, project } = useWords();
  const { duplicateOf, duplicates, partOf, parts } = relations;
  const isAlone = !duplicateOf && !partOf && parts.length + duplicates.length === 0;
  const path = `${projectPath(head.code)}/people?do=relate`;
  return (
    <Panel title={credits.relations} action={may.relate && (partOf || duplicateOf
      ? <LinkButton to={`${path}&relation=none`} preventScrollReset size="s">{credits.undoRelation}</LinkButton>
      : <LinkButton to={path} preventScrollReset size="s" icon={GitMerge}>{credits.relate}</LinkButton>)}>
      {isAlone && <p className="text-sm text-muted">{credits.none}</p>}
      {partOf && <RelatedList title={project.partOfProject({ code: partOf.code })} projects={[partOf]} />}
      {duplicateOf && <RelatedList title={project.duplicateOfProject({ code: duplicateOf.code })} projects={[duplicateOf]} />}
      <RelatedList title={credits.parts} projects={parts} />
      <RelatedList title={credits.duplicates} projects={duplicates} />
    </Panel>
  );
}
