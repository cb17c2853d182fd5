import type { Principal } from "./permissions.ts";

/** What a change in the trail of a project tells: the name of what was done and the fields it left. */
export interface ToldChange {
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Whether somebody who sees a project may see one change of it: a unit sees no other unit's opinion, whatever else the project shows it. */
export function maySeeChange({ role, unit }: Pick<Principal, "role" | "unit">, { after }: ToldChange): boolean {
  return role !== "unit" || after["opinionUnit"] === undefined || after["opinionUnit"] === unit;
}

/** Fields of the trail that say why something was done; they are shown as the reason of the change, not as one of its fields. */
export const REASON_FIELDS = ["reason", "orderReason", "overrideReason", "withdrawalReason", "withdrawReason"] as const;

/** The kind of a change: what its action begins with, as in `milestone.record`. */
export function kindOfAction(action: string): string {
  return action.slice(0, Math.max(action.indexOf("."), 0)) || action;
}
