import type { MilestoneType } from "./milestones.ts";
import { may } from "./permissions.ts";
import type { Action, Principal } from "./permissions.ts";
import { STAGES } from "./stages.ts";
import type { Refusal } from "./verdict.ts";

/** What someone must be allowed to do for a change: with the reason of an override, those who may override may also record. */
export function neededFor(actor: Principal, needs: Action, overrideReason: string | null | undefined): Action {
  return overrideReason && may(actor, "gate.override") ? "gate.override" : needs;
}

/** Whoever may record by override only is asked for the reason that makes it one, instead of being turned away. */
export function reasonLacking(actor: Principal, needs: Action, overrideReason: string | null | undefined): Refusal[] {
  return !overrideReason && !may(actor, needs) && may(actor, "gate.override") ? [{ code: "required", field: "overrideReason" }] : [];
}

/**
 * Every reason against passing gates by override: it is for named roles, there must be something to pass over, and those who
 * could not make the change otherwise record the dates of closing milestones and nothing else. Whoever could make the change
 * anyway and lacks nothing needs no override.
 */
export function overrideRefusals(actor: Principal, needs: Action, patch: { readonly dates?: Readonly<Partial<Record<MilestoneType, unknown>>> }, missing: readonly Refusal[]): Refusal[] {
  if (!may(actor, "gate.override")) return [{ code: "override_forbidden", field: "overrideReason" }];
  if (may(actor, needs)) return [];
  const closings: readonly string[] = STAGES.map((stage) => stage.closedBy);
  const { dates = {}, ...fields } = patch;
  const others = [...Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field])), ...Object.keys(dates).filter((type) => !closings.includes(type))];
  if (others.length > 0) return [{ code: "override_dates_only", field: "overrideReason" }];
  return missing.length === 0 ? [{ code: "nothing_to_override", field: "overrideReason" }] : [];
}
