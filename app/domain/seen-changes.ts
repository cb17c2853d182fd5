import { may } from "./permissions.ts";
import type { Principal } from "./permissions.ts";

/** What a change in the trail of a project tells: the name of what was done and the fields it left. */
export interface ToldChange {
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>>;
}

/** To which units issues were handed, by the number of the issue. */
export type HandedUnits = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Whether somebody who sees a project may see one change of it. What investors asked is for those who read questions; a unit
 * sees no other unit's opinion and nothing of an issue that was not handed to it, whatever else the project shows it.
 */
export function maySeeChange(actor: Principal, { action, after }: ToldChange, handed: HandedUnits): boolean {
  const kind = kindOfAction(action);
  if (kind === "question" && !may(actor, "question.read")) return false;
  if (actor.role !== "unit") return true;
  if (kind === "issue" && !isHandedTo(actor.unit, issueOf(after), handed)) return false;
  return after["opinionUnit"] === undefined || after["opinionUnit"] === actor.unit;
}

/** Whether an issue was handed to a unit. */
export function isHandedTo(unit: string | null, number: string, handed: HandedUnits): boolean {
  return unit !== null && handed.get(number)?.has(unit) === true;
}

/** The number of the issue that a change is about; the trail calls an issue by its number and its title. */
function issueOf({ issue }: ToldChange["after"]): string {
  return typeof issue === "string" ? (issue.split(" ")[0] ?? "") : "";
}

/** Fields of the trail that say why something was done; they are shown as the reason of the change, not as one of its fields. */
export const REASON_FIELDS = ["reason", "orderReason", "overrideReason", "withdrawalReason", "withdrawReason"] as const;

/** The kind of a change: what its action begins with, as in `milestone.record`. */
export function kindOfAction(action: string): string {
  return action.slice(0, Math.max(action.indexOf("."), 0)) || action;
}
