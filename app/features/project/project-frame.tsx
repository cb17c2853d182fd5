import type { ReactNode } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { HeadView } from "#app/services/projects/project-head.server.ts";
import { Page } from "../shell/page.tsx";
import { ProjectHead } from "./project-head.tsx";
import { ProjectTabs } from "./project-tabs.tsx";
import type { ProjectTabKey } from "./project-tabs.tsx";

export interface ProjectFrameProps {
  readonly head: HeadView;
  readonly tab: ProjectTabKey;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What every part of a project's page stands in: the project's head and the ways to the other parts. */
export function ProjectFrame({ head, tab, actions = null, children }: ProjectFrameProps) {
  const { projects } = useWords();
  return (
    <Page title={head.input.name} flush crumbs={[{ label: projects.title, to: "/projects" }, { label: head.code }]}>
      <ProjectHead view={head} actions={actions} />
      <ProjectTabs code={head.code} current={tab} />
      {children}
    </Page>
  );
}
