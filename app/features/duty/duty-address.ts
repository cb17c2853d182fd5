import type { Side } from "#app/domain/commitments.ts";
import type { DutyIntent } from "#app/schemas/duty-forms.ts";
import type { LandIntent } from "#app/schemas/land-forms.ts";
import { projectPath } from "../project/project-address.ts";

/** The page of a project's commitments. */
export function dutiesPath(code: string): string {
  return `${projectPath(code)}/commitments`;
}

/** The same with a form open beside it. */
export function dutyPanePath(code: string, pane: DutyIntent, about: { readonly item?: number; readonly side?: Side } = {}): string {
  return `${dutiesPath(code)}?${new URLSearchParams({ do: pane, ...(about.item === undefined ? {} : { item: String(about.item) }), ...(about.side ? { side: about.side } : {}) })}`;
}

/** The page of a project's standard land. */
export function landPath(code: string): string {
  return `${projectPath(code)}/land`;
}

/** The same with a form open beside it. */
export function landPanePath(code: string, pane: LandIntent, item?: number): string {
  return `${landPath(code)}?${new URLSearchParams({ do: pane, ...(item === undefined ? {} : { item: String(item) }) })}`;
}
