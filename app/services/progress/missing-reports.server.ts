import { addMonths } from "#app/domain/months.ts";
import type { Month } from "#app/domain/months.ts";
import { and } from "#app/domain/predicate.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { lastDueMonth, monthsToReport, reportDueOn, reportingWithin } from "#app/domain/reporting.ts";
import { reportedMonths } from "#db/queries/progress.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { reportingProjects } from "./reporting-projects.server.ts";
import { reportingRule } from "./reporting-rule.server.ts";

/** A project whose report of one or more months is missing. */
export interface MissingReport {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
  readonly liaisonId: number | null;
  /** The months without a report, the earliest first; the last one is the latest that was due. */
  readonly months: readonly Month[];
  /** The day until which the earliest of them was due. */
  readonly dueOn: string;
}

/** How far back missing months are looked for. */
const LOOKED_BACK_MONTHS = 12;

/** The projects the actor sees whose monthly reports are overdue, with the months; for those who may report only. */
export async function missingReports(ctx: ServiceContext): Promise<MissingReport[]> {
  if (!may(ctx.actor, "project.read")) return [];
  const rule = await reportingRule(ctx);
  const until = lastDueMonth(rule, todayOf(ctx));
  const since = addMonths(until, 1 - LOOKED_BACK_MONTHS);
  const among = and(scopeOf(ctx.actor), reportingWithin(since, until));
  const projects = await reportingProjects(ctx.db.read, among);
  const reported = await reportedMonths(ctx.db.read, among);
  return projects.flatMap(({ row, facts }): MissingReport[] => {
    const months = monthsToReport(facts, rule, until).filter((month) => month >= since && !reported.get(row.project_id)?.has(month));
    const [earliest] = months;
    return earliest === undefined ? [] : [{ code: row.code, name: row.name, district: row.district, liaisonId: row.liaison_id, months, dueOn: reportDueOn(earliest, rule) }];
  });
}
