import type { Kysely, Transaction } from "kysely";
import { dateFieldOf, replanRefusals } from "#app/domain/check-project.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import type { TalkChannel } from "#app/domain/kinds.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { currentPlans, replacePlan } from "#db/queries/project-facts.ts";
import { closeLoadedUpdates, insertUpdate, updatesOf } from "#db/queries/updates.ts";
import type { Database } from "#db/schema/database.ts";
import type { MilestonePlanRow } from "#db/schema/projects.ts";
import type { ServiceContext } from "../context.server.ts";
import type { FieldValues } from "./describe-input.ts";

/** A milestone's new plan or forecast, or why it does not apply; what is absent stays. */
export interface PlanChange {
  readonly type: MilestoneType;
  readonly planOn?: PartialDate | null;
  readonly forecastOn?: PartialDate | null;
  readonly reason?: string | null;
  /** The unit that holds the milestone; null: the one that usually does. */
  readonly unit?: string | null;
}

/** A day on which the project was reported on: loaded from a file, by recording a milestone, as a follow-up, or by a progress report. */
export interface UpdateChange {
  readonly kind: "loaded" | "milestone" | "follow_up" | "progress";
  readonly on: string;
  readonly note?: string | null;
  /** Of a talk: how it took place, ids of the contacts who took part, and what comes next. */
  readonly channel?: TalkChannel | null;
  readonly contacts?: readonly number[];
  /** Ids of our own people who took part, and the row that this one corrects. */
  readonly people?: readonly number[];
  readonly replaces?: number | null;
  readonly nextStep?: string | null;
  readonly nextOn?: string | null;
}

/** That a milestone was recorded counts as a report of the day; nothing where none was. */
export function milestoneUpdate(before: ProjectInput, after: ProjectInput, today: string): UpdateChange | undefined {
  const isRecorded = MILESTONE_TYPES.some((type) => after.dates[type] !== undefined && after.dates[type] !== before.dates[type]);
  return isRecorded ? { kind: "milestone", on: today } : undefined;
}

/** Writes changed plans as new versions; the first plan date becomes the frozen baseline. Answers what changed, for the trail. */
export async function recordPlans(trx: Transaction<Database>, ctx: ServiceContext, projectId: number, plans: readonly MilestonePlanRow[], changes: readonly PlanChange[]): Promise<{ before: FieldValues; after: FieldValues }> {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const change of changes) {
    const previous = plans.find((plan) => plan.type === change.type);
    const next = {
      plan_on: change.planOn === undefined ? (previous?.plan_on ?? null) : change.planOn,
      forecast_on: change.forecastOn === undefined ? (previous?.forecast_on ?? null) : change.forecastOn,
      reason: change.reason === undefined ? keptReason(previous, change.planOn) : change.reason,
      unit: change.unit === undefined ? (previous?.unit ?? null) : change.unit,
    };
    const isSame = (["plan_on", "forecast_on", "reason", "unit"] as const).every((column) => next[column] === (previous?.[column] ?? null));
    if (isSame) continue;
    await replacePlan(trx, { project_id: projectId, type: change.type, ...next, baseline_on: previous?.baseline_on ?? next.plan_on, recorded_from: ctx.now, recorded_by: ctx.actor.userId });
    const told = { planned: [previous?.plan_on, next.plan_on], expected: [previous?.forecast_on, next.forecast_on], reason: [previous?.reason, next.reason], unit: [previous?.unit, next.unit] } as const;
    for (const [what, [old, present]] of Object.entries(told)) {
      if ((old ?? null) === present) continue;
      before[`${what}.${dateFieldOf(change.type)}`] = old ?? null;
      after[`${what}.${dateFieldOf(change.type)}`] = present;
    }
  }
  return { before, after };
}

/** Why a plan replaced the one before it is said anew each time; a reason for something else stays. */
function keptReason(previous: MilestonePlanRow | undefined, planOn: PartialDate | null | undefined): string | null {
  const isReplan = previous !== undefined && previous.plan_on !== null && planOn !== undefined && planOn !== previous.plan_on;
  return isReplan ? null : (previous?.reason ?? null);
}

/** Takes away the updates that were loaded from files; those that were made in the program stay. */
export async function clearLoadedUpdates(trx: Transaction<Database>, ctx: ServiceContext, projectId: number): Promise<boolean> {
  const present = await updatesOf(trx, [projectId]);
  if (!present.some((row) => row.kind === "loaded")) return false;
  await closeLoadedUpdates(trx, projectId, null, ctx.now);
  return true;
}

/** Records an update unless the project has it already; a loaded one earlier than the loaded ones before corrects them. */
export async function recordUpdate(trx: Transaction<Database>, ctx: ServiceContext, projectId: number, update: UpdateChange): Promise<boolean> {
  const present = await updatesOf(trx, [projectId]);
  const last = present.at(-1)?.on_date ?? null;
  const lastLoaded = present.filter((row) => row.kind === "loaded").at(-1)?.on_date ?? null;
  if (update.kind === "loaded" && (last === update.on || lastLoaded === update.on)) return false;
  if (update.kind === "loaded" && last !== null && last > update.on) await closeLoadedUpdates(trx, projectId, update.on, ctx.now);
  await insertUpdate(trx, { project_id: projectId, kind: update.kind, on_date: update.on, note: update.note ?? null, channel: update.channel ?? null, contacts: JSON.stringify(update.contacts ?? []), people: JSON.stringify(update.people ?? []), replaces: update.replaces ?? null, next_step: update.nextStep ?? null, next_on: update.nextOn ?? null, recorded_from: ctx.now, recorded_by: ctx.actor.userId });
  return true;
}

/** The plans that a change replaces without saying why. */
export async function planRefusals(db: Kysely<Database>, projectId: number, changes: readonly PlanChange[]): Promise<Refusal[]> {
  if (changes.every((change) => change.planOn === undefined)) return [];
  const present = new Map((await currentPlans(db, [projectId])).map((plan) => [plan.type, plan.plan_on]));
  return changes.flatMap((change) => replanRefusals(present.get(change.type) ?? null, change.planOn, change.reason));
}
