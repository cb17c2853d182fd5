import { addMonths, monthOf } from "#app/domain/months.ts";
import type { Month } from "#app/domain/months.ts";
import { and, oneOf } from "#app/domain/predicate.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { behindPlan, continuityOf, plannedBy } from "#app/domain/progress.ts";
import type { Continuity, MonthlyReport } from "#app/domain/progress.ts";
import { hasToReport, reportDueOn, reportingWithin } from "#app/domain/reporting.ts";
import type { ReportingRule } from "#app/domain/reporting.ts";
import type { Stage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ReportStanding } from "#app/domain/reporting.ts";
import type { ReportingQuery } from "#app/schemas/progress-form.ts";
import { userNames } from "#db/queries/people.ts";
import type { NamePair } from "#db/queries/plan.ts";
import { curvesWhere, reportOfRow, reportsUntil } from "#db/queries/progress.ts";
import type { ReportingRow } from "#db/queries/progress.ts";
import { districtNames } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { reportingProjects } from "./reporting-projects.server.ts";
import { reportingRule } from "./reporting-rule.server.ts";

/** A project that has to report a month, and how it did. */
export interface ReportingLine {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string | null;
  readonly district: NamePair | null;
  readonly liaisonId: number | null;
  readonly liaison: string | null;
  readonly stage: Stage;
  readonly report: MonthlyReport | null;
  readonly plannedCny: number | null;
  readonly behindCny: number | null;
  readonly standings: readonly ReportStanding[];
}

/** How many projects of a district or a liaison have to report, and how they did. */
export interface ReportingGroup {
  /** The district's code or the liaison's number; empty for none. */
  readonly key: string;
  readonly name: NamePair | null;
  readonly owed: number;
  readonly counts: Readonly<Record<ReportStanding, number>>;
}

export interface ReportingPage {
  readonly month: Month;
  readonly rule: ReportingRule;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  /** Months to choose from, the newest first. */
  readonly months: readonly Month[];
  readonly places: readonly Place[];
  readonly total: ReportingGroup;
  readonly byDistrict: readonly ReportingGroup[];
  readonly byLiaison: readonly ReportingGroup[];
  readonly lines: readonly ReportingLine[];
  readonly query: ReportingQuery;
  readonly mayReport: boolean;
}

const CHOICE_MONTHS = 24;

/** Who has reported a month and who has not, of the projects the actor sees; the groups count them all, the lines those the query asks for. */
export async function whoReported(ctx: ServiceContext, query: ReportingQuery): Promise<Verdict<ReportingPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const present = monthOf(todayOf(ctx));
  const month = query.month ?? addMonths(present, -1);
  if (month > present) return refuse({ code: "future_month", field: "month", params: { value: month } });
  const rule = await reportingRule(ctx);
  const lines = await linesOf(ctx, month, rule, query.district ?? null);
  const dueOn = reportDueOn(month, rule);
  const isWanted = (line: ReportingLine) => (query.state === undefined || line.standings.includes(query.state)) && (query.liaison === undefined || String(line.liaisonId ?? "none") === query.liaison);
  return accept({
    month, rule, dueOn, isOverdue: dueOn < todayOf(ctx), months: Array.from({ length: CHOICE_MONTHS }, (_, index) => addMonths(present, -index)),
    places: await placesOn(ctx, todayOf(ctx)), total: groupOf("", null, lines),
    byDistrict: groupsOf(lines, (line) => line.districtCode ?? "", (line) => line.district),
    byLiaison: groupsOf(lines, (line) => String(line.liaisonId ?? ""), ({ liaison }) => (liaison === null ? null : { zh: liaison, en: liaison })),
    lines: lines.filter(isWanted), query, mayReport: may(ctx.actor, "progress.write"),
  });
}

async function linesOf(ctx: ServiceContext, month: Month, rule: ReportingRule, district: string | null): Promise<ReportingLine[]> {
  const { read } = ctx.db;
  const among = and(scopeOf(ctx.actor), reportingWithin(month, month), ...(district === null ? [] : [oneOf("district", [district])]));
  const projects = (await reportingProjects(read, among)).filter(({ facts }) => hasToReport(facts, month, rule));
  const reports = new Map<number, MonthlyReport[]>();
  for (const row of await reportsUntil(read, among, month)) reports.set(row.project_id, [...(reports.get(row.project_id) ?? []), reportOfRow(row)]);
  const curves = await curvesWhere(read, among);
  const districts = await districtNames(read);
  const people = await userNames(read, projects.flatMap(({ row }) => (row.liaison_id === null ? [] : [row.liaison_id])));
  return projects.map(({ row }): ReportingLine => {
    const own = reports.get(row.project_id) ?? [];
    const report = own.find((entry) => entry.month === month) ?? null;
    const points = curves.get(row.project_id) ?? [];
    const behindCny = report && behindPlan(points, report);
    return {
      ...named(row, districts, people), report, plannedCny: plannedBy(points, month), behindCny,
      standings: standingsOf(report, report && continuityOf(own.filter((entry) => entry.month < month).at(-1) ?? null, report), behindCny),
    };
  });
}

function named(row: ReportingRow, districts: Awaited<ReturnType<typeof districtNames>>, people: Awaited<ReturnType<typeof userNames>>) {
  return {
    code: row.code, name: row.name, stage: row.stage as Stage, districtCode: row.district, district: row.district === null ? null : (districts.get(row.district) ?? null),
    liaisonId: row.liaison_id, liaison: row.liaison_id === null ? null : (people.get(row.liaison_id)?.name ?? null),
  };
}

function standingsOf(report: MonthlyReport | null, continuity: Continuity | null, behindCny: number | null): ReportStanding[] {
  if (report === null) return ["missing"];
  const isBroken = continuity === "backward" || continuity === "differs";
  return [
    "reported", ...(continuity === "backward" && report.reason !== null ? ["backward" as const] : []), ...(isBroken && report.reason === null ? ["unexplained" as const] : []),
    ...((behindCny ?? 0) > 0 ? ["behind" as const] : []),
  ];
}

function groupOf(key: string, name: NamePair | null, lines: readonly ReportingLine[]): ReportingGroup {
  const count = (standing: ReportStanding) => lines.filter((line) => line.standings.includes(standing)).length;
  return { key, name, owed: lines.length, counts: { missing: count("missing"), reported: count("reported"), backward: count("backward"), unexplained: count("unexplained"), behind: count("behind") } };
}

/** Groups with the most missing first. */
function groupsOf(lines: readonly ReportingLine[], keyOf: (line: ReportingLine) => string, nameOf: (line: ReportingLine) => NamePair | null): ReportingGroup[] {
  const groups = [...new Set(lines.map(keyOf))].map((key) => {
    const own = lines.filter((line) => keyOf(line) === key);
    return groupOf(key, own[0] ? nameOf(own[0]) : null, own);
  });
  return groups.toSorted((a, b) => b.counts.missing - a.counts.missing || b.owed - a.owed || (a.key < b.key ? -1 : 1));
}
