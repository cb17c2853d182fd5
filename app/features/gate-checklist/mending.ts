import type { GateLine } from "#app/domain/gates.ts";
import { isMilestoneType } from "#app/domain/milestones.ts";
import { editPath, panePath, projectPath } from "../project/project-address.ts";

/** Where a missing line is mended: a part of the project's page, a milestone's own form, or a field of the facts. */
export function mendedAt(code: string, { rule, at, field }: Pick<GateLine, "rule" | "at" | "field">): string {
  if (at !== "form") return `${projectPath(code)}/${at}`;
  if (rule === "hardCommitment") return panePath(code, "record", "land");
  return isMilestoneType(rule) ? panePath(code, "record", rule) : editPath(code, field);
}
