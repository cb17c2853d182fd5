import { Ellipsis, Flag, History, Pencil, Siren } from "lucide-react";
import { raisePath } from "#app/features/issues/issue-marks.tsx";
import { dueLine } from "#app/features/project/milestones-panel.tsx";
import { editPath, panePath, projectPath } from "#app/features/project/project-address.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Menu, MenuLine, MenuLink } from "#app/ui/menu.tsx";

/** What can be done with the whole project: its next milestone first, the rest in a menu. */
export function ProjectActions({ view }: { readonly view: ProjectView }) {
  const { common, gates, issues, milestones, project } = useWords();
  const { code, input, mayEdit, mayOverride, mayMoveBack, card, gate } = view;
  const due = dueLine(view);
  const isLeft = input.dates.terminated !== undefined;
  const isOver = card.stage === "done" || card.stage === "left";
  return (
    <>
      <Menu icon={Ellipsis} label={common.more} title={common.more} align="end">
        {mayEdit && <MenuLink icon={Pencil} to={editPath(code)}>{project.editFacts}</MenuLink>}
        {mayEdit && <MenuLink icon={Siren} to={raisePath(code)}>{issues.raise}</MenuLink>}
        <MenuLink icon={History} to={`${projectPath(code)}/history`}>{project.fieldHistory}</MenuLink>
        {mayEdit && (
          <>
            <MenuLine />
            {!isOver && <MenuLink to={panePath(code, card.isSuspended ? "resume" : "suspend")} preventScrollReset>{card.isSuspended ? project.resume : project.suspend}</MenuLink>}
            <MenuLink to={panePath(code, "terminate")} preventScrollReset>{isLeft ? project.reopen : project.terminate}</MenuLink>
            {view.archive !== null && <MenuLink to={panePath(code, "archive")} preventScrollReset>{view.archive === "archive" ? project.archive : project.restore}</MenuLink>}
          </>
        )}
        {!mayEdit && mayOverride && gate && gate.lines.some((line) => !line.met) && <MenuLink to={panePath(code, "record", gate.milestone)} preventScrollReset>{gates.override}</MenuLink>}
        {mayMoveBack && card.stage !== "attraction" && card.stage !== "left" && <MenuLink to={panePath(code, "moveBack")} preventScrollReset>{gates.moveBack}</MenuLink>}
      </Menu>
      {mayEdit && due && <LinkButton to={panePath(code, "record", due.type)} preventScrollReset variant="primary" icon={Flag} className="max-md:hidden">{milestones.update}</LinkButton>}
    </>
  );
}
