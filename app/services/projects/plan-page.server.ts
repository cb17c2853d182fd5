import type { z } from "zod";
import { planFromTemplate } from "#app/domain/milestone-template.ts";
import type { ProposedPlan } from "#app/domain/milestone-template.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { PushedMilestone } from "#app/domain/slip-effects.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import { slipByUnit } from "#app/domain/unit-slip.ts";
import type { UnitSlip } from "#app/domain/unit-slip.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { forecastsFormSchema, templateFormSchema } from "#app/schemas/milestone-form.ts";
import { userNames } from "#db/queries/people.ts";
import { planVersions } from "#db/queries/project-page.ts";
import type { MilestonePlanRow } from "#db/schema/projects.ts";
import type { ServiceContext } from "../context.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import type { NamedCode } from "../reference/reference-lists.server.ts";
import { changeProject } from "./change-project.server.ts";
import type { Changed } from "./change-project.server.ts";
import { heldMilestone, pathFacts, pushedMilestones, replansOf } from "./milestone-lines.ts";
import { headedProject } from "./project-head.server.ts";
import type { HeadView } from "./project-head.server.ts";

/** One re-plan as the page tells it: what, from when to when, who, at which instant, why. */
export interface ReplanEntry {
  readonly id: number;
  readonly type: MilestoneType;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
}

export interface PlanPage {
  readonly head: HeadView;
  /** The day from which the template counts, and what it proposes. */
  readonly from: string;
  readonly proposals: readonly ProposedPlan[];
  readonly pushed: readonly PushedMilestone[];
  readonly units: readonly UnitSlip[];
  readonly unitNames: readonly NamedCode[];
  readonly replans: readonly ReplanEntry[];
}

/** Everything the part of a project's page about its plan shows; what the actor may not see is not found. */
export async function planPage(ctx: ServiceContext, code: string, given: string | undefined): Promise<Verdict<PlanPage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { head, stored } = headed.value;
  const versions = await planVersions(ctx.db.read, stored.project_id);
  const applying = head.milestones.filter((line) => line.notApplicable === null);
  const from = given ?? startOf(head);
  const units = slipByUnit(applying.map((line) => heldMilestone(line, versions)), head.today);
  const named = new Set(units.map((row) => row.unit));
  return accept({
    head, from, proposals: head.mayEdit ? proposalsFrom(head, from) : [], pushed: pushedMilestones(head), units,
    unitNames: (await referenceLists(ctx.db)).units.filter((unit) => named.has(unit.code)), replans: await replanEntries(ctx, versions),
  });
}

/** The contract, where it is recent enough for its timetable to lie ahead; else today. */
function startOf({ input, today }: HeadView): string {
  const signed = input.dates.signed;
  return signed !== undefined && signed.length === 10 && signed.slice(0, 4) === today.slice(0, 4) ? signed : today;
}

function proposalsFrom(head: HeadView, from: string): ProposedPlan[] {
  const stage = COLUMN_STAGES.find((entry) => entry === head.card.stage);
  if (!stage) return [];
  const known = new Map(head.milestones.flatMap((line) => (line.actualOn ?? line.planOn ? [[line.type, line.actualOn ?? line.planOn ?? ""] as const] : [])));
  return planFromTemplate(pathFacts(head.input), { stage, from, known });
}

async function replanEntries(ctx: ServiceContext, versions: readonly MilestonePlanRow[]): Promise<ReplanEntry[]> {
  const replans = MILESTONE_TYPES.flatMap((type) => replansOf(versions.filter((version) => version.type === type)).map((replan) => ({ type, ...replan })));
  const names = await userNames(ctx.db.read, replans.flatMap(({ version }) => version.recorded_by ?? []));
  return replans.toSorted((a, b) => b.version.id - a.version.id).map(({ type, from, to, version }) => ({
    id: version.id, type, from, to, at: version.recorded_from, by: version.recorded_by === null ? null : (names.get(version.recorded_by)?.name ?? null), reason: version.reason,
  }));
}

type PlanForm = z.output<typeof templateFormSchema> | z.output<typeof forecastsFormSchema>;

/** Takes over plans of the template, or expected dates that a slip pushes, as they were reviewed: all of them or none. */
export async function takeOverDates(ctx: ServiceContext, code: string, form: PlanForm): Promise<Verdict<Changed>> {
  const given = form.intent === "template" ? form.plan : form.forecast;
  const plans = MILESTONE_TYPES.flatMap((type) => {
    const on = given?.[type];
    if (on === undefined) return [];
    return [form.intent === "template" ? { type, planOn: on } : { type, forecastOn: on }];
  });
  if (plans.length === 0) return refuse({ code: "no_plans" });
  return changeProject(ctx, { code, version: form.version, patch: {}, plans, formKey: form.formKey }, { action: form.intent === "template" ? "milestone.template" : "milestone.forecasts", needs: "project.edit" });
}
