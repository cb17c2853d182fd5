import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectPane } from "#app/schemas/milestone-form.ts";

/** The page of a project. */
export function projectPath(code: string): string {
  return `/projects/${encodeURIComponent(code)}`;
}

/** The same with something open beside it. */
export function panePath(code: string, pane: ProjectPane, milestone?: MilestoneType): string {
  return `${projectPath(code)}?${new URLSearchParams({ ...(milestone ? { milestone } : {}), do: pane })}`;
}

/** The facts form, at one of its fields. */
export function editPath(code: string, field?: string): string {
  return `${projectPath(code)}/edit${field ? `#field-${field}` : ""}`;
}

/** The talks about a project, its clock as a lead, its first-report right and its transfers. */
export function talksPath(code: string): string {
  return `${projectPath(code)}/talks`;
}
