import { daysBetween, addDays, effectiveDate } from "#app/domain/dates.ts";
import { gateLines } from "#app/domain/gates.ts";
import type { GateLine } from "#app/domain/gates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { and, atLeast, atMost, EVERYTHING, not } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { planVersions } from "#db/queries/project-page.ts";
import { commitmentsDueBy, opinionsAwaited, projectsDueBy } from "#db/queries/today.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { inputOfRow } from "#db/codecs.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { leadsToday } from "../leads/leads-today.server.ts";
import type { LeadDuty } from "../leads/leads-today.server.ts";
import { missingReports } from "../progress/missing-reports.server.ts";
import { milestoneLines } from "../projects/milestone-lines.ts";

interface Line {
  readonly code: string;
  readonly name: string;
  readonly dueOn: string;
  /** Negative while there is time left. */
  readonly daysLate: number;
}

/** One thing that asks for somebody today, by where it comes from. */
export type TodayLine = Line & (
  | { readonly source: "milestone"; readonly milestone: MilestoneType; readonly version: number; readonly planOn: string; readonly forecastOn: string | null; readonly replans: number; readonly missing: readonly GateLine["rule"][] }
  | { readonly source: "lead"; readonly duty: LeadDuty }
  | { readonly source: "report"; readonly months: readonly string[] }
  | { readonly source: "commitment"; readonly count: number }
  | { readonly source: "opinion" }
);
export type TodaySource = TodayLine["source"];

/** How far ahead a plan or a commitment is due soon. */
const AHEAD_DAYS = 15;
/** Lines of one source; nobody works through more in a day. */
export const MOST_LINES = 40;

/** A liaison's day is about the projects they follow; others see the day of everything they see. */
function mine({ actor }: ServiceContext): Predicate {
  const own = actor.role === "liaison" && actor.userId !== null ? and(atLeast("liaisonId", actor.userId), atMost("liaisonId", actor.userId)) : EVERYTHING;
  return and(scopeOf(actor), own, not({ op: "archived" }));
}

async function milestonesDue(ctx: ServiceContext): Promise<TodayLine[]> {
  if (!may(ctx.actor, "project.move")) return [];
  const today = todayOf(ctx);
  const rows = await projectsDueBy(ctx.db.read, mine(ctx), addDays(today, AHEAD_DAYS), MOST_LINES);
  const lines: TodayLine[] = [];
  for (const row of rows) lines.push(...(await milestonesOf(ctx, row, today)));
  return lines;
}

async function milestonesOf(ctx: ServiceContext, stored: StoredProject, today: string): Promise<TodayLine[]> {
  const all = milestoneLines(inputOfRow(stored), await planVersions(ctx.db.read, stored.project_id), today);
  const open = all.flatMap((line) => (line.planOn !== null && line.actualOn === null && line.notApplicable === null ? [{ ...line, planOn: line.planOn, dueOn: effectiveDate(line.planOn) }] : []));
  const due = open.filter((line) => line.dueOn <= addDays(today, AHEAD_DAYS));
  const facts = due.some((line) => line.isClosing) ? await wholeFacts(ctx.db.read, stored) : null;
  const dates = await gateDates(ctx.db.read);
  return due.map((line) => ({
    source: "milestone", code: stored.code, name: stored.name, dueOn: line.dueOn, daysLate: daysBetween(line.dueOn, today), milestone: line.type, version: stored.version,
    planOn: line.planOn, forecastOn: line.forecastOn, replans: line.replans,
    missing: facts && line.isClosing ? gateLines(facts, line.type, today, dates).filter(({ met }) => !met).map(({ rule }) => rule) : [],
  }));
}

async function leadsDue(ctx: ServiceContext): Promise<TodayLine[]> {
  const tasks = await leadsToday(ctx);
  return tasks.ok ? tasks.value.map(({ code, name, duty, dueOn, daysLate }) => ({ source: "lead", code, name, duty, dueOn, daysLate })) : [];
}

async function reportsMissing(ctx: ServiceContext): Promise<TodayLine[]> {
  if (!may(ctx.actor, "progress.write")) return [];
  const today = todayOf(ctx);
  const missing = await missingReports(ctx);
  const own = ctx.actor.role === "liaison" ? missing.filter(({ liaisonId }) => liaisonId === ctx.actor.userId) : missing;
  return own.map(({ code, name, months, dueOn }) => ({ source: "report", code, name, months, dueOn, daysLate: daysBetween(dueOn, today) }));
}

async function commitmentsDue(ctx: ServiceContext): Promise<TodayLine[]> {
  const today = todayOf(ctx);
  const rows = await commitmentsDueBy(ctx.db.read, mine(ctx), addDays(today, AHEAD_DAYS), MOST_LINES);
  return rows.map(({ code, name, due_on: dueOn, count }) => ({ source: "commitment", code, name, count, dueOn, daysLate: daysBetween(effectiveDate(dueOn), today) }));
}

async function opinionsAsked(ctx: ServiceContext): Promise<TodayLine[]> {
  if (ctx.actor.unit === null || !may(ctx.actor, "opinion.give")) return [];
  const today = todayOf(ctx);
  const rows = await opinionsAwaited(ctx.db.read, scopeOf(ctx.actor), ctx.actor.unit, MOST_LINES);
  return rows.map(({ code, name, due_on: dueOn }) => ({ source: "opinion", code, name, dueOn, daysLate: daysBetween(dueOn, today) }));
}

/** Where the day comes from, in the order of the page; a further source is one more entry. */
export const TODAY_SOURCES: Readonly<Record<TodaySource, (ctx: ServiceContext) => Promise<TodayLine[]>>> = {
  milestone: milestonesDue, lead: leadsDue, report: reportsMissing, commitment: commitmentsDue, opinion: opinionsAsked,
};
