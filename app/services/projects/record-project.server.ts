import type { Transaction } from "kysely";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ExchangeRate } from "#app/domain/money.ts";
import { deriveFacts } from "#app/domain/project-input.ts";
import type { PreviousMoney, ProjectInput } from "#app/domain/project-input.ts";
import { statusOn } from "#app/domain/status.ts";
import type { MilestonePlan, ProjectStatus } from "#app/domain/status.ts";
import { columnsOf, factsOfRow, inputOfRow } from "#db/codecs.ts";
import { indexForSearch } from "#db/engines/search.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { advanceProject, closeFacts, currentPlans, insertFacts, insertProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { updateDays } from "#db/queries/updates.ts";
import { openIssue, openIssuesOf } from "#db/queries/open-issues.ts";
import type { Database } from "#db/schema/database.ts";
import type { ProjectRow } from "#db/schema/projects.ts";
import { recordParties } from "../companies/record-parties.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields, fieldsOf } from "./describe-input.ts";
import type { FieldValues } from "./describe-input.ts";
import { clearLoadedUpdates, recordPlans, recordUpdate } from "./record-plans.server.ts";
import type { PlanChange, UpdateChange } from "./record-plans.server.ts";

/** What a change carries besides the project's own fields. */
export interface RecordExtras {
  readonly action: string;
  readonly rates: readonly ExchangeRate[];
  readonly plans?: readonly PlanChange[];
  readonly update?: UpdateChange;
  /** A file says that nothing was reported: what was loaded from files before is taken away. */
  readonly clearsLoadedUpdates?: boolean;
  /** Further words for the trail, such as the reason given for an unusual order or an override. */
  readonly remarks?: FieldValues;
  /** What such words said before. */
  readonly remarksBefore?: FieldValues;
  /** An update was taken away, which alone makes a new version. */
  readonly removesUpdate?: boolean;
}

type Trx = Transaction<Database>;

/** Writes a new project: identity, first version of its facts, plans, search texts and the trail. */
export async function createProjectRecord(trx: Trx, ctx: ServiceContext, input: ProjectInput, extras: RecordExtras): Promise<{ id: number; facts: ProjectFacts; status: ProjectStatus }> {
  const today = todayOf(ctx);
  const updates = extras.update ? [extras.update.on] : [];
  const facts = deriveFacts(input, null, extras.rates, today, updates);
  const plans = (extras.plans ?? []).map((plan) => ({ type: plan.type, planOn: plan.planOn ?? null }));
  const status = statusOn(facts, plans, today);
  const id = await insertProject(trx, { code: input.code, version: 1, created_at: ctx.now, updated_at: ctx.now, ...statusColumns(status) });
  await insertFacts(trx, { project_id: id, recorded_from: ctx.now, recorded_to: null, recorded_by: ctx.actor.userId, ...columnsOf(input, facts) });
  await indexForSearch(trx, id, searchTexts(input));
  await recordParties(trx, ctx, id, input, null);
  const planFields = await recordPlans(trx, ctx, id, [], extras.plans ?? []);
  if (extras.update) await recordUpdate(trx, ctx, id, extras.update);
  const after = changedFields({}, { ...fieldsOf(input), ...derivedFields(facts, status), ...planFields.after, ...extras.remarks })?.after ?? {};
  await appendAudit(trx, { ...actorFields(ctx), action: extras.action, objectType: "project", objectCode: input.code, projectId: id, before: null, after });
  return { id, facts, status };
}

export type Revision = { readonly changed: false } | { readonly changed: true; readonly version: number; readonly facts: ProjectFacts; readonly status: ProjectStatus } | { readonly changed: "stale" };

