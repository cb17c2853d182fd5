import { may, SYSTEM } from "#app/domain/permissions.ts";
import type { Action } from "#app/domain/permissions.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { useShell } from "../shell/shell-data.ts";
import { projectPath } from "./project-address.ts";

interface ProjectTab {
  readonly key: string;
  /** What follows the project's own address. */
  readonly path: string;
  readonly label: (words: Words) => string;
  /** Shown only to roles that may do this. */
  readonly needs?: Action;
}

/** The parts of a project's page, each under an address of its own. */
const PROJECT_TABS = [
  { key: "overview", path: "", label: ({ project }) => project.overview },
  { key: "plan", path: "/plan", label: ({ plans }) => plans.tab },
  { key: "people", path: "/people", label: ({ companies }) => companies.people },
  { key: "talks", path: "/talks", label: ({ talks }) => talks.title },
  { key: "files", path: "/files", label: ({ documents }) => documents.title },
  { key: "progress", path: "/progress", label: ({ progress }) => progress.tab },
  { key: "issues", path: "/issues", label: ({ issues }) => issues.title },
  { key: "questions", path: "/questions", needs: "question.read", label: ({ questions }) => questions.tab },
  { key: "commitments", path: "/commitments", label: ({ commitments }) => commitments.title },
  { key: "land", path: "/land", label: ({ commitments }) => commitments.land },
  { key: "admission", path: "/admission", label: ({ admission }) => admission.title },
  { key: "history", path: "/history", label: ({ project }) => project.fieldHistory },
] as const satisfies readonly ProjectTab[];

export type ProjectTabKey = (typeof PROJECT_TABS)[number]["key"];
const TABS: readonly (ProjectTab & { readonly key: ProjectTabKey })[] = PROJECT_TABS;

/** Leads from one part of a project's page to another. */
export function ProjectTabs({ code, current }: { readonly code: string; readonly current: ProjectTabKey }) {
  const words = useWords();
  const { user } = useShell();
  const shown = TABS.filter(({ needs }) => needs === undefined || (user !== null && may({ ...SYSTEM, role: user.role }, needs)));
  return <Tabs label={words.project.parts} tabs={shown.map(({ key, path, label }) => ({ key, to: `${projectPath(code)}${path}`, label: label(words), current: key === current }))} />;
}
