import { addDays, daysBetween, effectiveDate } from "./dates.ts";
import { USUAL_SEQUENCE, usualBefore } from "./milestone-profiles.ts";
import type { MilestoneType } from "./milestones.ts";
import { expectedDay } from "./slip.ts";
import type { MilestoneDates } from "./slip.ts";

/** A milestone of a project that applies to it, with its dates. */
export interface DatedMilestone extends MilestoneDates {
  readonly type: MilestoneType;
}

/** A milestone that a slip before it pushes: where it is expected now, where it should be, and which one pushes it. */
export interface PushedMilestone {
  readonly type: MilestoneType;
  readonly presentOn: string;
  readonly proposedOn: string;
  readonly days: number;
  readonly because: MilestoneType;
}

/**
 * What slips do to the milestones after them: each follows the one it waits for at the distance their plans have (at the usual one
 * where it has none), so that a late one pushes whatever hangs on it. Nothing is ever pulled forward, what was reached stays,
 * and plans are not touched: these are proposals for the expected dates.
 */
export function pushedBySlips(milestones: readonly DatedMilestone[], today: string): PushedMilestone[] {
  const byType = new Map(milestones.filter((entry) => expectedDay(entry, today) !== null).map((entry) => [entry.type, entry]));
  const expected = new Map<MilestoneType, string>();
  const pushed: PushedMilestone[] = [];
  for (const type of USUAL_SEQUENCE) {
    const own = byType.get(type);
    const presentOn = own ? expectedDay(own, today) : null;
    if (!own || presentOn === null) continue;
    const push = own.actualOn === null ? strongestPush(own, byType, expected) : null;
    const isPushed = push !== null && push.on > presentOn;
    expected.set(type, isPushed ? push.on : presentOn);
    if (isPushed) pushed.push({ type, presentOn, proposedOn: push.on, days: daysBetween(presentOn, push.on), because: push.because });
  }
  return pushed;
}

/** The latest day to which those before a milestone push it, if any of them comes later than planned. */
function strongestPush(own: DatedMilestone, byType: ReadonlyMap<MilestoneType, DatedMilestone>, expected: ReadonlyMap<MilestoneType, string>): { on: string; because: MilestoneType } | null {
  let strongest: { on: string; because: MilestoneType } | null = null;
  for (const [type, usualDays] of usualBefore(own.type, (other) => byType.has(other))) {
    const [before, comesOn] = [byType.get(type), expected.get(type)];
    if (!before || comesOn === undefined) continue;
    if (before.planOn === null || comesOn <= effectiveDate(before.planOn)) continue;
    const distance = own.planOn === null ? usualDays : daysBetween(effectiveDate(before.planOn), effectiveDate(own.planOn));
    const on = addDays(comesOn, Math.max(distance, 0));
    if (strongest === null || on > strongest.on) strongest = { on, because: type };
  }
  return strongest;
}