/** Writes the next version of a project, or nothing when nothing differs; "stale" when somebody else was faster. */
export async function reviseProjectRecord(trx: Trx, ctx: ServiceContext, stored: StoredProject, input: ProjectInput, extras: RecordExtras): Promise<Revision> {
  const today = todayOf(ctx);
  const at = ctx.now > stored.recorded_from ? ctx.now : stored.recorded_from;
  const before = inputOfRow(stored);
  const oldPlans = await currentPlans(trx, [stored.project_id]);
  const planFields = await recordPlans(trx, ctx, stored.project_id, oldPlans, extras.plans ?? []);
  const hasNewUpdate = extras.update ? await recordUpdate(trx, ctx, stored.project_id, extras.update) : extras.clearsLoadedUpdates ? await clearLoadedUpdates(trx, ctx, stored.project_id) : false;
  const updates = await updateDays(trx, stored.project_id);
  const oldFacts = factsOfRow(stored, updates);
  const facts = deriveFacts(input, previousMoney(oldFacts), extras.rates, today, updates);
  const difference = changedFields({ ...fieldsOf(before), ...planFields.before }, { ...fieldsOf(input), ...planFields.after });
  if (difference === null && !hasNewUpdate && !extras.removesUpdate) return { changed: false };
  const plans = mergePlans(oldPlans.map((plan) => ({ type: plan.type as MilestoneType, planOn: plan.plan_on })), extras.plans ?? []);
  const status = statusOn(facts, plans, today, (await openIssuesOf(trx, [stored.project_id])).map(openIssue));
  if (!(await advanceProject(trx, stored.project_id, stored.version, { updated_at: at, ...statusColumns(status) }))) return { changed: "stale" };
  await closeFacts(trx, stored.project_id, at);
  await insertFacts(trx, { project_id: stored.project_id, recorded_from: at, recorded_to: null, recorded_by: ctx.actor.userId, ...columnsOf(input, facts) });
  if (JSON.stringify(searchTexts(before)) !== JSON.stringify(searchTexts(input))) await indexForSearch(trx, stored.project_id, searchTexts(input));
  await recordParties(trx, ctx, stored.project_id, input, before);
  const oldDerived = { ...derivedFields(oldFacts, { stage: stored.stage }), update: null };
  const whole = changedFields({ ...fieldsOf(before), ...planFields.before, ...oldDerived, ...extras.remarksBefore }, {
    ...fieldsOf(input), ...planFields.after, ...derivedFields(facts, status), update: hasNewUpdate ? (extras.update?.on ?? null) : null, ...extras.remarks,
  });
  await appendAudit(trx, { ...actorFields(ctx), at, action: extras.action, objectType: "project", objectCode: input.code, projectId: stored.project_id, before: whole?.before ?? {}, after: whole?.after ?? {} });
  return { changed: true, version: stored.version + 1, facts, status };
}

/** The trail's words for who acts and when. */
export function actorFields(ctx: ServiceContext): { at: string; actorId: number | null; actorName: string } {
  return { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name };
}

/** The derived columns of a project. */
export function statusColumns(status: ProjectStatus): Pick<ProjectRow, "stage" | "stage_since" | "light" | "light_milestone" | "light_due_on" | "next_milestone" | "next_due_on" | "status_until"> {
  return {
    stage: status.stage, stage_since: status.stageSince, light: status.light, light_milestone: status.lightMilestone, light_due_on: status.lightDueOn,
    next_milestone: status.nextMilestone, next_due_on: status.nextDueOn, status_until: status.until,
  };
}

function derivedFields(facts: ProjectFacts, status: { stage: string }): FieldValues {
  return { stage: status.stage, totalCny: facts.totalCny, totalUsd: facts.totalUsd };
}

function previousMoney(facts: ProjectFacts): PreviousMoney {
  return { amount: facts.amount, currency: facts.currency, totalCny: facts.totalCny, totalUsd: facts.totalUsd, frozenRate: facts.frozenRate };
}

function searchTexts(input: ProjectInput) {
  return { name: input.name, code: input.code, uscc: input.uscc, investors: input.investors.map((investor) => investor.name) };
}

function mergePlans(old: readonly MilestonePlan[], changes: readonly PlanChange[]): MilestonePlan[] {
  const merged = new Map(old.map((plan) => [plan.type, plan]));
  for (const change of changes) if (change.planOn !== undefined) merged.set(change.type, { type: change.type, planOn: change.planOn });
  return [...merged.values()];
}
