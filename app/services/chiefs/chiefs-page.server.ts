import { isInOffice } from "#app/domain/chiefs.ts";
import type { Chief, ChiefView } from "#app/domain/chiefs.ts";
import { daysBetween } from "#app/domain/dates.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { and, flagged, known, not } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { Stage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { allChiefs, careOfChiefs, chiefProjects, countAtWork, urgentAtWork } from "#db/queries/chiefs.ts";
import type { ChiefCare } from "#db/queries/chiefs.ts";
import { talkRowsOf } from "#db/queries/leads.ts";
import type { BureauChiefRow } from "#db/schema/chiefs.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { seesWholeCity } from "../quotas/quota-rows.server.ts";
import { aside } from "../readers/aside.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { remembered } from "../remembered.server.ts";
import { chiefOf } from "./edit-chiefs.server.ts";

export interface ChiefsQuery {
  readonly view?: ChiefView | undefined;
  readonly unit?: string | undefined;
  /** The page of the projects without a chief, where they alone are asked for. */
  readonly page?: number | undefined;
}

/** A project in a chief's care: how it stands, what comes next, and when the investor was last visited. */
export interface ChiefProject {
  readonly code: string;
  readonly name: string;
  readonly totalCny: number | null;
  readonly stage: Stage;
  readonly light: Light;
  readonly lightMilestone: MilestoneType | null;
  readonly lightDaysLate: number | null;
  readonly nextMilestone: MilestoneType | null;
  readonly nextDueOn: string | null;
  readonly nextStep: { readonly text: string; readonly on: string | null } | null;
  readonly visitedOn: string | null;
}

/** Projects under a name or a heading: the most urgent ones, and how many there are. */
export interface ProjectsShown {
  readonly projects: readonly ChiefProject[];
  readonly count: number;
}

/** An entry of the list with its projects. */
export interface ChiefEntry extends Chief, ProjectsShown {
  readonly item: number;
  readonly id: number;
  readonly isInOffice: boolean;
}

export interface ChiefsPage {
  readonly query: ChiefsQuery & { readonly view: ChiefView };
  readonly chiefs: readonly ChiefEntry[];
  /** Projects of chiefs whom the list does not hold today, by the name that stands in them; who has most comes first. */
  readonly strangers: readonly (ProjectsShown & { readonly name: string })[];
  /** How many names there are that the list does not hold. */
  readonly strangerCount: number;
  /** Projects that are to have a chief and name none. */
  readonly without: ProjectsShown;
  readonly page: number;
  readonly size: number;
  readonly idle: number;
  readonly units: readonly NamedUnit[];
  readonly seesWholeCity: boolean;
  readonly mayWrite: boolean;
}

/** So many projects stand under each name; the list of projects has the others. */
const SHOWN_OF_EACH = 5;
const MOST_STRANGERS = 20;
const PAGE_SIZE = 50;

/** One bureau chief, one project: in the actor's scope. Who does not see the whole city sees only chiefs with projects among theirs. */
export async function chiefsPage(ctx: ServiceContext, query: ChiefsQuery): Promise<Verdict<ChiefsPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  return aside(ctx, "chiefsPage", query, () => chiefsHere(ctx, query));
}

