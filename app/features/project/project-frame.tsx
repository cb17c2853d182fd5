import type { ReactNode } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { HeadView } from "#app/services/projects/project-head.server.ts";
import { OthersHere } from "../live/others-here.tsx";
import { useLive } from "../live/use-live.ts";
import { Page } from "../shell/page.tsx";
import { projectPath } from "./project-address.ts";
import { ProjectHead } from "./project-head.tsx";
import { ProjectTabs } from "./project-tabs.tsx";
import type { ProjectTabKey } from "./project-tabs.tsx";

export interface ProjectFrameProps {
  readonly head: HeadView;
  readonly tab: ProjectTabKey;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The parts where several people fill in the same record. */
const EDITED_TOGETHER: ReadonlySet<ProjectTabKey> = new Set(["admission", "commitments", "land"]);

/** What every part of a project's page stands in: the project's head and the ways to the other parts. It follows what changes of the project. */
export function ProjectFrame({ head, tab, actions = null, children }: ProjectFrameProps) {
  const { projects } = useWords();
  const { others } = useLive({ topics: ["all"], code: head.code, ...(EDITED_TOGETHER.has(tab) ? { at: `${projectPath(head.code)}/${tab}` } : {}) });
  return (
    <Page title={head.input.name} flush crumbs={[{ label: projects.title, to: "/projects" }, { label: head.code }]}>
      <ProjectHead view={head} actions={actions} />
      <ProjectTabs code={head.code} current={tab} />
      {EDITED_TOGETHER.has(tab) && <div className="px-4 md:px-5"><OthersHere names={others} /></div>}
      {children}
    </Page>
  );
}
