import type { DocumentKind } from "#app/domain/documents.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import type { ProjectPane } from "#app/schemas/milestone-form.ts";

/** The page of a project. */
export function projectPath(code: string): string {
  return `/projects/${encodeURIComponent(code)}`;
}

/** The same with something open beside it. */
export function panePath(code: string, pane: ProjectPane, milestone?: MilestoneType): string {
  return `${projectPath(code)}?${new URLSearchParams({ ...(milestone ? { milestone } : {}), do: pane })}`;
}

/** The files of a project, at one of its documents or with the form for new ones, of a kind or for a milestone. */
export function filesPath(code: string, open?: { readonly file: number } | { readonly milestone: MilestoneType } | { readonly kind: DocumentKind } | "add"): string {
  const query: Record<string, string> = open === undefined ? {} : open === "add" ? { do: "add" } : "file" in open ? { file: String(open.file) } : { do: "add", ...open };
  const search = new URLSearchParams(query);
  return `${projectPath(code)}/files${search.size > 0 ? `?${search}` : ""}`;
}

/** The content of one version of a document, to keep or to look at. */
export function contentPath(code: string, id: number, how: "keep" | "show" = "keep"): string {
  return `${projectPath(code)}/files/${id}${how === "show" ? "?show" : ""}`;
}

/** The form that takes a project back to a stage. */
export function backPath(code: string, to: ColumnStage): string {
  return `${panePath(code, "moveBack")}&${new URLSearchParams({ to })}`;
}

/** The facts form, at one of its fields. */
export function editPath(code: string, field?: string): string {
  return `${projectPath(code)}/edit${field ? `#field-${field}` : ""}`;
}

/** The talks about a project, its clock as a lead, its first-report right and its transfers. */
export function talksPath(code: string): string {
  return `${projectPath(code)}/talks`;
}
