import { Link } from "@remix-run/react";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { RelatedProject } from "#app/services/projects/project-relations.server.ts";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { panePath, projectPath } from "./project-address.ts";

function Related({ project: { code, name } }: { readonly project: RelatedProject }) {
  const { project } = useWords();
  if (name === null) return <span>{code} <span className="text-muted">({project.notVisible})</span></span>;
  return <Link to={projectPath(code)} className="link">{code} {name}</Link>;
}

function RelatedList({ title, projects }: { readonly title: string; readonly projects: readonly RelatedProject[] }) {
  if (projects.length === 0) return null;
  return (
    <Banner title={title}>
      <ul className="mt-0.5 flex flex-col gap-0.5">{projects.map((project) => <li key={project.code}><Related project={project} /></li>)}</ul>
    </Banner>
  );
}

/** Why a project ended and where it went, as far as it is known. */
export function lossText({ kinds, project }: Words, locale: Locale, { lossReason, terminationReason, lostTo }: Pick<ProjectInput, "lossReason" | "terminationReason" | "lostTo">): string {
  return joinFacts(locale, [lossReason && kinds.lossReason[lossReason], terminationReason, lostTo && project.wentTo({ place: lostTo })]);
}

/** What is out of the ordinary about a project: missing milestones, an unusual order, a proposed landing, other projects it belongs to. */
export function ProjectNotices({ view }: { readonly view: ProjectView }) {
  const words = useWords();
  const { milestones, plans, project, stages } = words;
  const locale = useLocale();
  const { code, input, missing, unusual, proposedLandingOn, relations, mayEdit } = view;
  const landed = input.dates.landed ?? null;
  const date = (on: string) => formatPartialDate(locale, on);
  const advice = proposedLandingOn === null ? null
    : landed === null && !view.milestones.some((line) => line.type === "landed" && line.notApplicable) ? project.proposedLanding({ date: date(proposedLandingOn) })
    : landed !== null && landed.length === 10 && landed !== proposedLandingOn ? project.landingDiffers({ date: date(proposedLandingOn) }) : null;
  return (
    <>
      {input.archivedOn !== null && <Banner title={project.archivedSince({ date: date(input.archivedOn) })}>{input.archiveReason}</Banner>}
      {input.dates.terminated !== undefined && <Banner tone="warning">{project.terminatedSince({ date: date(input.dates.terminated), reason: lossText(words, locale, input) })}</Banner>}
      {relations.partOf && <Banner title={project.partOfProject({ code: relations.partOf.code })}><Related project={relations.partOf} /></Banner>}
      {relations.duplicateOf && <Banner title={project.duplicateOfProject({ code: relations.duplicateOf.code })}><Related project={relations.duplicateOf} /></Banner>}
      <RelatedList title={project.partsOfThis} projects={relations.parts} />
      <RelatedList title={project.duplicatesOfThis} projects={relations.duplicates} />
      {missing.length > 0 && (
        <Banner tone="warning">
          {missing.map((type) => mayEdit
            ? <Link key={type} to={panePath(code, "record", type)} preventScrollReset className="link mr-3 inline-block">{stages.milestoneMissing({ milestone: milestones.name[type] })}</Link>
            : <span key={type} className="mr-3">{stages.milestoneMissing({ milestone: milestones.name[type] })}</span>)}
        </Banner>
      )}
      {unusual.length > 0 && <Banner tone="warning">{joinFacts(locale, unusual.map(({ earlier, later }) => project.orderUnusual({ first: milestones.name[earlier], second: milestones.name[later] }).replace(/[。.]$/, "")))}</Banner>}
      {view.pushed > 0 && <Banner tone="warning" action={<Link to={`${projectPath(code)}/plan`} className="link whitespace-nowrap">{plans.tab}</Link>}>{plans.affected({ n: view.pushed })}</Banner>}
      {advice && (
        <Banner tone="info" action={mayEdit && landed === null ? <Link to={panePath(code, "record", "landed")} preventScrollReset className="link whitespace-nowrap">{milestones.recordOf({ milestone: milestones.name.landed })}</Link> : undefined}>{advice}</Banner>
      )}
    </>
  );
}
