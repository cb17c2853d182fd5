import { addDays, daysBetween } from "#app/domain/dates.ts";
import type { NoticeKind } from "#app/domain/notices.ts";
import { ESCALATION, levelsReached } from "#app/domain/reminders.ts";
import { unitsByIssue } from "#db/queries/issues.ts";
import { toldEvents } from "#db/queries/notices.ts";
import { issuesDueBy } from "#db/queries/reminders.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { gatherDigests } from "./gather-digests.server.ts";
import { notify } from "./notify.server.ts";
import type { News } from "./notify.server.ts";
import { REMINDED } from "./reminded.server.ts";
import { concernedBy, toldProject, unitNamesIn } from "./tell-of-issue.server.ts";

/** So many events are told in one transaction, so that nobody waits for long. */
const BATCH = 25;

/** Tells what was not told yet, a few events at a time; what was told stays told should the run end early. Answers how many notices there are. */
async function tellAll(ctx: ServiceContext, news: readonly News<NoticeKind>[]): Promise<{ notices: number }> {
  const told = await toldEvents(ctx.db.read, news.map(({ key }) => key));
  const fresh = news.filter(({ key }) => !told.has(key));
  let count = 0;
  for (let start = 0; start < fresh.length; start += BATCH) {
    count += await ctx.db.transaction(async (trx) => {
      let here = 0;
      for (const one of fresh.slice(start, start + BATCH)) here += await notify(trx, ctx, { ...one, isOneOfMany: true });
      return here;
    });
  }
  return { notices: count };
}

/**
 * Calls to mind what is due soon or late: issues, opinions, milestones, leads, commitments, monthly reports, and rates that
 * were not kept up. Each reminder is told once, however often and whenever this runs; of those missed only the latest is told.
 */
export async function remind(ctx: ServiceContext, atOnce?: number): Promise<{ notices: number }> {
  let notices = 0;
  for (const source of REMINDED) notices += (await tellAll(ctx, await source(ctx, atOnce))).notices;
  await gatherDigests(ctx);
  return { notices };
}

/** Lets overdue issues rise: each level hears of one once for each of its deadlines. */
export async function escalate(ctx: ServiceContext): Promise<{ notices: number }> {
  const today = todayOf(ctx);
  const { db } = ctx;
  const rows = await issuesDueBy(db.read, addDays(today, -ESCALATION[0].fromDays));
  const unitName = await unitNamesIn(db.read);
  const units = await unitsByIssue(db.read, rows.map(({ item }) => item));
  const news = rows.flatMap((row): News<"issue.escalated">[] => {
    const dueOn = row.due_on ?? today;
    const daysLate = daysBetween(dueOn, today);
    return levelsReached(daysLate).map(({ level, tells }) => ({
      kind: "issue.escalated", key: `issue.escalated:${row.number}:${dueOn}:${row.reopened}:${level}`, path: `/issues/${row.number}`, project: toldProject(row), tells,
      ...concernedBy(row, units.get(row.item) ?? []),
      params: { number: row.number, title: row.title, code: row.code, project: row.name, dueOn, daysLate, unit: unitName(row.lead_unit) },
    }));
  });
  const told = await tellAll(ctx, news);
  await gatherDigests(ctx);
  return told;
}
