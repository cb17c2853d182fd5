import { daysBetween, effectiveDate } from "./dates.ts";
import { usualBefore } from "./milestone-profiles.ts";
import type { DatedMilestone } from "./slip-effects.ts";
import { expectedDay, slipDays } from "./slip.ts";

/** A milestone with the units that held it one after the other; the first one held it from the beginning. */
export interface HeldMilestone extends DatedMilestone {
  readonly holders: readonly { readonly unit: string | null; readonly from: string }[];
  /** The day on which it was first planned; null while it never was. */
  readonly plannedFrom: string | null;
  readonly replans: number;
}

/** How the milestones that a unit holds stand: how many, how long they lay with it, and how far they slipped. */
export interface UnitSlip {
  readonly unit: string | null;
  readonly milestones: number;
  readonly open: number;
  readonly overdue: number;
  /** Days from when what comes before was reached until the milestone was, or until today. */
  readonly daysHeld: number;
  /** Days behind the frozen plan, summed; earlier ones do not make up for later ones. */
  readonly slipped: number;
  /** Of those, the days that came up with these milestones and not with the ones before them. */
  readonly added: number;
  readonly replans: number;
}

const NOTHING = { milestones: 0, open: 0, overdue: 0, daysHeld: 0, slipped: 0, added: 0, replans: 0 };

/** Sums up one project's milestones by the units that hold them; slip and re-plans go to the unit that holds the milestone last. What does not count is still known to come before others. */
export function slipByUnit(milestones: readonly HeldMilestone[], today: string, counts: (milestone: HeldMilestone) => boolean = () => true): UnitSlip[] {
  const byType = new Map(milestones.filter((entry) => expectedDay(entry, today) !== null).map((entry) => [entry.type, entry]));
  const rows: UnitSlip[] = [];
  for (const entry of byType.values()) {
    if (!counts(entry)) continue;
    const before = [...usualBefore(entry.type, (other) => byType.has(other)).keys()].flatMap((type) => byType.get(type) ?? []);
    const slipped = Math.max(slipDays(entry, today) ?? 0, 0);
    const inherited = Math.max(0, ...before.map((other) => slipDays(other, today) ?? 0));
    const isOpen = entry.actualOn === null;
    const isOverdue = isOpen && entry.planOn !== null && effectiveDate(entry.planOn) < today;
    rows.push({
      ...NOTHING, unit: entry.holders.at(-1)?.unit ?? null, milestones: 1, open: isOpen ? 1 : 0, overdue: isOverdue ? 1 : 0, slipped, added: Math.max(slipped - inherited, 0), replans: entry.replans,
    }, ...daysHeld(entry, before, today));
  }
  return sumByUnit(rows);
}

/** Adds up rows of the same unit, the most days added first; the unit that nobody knows comes last. */
export function sumByUnit(rows: readonly UnitSlip[]): UnitSlip[] {
  const sums = new Map<string | null, UnitSlip>();
  for (const row of rows) {
    const sum = sums.get(row.unit) ?? { ...NOTHING, unit: row.unit };
    sums.set(row.unit, {
      unit: row.unit, milestones: sum.milestones + row.milestones, open: sum.open + row.open, overdue: sum.overdue + row.overdue, daysHeld: sum.daysHeld + row.daysHeld,
      slipped: sum.slipped + row.slipped, added: sum.added + row.added, replans: sum.replans + row.replans,
    });
  }
  return [...sums.values()].toSorted((a, b) => Number(a.unit === null) - Number(b.unit === null) || b.added - a.added || b.slipped - a.slipped || b.overdue - a.overdue || b.milestones - a.milestones || ((a.unit ?? "") < (b.unit ?? "") ? -1 : 1));
}

/** The days for which each holder had a milestone in hand: none before what it waits for was reached. */
function daysHeld(entry: HeldMilestone, before: readonly DatedMilestone[], today: string): UnitSlip[] {
  const until = entry.actualOn === null ? today : effectiveDate(entry.actualOn);
  const reached = before.flatMap((other) => (other.actualOn === null ? [] : [effectiveDate(other.actualOn)]));
  if (entry.actualOn === null && reached.length < before.length) return [];
  const from = reached.toSorted().at(-1) ?? entry.plannedFrom;
  if (from === null) return [];
  return entry.holders.map((holder, index) => {
    const begins = index === 0 || holder.from < from ? from : holder.from;
    const next = entry.holders[index + 1]?.from;
    const ends = next !== undefined && next < until ? next : until;
    return { ...NOTHING, unit: holder.unit, daysHeld: Math.max(daysBetween(begins, ends), 0) };
  });
}

