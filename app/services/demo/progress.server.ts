import type { Transaction } from "kysely";
import { shanghaiDate } from "#app/domain/dates.ts";
import { drawCurve } from "#app/domain/investment-curve.ts";
import { addMonths, dayOf, monthOf, monthsFrom } from "#app/domain/months.ts";
import type { Month } from "#app/domain/months.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { plannedBy } from "#app/domain/progress.ts";
import { hasToReport, reportingWithin, writeReportingRule } from "#app/domain/reporting.ts";
import { insertCurve } from "#db/queries/progress.ts";
import { replaceSetting } from "#db/queries/settings.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { storeReport } from "../progress/record-report.server.ts";
import { reportingProjects } from "../progress/reporting-projects.server.ts";
import type { ReportingProject } from "../progress/reporting-projects.server.ts";
import { rederiveStatus } from "../projects/rederive.server.ts";
import { createRandom, mixSeed } from "./random.ts";
import type { Random } from "./random.ts";

const REPORTED_MONTHS = 14;
const USUAL_BUILDING_MONTHS = 22;
const DUE_DAY = 5;
const HUNDRED_WAN = 1_000_000;
const [LATE, SKIPPED] = [0.12, 0.015];
const ONE_BACKWARD_IN = 37;
const BACKWARD_MONTHS_AGO = 4;
const WORKS: readonly (readonly [percent: number, text: string])[] = [
  [12, "场地平整完成，桩基施工"], [40, "主体结构施工"], [65, "主体结顶，内外装修"], [92, "设备进场安装调试"], [100, "收尾，准备验收"],
];
const PROBLEMS = ["双回路供电方案待批", "钢结构供货延迟", "室外管网与市政道路衔接未定", "用工紧张"] as const;

/** Monthly reports of the projects under construction for the last fourteen months, a few missing, one in some taken back with its reason. */
export async function recordProgress(trx: Transaction<Database>, ctx: ServiceContext, seed: number, actors: ReadonlyMap<number, Principal>): Promise<void> {
  const last = addMonths(monthOf(todayOf(ctx)), -1);
  const rule = { dueDay: DUE_DAY, since: addMonths(last, 1 - REPORTED_MONTHS) };
  await replaceSetting(trx, "progress_reports", writeReportingRule(rule), ctx.now, null);
  for (const project of await reportingProjects(trx, reportingWithin(rule.since, last))) {
    const months = monthsFrom(rule.since, last).filter((month) => hasToReport(project.facts, month, rule));
    if (months.length === 0 || project.row.total_cny === null) continue;
    await reportProject(trx, { ...ctx, actor: actors.get(project.row.liaison_id ?? -1) ?? SYSTEM }, project, months, createRandom(mixSeed(seed, project.row.project_id, 991)));
  }
}

async function reportProject(trx: Transaction<Database>, ctx: ServiceContext, { row, facts }: ReportingProject, months: readonly Month[], random: Random): Promise<void> {
  const begun = monthOf(facts.on.started ?? facts.on.landed ?? ctx.now);
  const total = roundedDown((row.total_cny ?? 0) * 0.8);
  const points = drawCurve({ totalCny: total, from: begun, to: addMonths(begun, USUAL_BUILDING_MONTHS + random.int(-4, 8)), step: random.chance(0.3) ? "quarter" : "month" });
  await insertCurve(trx, { item: row.project_id, project_id: row.project_id, points: JSON.stringify(points.map(({ month, cny }) => [month, cny])), reason: null, recorded_from: instantIn(months[0] ?? begun, random, ctx.now), recorded_by: row.liaison_id });
  const pace = random.int(88, 112) / 100;
  let before = 0;
  for (const [index, month] of months.entries()) {
    const isLatest = index === months.length - 1;
    const at = instantIn(addMonths(month, 1), random, ctx.now);
    if (index > 0 && (random.chance(isLatest ? LATE : SKIPPED) || at === ctx.now)) continue;
    const isBackward = before > 0 && row.project_id % ONE_BACKWARD_IN === 0 && index === months.length - BACKWARD_MONTHS_AGO;
    const reached = Math.max(before, roundedDown((plannedBy(points, month) ?? 0) * pace));
    const cumulative = isBackward ? roundedDown(before * 0.96) : reached;
    const next = Math.max(0, roundedDown((plannedBy(points, addMonths(month, 1)) ?? 0) * pace) - cumulative);
    const percent = Math.min(100, Math.floor((cumulative / Math.max(1, total)) * 100));
    const works = WORKS.find(([most]) => percent <= most)?.[1] ?? null;
    const done = index === 0 ? Math.min(cumulative, next) : Math.max(0, cumulative - before);
    await storeReport(trx, { ...ctx, now: at }, row, null, {
      month, done_cny: done, cumulative_cny: cumulative, next_cny: next, percent, physical: works, problems: random.chance(0.12) ? random.pick(PROBLEMS) : null,
      reason: isBackward ? "设备款经审计核减，冲回上月多报" : null, document: null,
    });
    before = cumulative;
  }
  await rederiveStatus(trx, ctx, row.project_id);
}

const roundedDown = (cny: number): number => Math.floor(cny / HUNDRED_WAN) * HUNDRED_WAN;

/** An instant in office hours of the first days of a month, never after now. */
function instantIn(month: Month, random: Random, now: string): string {
  const at = `${dayOf(month, random.int(1, DUE_DAY))}T0${random.int(1, 8)}:${random.int(10, 59)}:00.000Z`;
  return shanghaiDate(at) < shanghaiDate(now) ? at : now;
}
