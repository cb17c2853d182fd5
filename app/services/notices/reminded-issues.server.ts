import { addDays, daysBetween } from "#app/domain/dates.ts";
import type { NoticeKind } from "#app/domain/notices.ts";
import { REMINDER_RULES, reminderOf } from "#app/domain/reminders.ts";
import type { ReminderRule } from "#app/domain/reminders.ts";
import { unitsByIssue } from "#db/queries/issues.ts";
import { issuesDueBy, issuesWaiting } from "#db/queries/reminders.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { News } from "./notify.server.ts";
import { concernedBy, ownAnswer, toldProject, unitNamesIn } from "./tell-of-issue.server.ts";

/** How a deadline stands today: the reminder it is time for, and what names it. */
export function standing(dueOn: string, today: string, rule: ReminderRule): { readonly isLate: boolean; readonly daysLate: number; readonly mark: string } | null {
  const daysLate = daysBetween(dueOn, today);
  const reminder = reminderOf(daysLate, rule);
  return reminder === null ? null : { isLate: reminder !== "soon", daysLate, mark: `${dueOn}:${reminder}` };
}

/** Issues due soon or late, for those who have them in hand and those who follow them. */
export async function dueIssues(ctx: ServiceContext): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  const rows = await issuesDueBy(ctx.db.read, addDays(today, REMINDER_RULES.issue.soonDays));
  const units = await unitsByIssue(ctx.db.read, rows.map(({ item }) => item));
  return rows.flatMap((row): News<"issue.dueSoon" | "issue.overdue">[] => {
    const at = standing(row.due_on ?? "", today, REMINDER_RULES.issue);
    if (at === null) return [];
    return [{
      kind: at.isLate ? "issue.overdue" : "issue.dueSoon", key: `issue.due:${row.number}:${row.reopened}:${at.mark}`, path: `/issues/${row.number}`, project: toldProject(row),
      ...concernedBy(row, units.get(row.item) ?? []),
      params: { number: row.number, title: row.title, code: row.code, project: row.name, dueOn: row.due_on ?? "", daysLate: at.daysLate },
    }];
  });
}

/** Issues that lie with those who hand over or re-check; whoever answered one cannot re-check it. */
export async function waitingIssues(ctx: ServiceContext): Promise<News<NoticeKind>[]> {
  const today = todayOf(ctx);
  const unitName = await unitNamesIn(ctx.db.read);
  const rows = await issuesWaiting(ctx.db.read, addDays(today, -REMINDER_RULES.waiting.lateOn[0]));
  const units = await unitsByIssue(ctx.db.read, rows.map(({ item }) => item));
  return rows.flatMap((row): News<"issue.unhanded" | "issue.unchecked">[] => {
    const since = row.closing_asked_on ?? row.raised_on;
    const at = standing(since, today, REMINDER_RULES.waiting);
    if (at === null) return [];
    const own = units.get(row.item) ?? [];
    return [{
      kind: row.closing_asked_on === null ? "issue.unhanded" : "issue.unchecked", key: `issue.waiting:${row.number}:${row.reopened}:${at.mark}`, path: `/issues/${row.number}`, project: toldProject(row),
      ...concernedBy(row, own), exceptFor: ownAnswer(row, own),
      params: { number: row.number, title: row.title, code: row.code, project: row.name, days: at.daysLate, unit: unitName(row.lead_unit) },
    }];
  });
}