async function chiefsHere(ctx: ServiceContext, query: ChiefsQuery): Promise<Verdict<ChiefsPage>> {
  const [scope, units, today, isWhole] = [scopeOf(ctx.actor), await namedUnits(ctx), todayOf(ctx), seesWholeCity(ctx)];
  if (query.unit !== undefined && !units.some(({ code }) => code === query.unit)) return refuse({ code: "unknown_unit", field: "unit", params: { value: query.unit } });
  const { view = "all", unit, page = 1 } = query;
  const care = new Map((await careWithin(ctx, scope)).map((one) => [one.chief, one]));
  const place = new Map(units.map(({ code }, index) => [code, index]));
  const countOf = (chief: Chief) => (isInOffice(chief, today) ? (care.get(chief.name)?.count ?? 0) : 0);
  const entries = (await allChiefs(ctx.db.read)).toSorted((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0)).filter((row) => isWhole || countOf(chiefOf(row)) > 0);
  const named = new Set(entries.filter((row) => isInOffice(chiefOf(row), today)).map(({ name }) => name));
  const isIdle = (row: BureauChiefRow) => isInOffice(chiefOf(row), today) && countOf(chiefOf(row)) === 0;
  const shown = view === "without" ? [] : entries.filter((row) => (unit === undefined || row.unit === unit) && (view !== "idle" || isIdle(row)));
  const strangers = view === "all" && unit === undefined ? [...care.values()].filter(({ chief }) => !named.has(chief)).toSorted((a, b) => b.count - a.count) : [];
  const drawn = strangers.slice(0, MOST_STRANGERS);
  const projects = await projectsOf(ctx, scope, [...shown.filter(({ name }) => named.has(name)).map(({ name }) => name), ...drawn.map(({ chief }) => chief)].flatMap((name) => care.get(name)?.urgent ?? []));
  return accept({
    query: { ...query, view }, chiefs: shown.map((row) => ({ ...chiefOf(row), item: row.item, id: row.id, isInOffice: isInOffice(chiefOf(row), today), count: countOf(chiefOf(row)), projects: isInOffice(chiefOf(row), today) ? (projects.get(row.name) ?? []) : [] })),
    strangers: drawn.map(({ chief, count }) => ({ name: chief, count, projects: projects.get(chief) ?? [] })), strangerCount: strangers.length,
    without: await withoutChief(ctx, scope, view, page), page, size: PAGE_SIZE, idle: entries.filter(isIdle).length, units, seesWholeCity: isWhole, mayWrite: may(ctx.actor, "chief.write"),
  });
}

function careWithin(ctx: ServiceContext, scope: Predicate): Promise<ChiefCare[]> {
  return remembered(ctx.db, `chiefs ${todayOf(ctx)} ${JSON.stringify(scope)}`, () => careOfChiefs(ctx.db.read, scope, SHOWN_OF_EACH));
}

/** What should have a chief and has none: its beginning beside the chiefs, a page of it where it is asked for alone. */
async function withoutChief(ctx: ServiceContext, scope: Predicate, view: ChiefView, page: number): Promise<ProjectsShown> {
  if (view === "idle") return { projects: [], count: 0 };
  const among = and(scope, flagged("chief_project"), not(known("bureauChief")));
  const wanted = view === "without" ? { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE } : { limit: SHOWN_OF_EACH, offset: 0 };
  const figure = <T>(name: string, compute: () => Promise<T>) => remembered(ctx.db, `chief missing ${name} ${todayOf(ctx)} ${JSON.stringify(scope)}`, compute);
  const count = await figure("count", () => countAtWork(ctx.db.read, among));
  const ids = await figure(JSON.stringify(wanted), () => urgentAtWork(ctx.db.read, among, wanted));
  return { projects: (await projectsOf(ctx, scope, ids)).get("") ?? [], count };
}

/** Projects by the chief whom they name; under "" those that name none. */
async function projectsOf(ctx: ServiceContext, scope: Predicate, ids: readonly number[]): Promise<Map<string, ChiefProject[]>> {
  const rows = await chiefProjects(ctx.db.read, scope, ids);
  const talks = await talkRowsOf(ctx.db.read, ids);
  const byChief = new Map<string, ChiefProject[]>();
  for (const row of rows) {
    const step = talks.get(row.project_id)?.findLast((talk) => talk.next_step !== null);
    const project: ChiefProject = {
      code: row.code, name: row.name, totalCny: row.total_cny, stage: row.stage as Stage, light: row.light as Light, lightMilestone: row.light_milestone as MilestoneType | null,
      lightDaysLate: row.light_due_on === null ? null : daysBetween(row.light_due_on, todayOf(ctx)), nextMilestone: row.next_milestone as MilestoneType | null, nextDueOn: row.next_due_on,
      nextStep: step?.next_step ? { text: step.next_step, on: step.next_on } : null, visitedOn: row.visitedOn,
    };
    byChief.set(row.chief ?? "", [...(byChief.get(row.chief ?? "") ?? []), project]);
  }
  return byChief;
}

/** The names of chiefs in office, for forms that name one. */
export async function chiefNames(ctx: ServiceContext): Promise<string[]> {
  return (await allChiefs(ctx.db.read)).filter((row) => isInOffice(chiefOf(row), todayOf(ctx))).map(({ name }) => name);
}
