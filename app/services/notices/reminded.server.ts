import { addDays, daysBetween, effectiveDate } from "#app/domain/dates.ts";
import { leadClock } from "#app/domain/lead-clock.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { NoticeKind } from "#app/domain/notices.ts";
import { and, EVERYTHING, not } from "#app/domain/predicate.ts";
import { CAUGHT_UP_DAYS, REMINDER_RULES } from "#app/domain/reminders.ts";
import { lastDueMonth, reportDueOn } from "#app/domain/reporting.ts";
import { isSuspendedOn } from "#app/domain/suspension.ts";
import { dueMilestones } from "#db/queries/calendar.ts";
import type { DueRow } from "#db/queries/calendar.ts";
import { projectIds } from "#db/queries/project-facts.ts";
import { projectsAfter } from "#db/queries/project-list.ts";
import { commitmentsDue, opinionsDueBy } from "#db/queries/reminders.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { readLeads } from "../leads/lead-readings.server.ts";
import { missingReports } from "../progress/missing-reports.server.ts";
import { reportingRule } from "../progress/reporting-rule.server.ts";
import { checkRates } from "../rates/check-rates.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";
import type { News } from "./notify.server.ts";
import { dueIssues, standing, waitingIssues } from "./reminded-issues.server.ts";
import { toldProject, unitNamesIn } from "./tell-of-issue.server.ts";

/** So many milestones, and so many leads, are read at a time, until there are no more. */
const AT_ONCE = 500;

async function opinions(ctx: ServiceContext): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  const unitName = await unitNamesIn(ctx.db.read);
  return (await opinionsDueBy(ctx.db.read, addDays(today, REMINDER_RULES.opinion.soonDays))).flatMap((row): News<"opinion.due" | "opinion.late">[] => {
    const at = standing(row.due_on, today, REMINDER_RULES.opinion);
    if (at === null) return [];
    return [{
      kind: at.isLate ? "opinion.late" : "opinion.due", key: `opinion.due:${row.code}:${row.item}:${at.mark}`, path: `/projects/${row.code}/admission`, project: toldProject(row), leadUnit: row.unit, asker: row.asked_by,
      params: { code: row.code, project: row.name, subject: row.subject, unit: unitName(row.unit), dueOn: row.due_on, daysLate: at.daysLate },
    }];
  });
}

async function milestones(ctx: ServiceContext, atOnce = AT_ONCE): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  const { soonDays, lateOn } = REMINDER_RULES.milestone;
  const wanted = { from: addDays(today, -(Math.max(...lateOn) + CAUGHT_UP_DAYS)), to: addDays(today, soonDays), unit: null, type: null };
  const rows: DueRow[] = [];
  for (let page = await dueMilestones(ctx.db.read, EVERYTHING, wanted, atOnce); page.length > 0; page = await dueMilestones(ctx.db.read, EVERYTHING, wanted, atOnce, rows.length)) rows.push(...page);
  return rows.flatMap((row): News<"milestone.dueSoon" | "milestone.late">[] => {
    const dueOn = effectiveDate(row.plan_on);
    const at = isSuspendedOn({ suspendedOn: row.suspended_on, resumedOn: row.resumed_on }, today) ? null : standing(dueOn, today, REMINDER_RULES.milestone);
    if (at === null) return [];
    return [{
      kind: at.isLate ? "milestone.late" : "milestone.dueSoon", key: `milestone.due:${row.code}:${row.type}:${at.mark}`, path: `/projects/${row.code}/plan`, project: toldProject(row),
      params: { code: row.code, project: row.name, milestone: row.type as MilestoneType, dueOn, daysLate: at.daysLate },
    }];
  });
}

async function leads(ctx: ServiceContext, atOnce = AT_ONCE): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  const days = await leadDays(ctx);
  const open = and({ op: "statusIn", field: "stage", values: ["attraction"] }, not({ op: "archived" }));
  const news: News<"lead.due" | "lead.late">[] = [];
  for (let rows = await projectsAfter(ctx.db.read, open, 0, atOnce); rows.length > 0; rows = await projectsAfter(ctx.db.read, open, rows.at(-1)?.project_id ?? 0, atOnce)) {
    for (const { stored, clocked } of await readLeads(ctx, rows)) {
      const clock = clocked === null ? null : leadClock(clocked, today, days);
      const at = clock === null ? null : standing(clock.dueOn, today, REMINDER_RULES.lead);
      if (clock === null || at === null) continue;
      news.push({
        kind: at.isLate ? "lead.late" : "lead.due", key: `lead.due:${stored.code}:${clock.step}:${at.mark}`, path: `/projects/${stored.code}`, project: toldProject(stored),
        params: { code: stored.code, project: stored.name, step: clock.step, dueOn: clock.dueOn, daysLate: at.daysLate },
      });
    }
  }
  return news;
}

async function commitments(ctx: ServiceContext): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  return (await commitmentsDue(ctx.db.read, addDays(today, REMINDER_RULES.commitment.soonDays))).flatMap((row): News<"commitment.due" | "commitment.late">[] => {
    const at = standing(row.due_on, today, REMINDER_RULES.commitment);
    if (at === null) return [];
    return [{
      kind: at.isLate ? "commitment.late" : "commitment.due", key: `commitment.due:${row.code}:${row.item}:${at.mark}`, path: `/projects/${row.code}/commitments`, project: toldProject(row), leadUnit: row.responsible,
      params: { code: row.code, project: row.name, title: row.title, indicator: row.indicator, dueOn: row.due_on, daysLate: at.daysLate },
    }];
  });
}

async function reports(ctx: ServiceContext): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  const rule = await reportingRule(ctx);
  const month = lastDueMonth(rule, today);
  if (daysBetween(reportDueOn(month, rule), today) > CAUGHT_UP_DAYS) return [];
  const missing = (await missingReports(ctx)).filter(({ months }) => months.includes(month));
  const ids = await projectIds(ctx.db.read, missing.map(({ code }) => code));
  return missing.flatMap(({ code, name, district, liaisonId }): News<"report.missing">[] => {
    const id = ids.get(code);
    return id === undefined ? [] : [{ kind: "report.missing", key: `report.missing:${code}:${month}`, path: `/projects/${code}/progress`, project: { id, code, district, liaisonId }, params: { code, project: name, month } }];
  });
}

async function rates(ctx: ServiceContext): Promise<News<NoticeKind>[]> {
  const month = todayOf(ctx).slice(0, "2025-01".length);
  return (await checkRates(ctx)).map(({ currency, on }): News<"rates.old"> => ({ kind: "rates.old", key: `rates.old:${currency}:${on}:${month}`, path: "/settings/rates", project: null, params: { currency, on } }));
}

/** What is called to mind, each with the events it is time for today. */
export const REMINDED: readonly ((ctx: ServiceContext, atOnce?: number) => Promise<readonly News<NoticeKind>[]>)[] = [dueIssues, waitingIssues, opinions, milestones, leads, commitments, reports, rates];
