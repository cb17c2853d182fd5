import { yearOf } from "#app/domain/dates.ts";
import { slipByUnit, sumByUnit } from "#app/domain/unit-slip.ts";
import type { UnitSlip } from "#app/domain/unit-slip.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { CalendarFilter } from "#app/schemas/calendar-query.ts";
import { inputOfRow } from "#db/codecs.ts";
import { plansOfYear } from "#db/queries/calendar.ts";
import type { MilestonePlanRow } from "#db/schema/projects.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { heldMilestone, milestoneLines } from "../projects/milestone-lines.ts";
import { aside } from "../readers/aside.server.ts";
import { remembered } from "../remembered.server.ts";
import { calendarPredicate } from "./due-milestones.server.ts";

export interface UnitSlips {
  readonly rows: readonly UnitSlip[];
  readonly projects: number;
  /** More projects than are read at once: the newest are in the sums. */
  readonly isCut: boolean;
}

export interface UnitSlipsInput {
  readonly filter: CalendarFilter;
  readonly year: number;
}

const MOST_PROJECTS = 2_000;

/** Slip of the milestones first planned for a year, by the units that hold them, over the projects that the actor sees: the sum of what each project's page says. */
export async function slipOfUnits(ctx: ServiceContext, input: UnitSlipsInput): Promise<Verdict<UnitSlips>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  return aside(ctx, "unitSlips", input, async () => {
    const predicate = await calendarPredicate(ctx, input.filter);
    if (!predicate.ok) return predicate;
    return accept(await remembered(ctx.db, `unit slips ${todayOf(ctx)} ${input.year} ${JSON.stringify(predicate.value)}`, () => sumUp(ctx, predicate.value, input.year)));
  });
}

async function sumUp(ctx: ServiceContext, predicate: Parameters<typeof plansOfYear>[1], year: number): Promise<UnitSlips> {
  const today = todayOf(ctx);
  const { facts, versions } = await plansOfYear(ctx.db.read, predicate, year, MOST_PROJECTS + 1);
  const byProject = new Map<number, MilestonePlanRow[]>();
  for (const version of versions) byProject.set(version.project_id, [...(byProject.get(version.project_id) ?? []), version]);
  const read = facts.slice(0, MOST_PROJECTS);
  const rows = read.flatMap((row) => {
    const own = byProject.get(row.project_id) ?? [];
    const lines = milestoneLines(inputOfRow(row), own, today).filter((line) => line.notApplicable === null);
    return slipByUnit(lines.map((line) => heldMilestone(line, own)), today, ({ baselineOn }) => baselineOn !== null && yearOf(baselineOn) === year);
  });
  return { rows: sumByUnit(rows), projects: read.length, isCut: facts.length > MOST_PROJECTS };
}
