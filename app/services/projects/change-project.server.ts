import type { Kysely, Transaction } from "kysely";
import { gateRefusals, inputRefusals, orderRefusals } from "#app/domain/check-project.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { ExchangeRate } from "#app/domain/money.ts";
import { neededFor, overrideRefusals } from "#app/domain/override.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { holds } from "#app/domain/predicate.ts";
import { deriveFacts } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { accept, refuse, together } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { inputOfRow } from "#db/codecs.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { Action } from "#app/domain/permissions.ts";
import { sentOnce } from "../sent-once.server.ts";
import { evidenceRefusals, recordDocuments, withEvidence } from "../documents/record-documents.server.ts";
import type { Evidence } from "../documents/record-documents.server.ts";
import { referenceRefusals } from "./check-references.server.ts";
import type { FieldValues } from "./describe-input.ts";
import { patched } from "./project-patch.ts";
import type { ProjectPatch } from "./project-patch.ts";
import { tellOverride } from "./override-trail.server.ts";
import { reviseProjectRecord } from "./record-project.server.ts";
import { milestoneUpdate, planRefusals } from "./record-plans.server.ts";
import type { PlanChange, UpdateChange } from "./record-plans.server.ts";

export interface ProjectChange {
  readonly code: string;
  /** The version the change was made on; null takes whatever is present, for callers that just read it in the same request. */
  readonly version: number | null;
  readonly patch: ProjectPatch;
  readonly plans?: readonly PlanChange[];
  readonly update?: UpdateChange;
  /** Nothing was reported: the updates that were loaded from elsewhere are taken away. */
  readonly clearsLoadedUpdates?: boolean;
  /** Why dates stand in an unusual order. */
  readonly orderReason?: string | null;
  /** Why gates are passed whose lines are not met; for those who may. */
  readonly overrideReason?: string | null;
  /** Further words for the trail, such as why a project goes on. */
  readonly remarks?: FieldValues;
  /** Files that prove what is recorded; they are kept in the same transaction, or not at all. */
  readonly evidence?: Evidence | undefined;
  /** Names one filled-in form, so that the same one sent twice is stored once. */
  readonly formKey?: string | undefined;
  /** Fields that could not be read, told together with the other reasons. */
  readonly misread?: readonly Refusal[];
}

export interface Changed {
  readonly code: string;
  readonly version: number;
  readonly stage: string;
  readonly isChanged: boolean;
}

/**
 * Changes a project as one new version. Refuses with every reason at once: what is wrong with the fields, what the gates of
 * newly recorded closing milestones lack, an unexplained unusual order, a version somebody else has moved on from.
 */
export async function changeProject(ctx: ServiceContext, change: ProjectChange, trail: Trail = EDIT): Promise<Verdict<Changed>> {
  const allowed = authorise(ctx, neededFor(ctx.actor, trail.needs, change.overrideReason));
  if (!allowed.ok) return allowed;
  const { formKey, evidence, ...content } = change;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { ...content, evidence: evidence && [evidence.said, evidence.uploads.checked], action: trail.action }, () => changeProjectIn(trx, ctx, change, trail)));
}

/** The same within a transaction that does more; whether the actor may is the caller's question. */
export async function changeProjectIn(trx: Transaction<Database>, ctx: ServiceContext, change: ProjectChange, trail: Trail = EDIT): Promise<Verdict<Changed>> {
  const checked = await checkChange(trx, ctx, change, trail);
  return checked.ok ? writeChange(trx, ctx, change, checked.value, trail.action) : checked;
}

/** What the trail calls a change and what the actor must be allowed to do. */
export interface Trail {
  readonly action: string;
  readonly needs: Action;
}

const EDIT: Trail = { action: "project.edit", needs: "project.edit" };

export interface CheckedChange {
  readonly stored: StoredProject;
  readonly input: ProjectInput;
  readonly rates: readonly ExchangeRate[];
  readonly before: ProjectFacts;
  /** The facts as they will be. */
  readonly after: ProjectFacts;
  /** What the gates lack and an override passes over. */
  readonly passedOver: readonly Refusal[];
}

/** Every reason against a change, without writing anything. */
export async function checkChange(db: Kysely<Database>, ctx: ServiceContext, change: ProjectChange, trail: Trail = EDIT): Promise<Verdict<CheckedChange>> {
  const stored = await findProject(db, change.code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found", field: "code" });
  if (change.version !== null && change.version !== stored.version) return refuse({ code: "stale", field: "version", params: { given: change.version, present: stored.version } });
  const today = todayOf(ctx);
  const before = await wholeFacts(db, stored);
  const present = inputOfRow(stored);
  const input = patched(present, change.patch);
  const rates = await allRates(db);
  const update = change.update ?? milestoneUpdate(present, input, today);
  const updates = update && !before.updates.includes(update.on) ? [...before.updates, update.on].sort() : before.updates;
  const after = deriveFacts(input, before, rates, today, updates, withEvidence(before.attached, change.evidence));
  const missing = gateRefusals(before, after, today, await gateDates(db));
  const errors = together(change.misread ?? [], [
    ...inputRefusals(input, today), ...(await referenceRefusals(db, input, scopeOf(ctx.actor), present)),
    ...(change.overrideReason ? overrideRefusals(ctx.actor, trail.needs, change.patch, missing) : missing),
    ...orderRefusals(before, after, change.orderReason ?? null), ...(await planRefusals(db, stored.project_id, change.plans ?? [])), ...(await evidenceRefusals(db, ctx, stored, change.evidence)),
    ...(holds(scopeOf(ctx.actor), after) ? [] : [{ code: "outside_scope", field: "district" }]),
  ]);
  return errors.length > 0 ? refuse(...errors) : accept({ stored, input, rates, before, after, passedOver: missing });
}

async function writeChange(trx: Transaction<Database>, ctx: ServiceContext, change: ProjectChange, { stored, input, rates, passedOver }: CheckedChange, action: string): Promise<Verdict<Changed>> {
  const update = change.update ?? milestoneUpdate(inputOfRow(stored), input, todayOf(ctx));
  const remarks = { ...(change.orderReason ? { orderReason: change.orderReason } : {}), ...change.remarks };
  const revision = await reviseProjectRecord(trx, ctx, stored, input, {
    action, rates, remarks, ...(change.plans ? { plans: change.plans } : {}), ...(update ? { update } : {}), ...(change.clearsLoadedUpdates ? { clearsLoadedUpdates: true } : {}),
  });
  if (revision.changed === "stale") return refuse({ code: "stale", field: "version" });
  if (change.evidence) await recordDocuments(trx, ctx, stored, change.evidence.uploads, change.evidence.said);
  if (!revision.changed) return accept({ code: stored.code, version: stored.version, stage: stored.stage, isChanged: false });
  if (change.overrideReason && passedOver.length > 0) await tellOverride(trx, ctx, stored, change.overrideReason, passedOver);
  return accept({ code: stored.code, version: revision.version, stage: revision.status.stage, isChanged: true });
}
