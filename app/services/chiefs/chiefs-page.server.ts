import { isInOffice } from "#app/domain/chiefs.ts";
import type { Chief, ChiefView } from "#app/domain/chiefs.ts";
import { daysBetween } from "#app/domain/dates.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { and, flagged, known, not } from "#app/domain/predicate.ts";
import type { Stage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { allChiefs, chiefProjects } from "#db/queries/chiefs.ts";
import type { ChiefProjectRow } from "#db/queries/chiefs.ts";
import { talkRowsOf } from "#db/queries/leads.ts";
import type { BureauChiefRow } from "#db/schema/chiefs.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { seesWholeCity } from "../quotas/quota-rows.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { chiefOf } from "./edit-chiefs.server.ts";

export interface ChiefsQuery {
  readonly view?: ChiefView | undefined;
  readonly unit?: string | undefined;
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

/** An entry of the list with its projects. */
export interface ChiefEntry extends Chief {
  readonly item: number;
  readonly id: number;
  readonly isInOffice: boolean;
  readonly projects: readonly ChiefProject[];
}

export interface ChiefsPage {
  readonly query: ChiefsQuery & { readonly view: ChiefView };
  readonly chiefs: readonly ChiefEntry[];
  /** Projects of chiefs whom the list does not hold today, by the name that stands in them. */
  readonly strangers: readonly { readonly name: string; readonly projects: readonly ChiefProject[] }[];
  /** Projects that are to have a chief and name none. */
  readonly without: readonly ChiefProject[];
  readonly idle: number;
  readonly units: readonly NamedUnit[];
  readonly seesWholeCity: boolean;
  readonly mayWrite: boolean;
}

const MOST_PROJECTS = 1_000;

/** One bureau chief, one project: in the actor's scope. Who does not see the whole city sees only chiefs with projects among theirs. */
export async function chiefsPage(ctx: ServiceContext, query: ChiefsQuery): Promise<Verdict<ChiefsPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const [scope, units, today, isWhole] = [scopeOf(ctx.actor), await namedUnits(ctx), todayOf(ctx), seesWholeCity(ctx)];
  if (query.unit !== undefined && !units.some(({ code }) => code === query.unit)) return refuse({ code: "unknown_unit", field: "unit", params: { value: query.unit } });
  const view = query.view ?? "all";
  const [cared, without] = [await chiefProjects(ctx.db.read, and(scope, known("bureauChief")), MOST_PROJECTS), await chiefProjects(ctx.db.read, and(scope, flagged("chief_project"), not(known("bureauChief"))), MOST_PROJECTS)];
  const projects = await projectsOf(ctx, cared);
  const place = new Map(units.map(({ code }, index) => [code, index]));
  const entries = (await allChiefs(ctx.db.read)).toSorted((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0)).map((row) => entryOf(row, today, projects)).filter((chief) => isWhole || chief.projects.length > 0);
  const named = new Set(entries.filter((chief) => chief.isInOffice).map(({ name }) => name));
  const strangers = [...new Set(cared.flatMap((row) => (row.chief === null || named.has(row.chief) ? [] : [row.chief])))].map((name) => ({ name, projects: projects.get(name) ?? [] }));
  const isIdle = (chief: ChiefEntry) => chief.isInOffice && chief.projects.length === 0;
  const ofUnit = query.unit === undefined ? entries : entries.filter(({ unit }) => unit === query.unit);
  return accept({
    query: { ...query, view }, chiefs: view === "without" ? [] : view === "idle" ? ofUnit.filter(isIdle) : ofUnit, strangers: view === "all" && query.unit === undefined ? strangers : [],
    without: view === "idle" ? [] : ((await projectsOf(ctx, without)).get("") ?? []), idle: entries.filter(isIdle).length, units, seesWholeCity: isWhole, mayWrite: may(ctx.actor, "chief.write"),
  });
}

function entryOf(row: BureauChiefRow, today: string, projects: ReadonlyMap<string, readonly ChiefProject[]>): ChiefEntry {
  const chief = chiefOf(row);
  const isIn = isInOffice(chief, today);
  return { ...chief, item: row.item, id: row.id, isInOffice: isIn, projects: isIn ? (projects.get(row.name) ?? []) : [] };
}

/** Projects by the chief whom they name; under "" those that name none. */
async function projectsOf(ctx: ServiceContext, rows: readonly ChiefProjectRow[]): Promise<Map<string, ChiefProject[]>> {
  const talks = await talkRowsOf(ctx.db.read, rows.map((row) => row.project_id));
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
