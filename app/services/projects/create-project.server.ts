import { gateRefusals, inputRefusals, orderRefusals } from "#app/domain/check-project.ts";
import { yearOf } from "#app/domain/dates.ts";
import { isBoundToDistrict, scopeOf } from "#app/domain/permissions.ts";
import { holds } from "#app/domain/predicate.ts";
import { deriveFacts, emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { accept, refuse, together } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { lastCodeNumber, projectIds } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import type { Transaction } from "kysely";
import type { Database } from "#db/schema/database.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { patched } from "./project-patch.ts";
import type { Changed } from "./change-project.server.ts";
import type { ProjectPatch } from "./project-patch.ts";
import { referenceRefusals } from "./check-references.server.ts";
import { createProjectRecord } from "./record-project.server.ts";
import type { PlanChange, UpdateChange } from "./record-plans.server.ts";

export interface NewProject {
  /** Left out: made as NB-YYYY-NNNN. */
  readonly code?: string | null;
  readonly name: string;
  readonly patch: ProjectPatch;
  readonly plans?: readonly PlanChange[];
  readonly update?: UpdateChange;
  readonly orderReason?: string | null;
  /** Names one filled-in form, so that the same one sent twice is stored once. */
  readonly formKey?: string | undefined;
  /** Fields that could not be read, told together with the other reasons. */
  readonly misread?: readonly Refusal[];
}

/** The next code NB-YYYY-NNNN of the year of the lead, else signing, else today. */
export async function nextCode(trx: Transaction<Database>, dates: ProjectInput["dates"], today: string): Promise<string> {
  const year = String(yearOf(dates.lead ?? dates.signed ?? today));
  return `NB-${year}-${String((await lastCodeNumber(trx, year)) + 1).padStart(4, "0")}`;
}

/**
 * Creates a project. A person without everything's scope creates in their own: an empty district becomes theirs and a
 * liaison owns what they create. Closing milestones given at once are judged by the same gates.
 */
export async function createProject(ctx: ServiceContext, project: NewProject, action = "project.create"): Promise<Verdict<Changed>> {
  const allowed = authorise(ctx, "project.create");
  if (!allowed.ok) return allowed;
  const { formKey, ...content } = project;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { ...content, action }, () => createProjectIn(trx, ctx, project, action)));
}

/** The same within a transaction that writes more; whether the actor may is the caller's question. */
export async function createProjectIn(trx: Transaction<Database>, ctx: ServiceContext, project: NewProject, action = "project.create"): Promise<Verdict<Changed>> {
  const today = todayOf(ctx);
  const given: ProjectPatch = {
    ...project.patch, name: project.name,
    ...(isBoundToDistrict(ctx.actor) && !project.patch.district ? { district: ctx.actor.district } : {}),
    ...(ctx.actor.role === "liaison" && !project.patch.liaisonId ? { liaisonId: ctx.actor.userId } : {}),
  };
  const base = patched(emptyInput(project.code ?? "", project.name), given);
  const input: ProjectInput = { ...base, code: project.code || (await nextCode(trx, base.dates, today)) };
  const rates = await allRates(trx);
  const facts = deriveFacts(input, null, rates, today, []);
  const isTaken = (await projectIds(trx, [input.code])).size > 0;
  const errors = together(project.misread ?? [], [
    ...inputRefusals(input, today), ...(await referenceRefusals(trx, input, scopeOf(ctx.actor), null)), ...gateRefusals(null, facts, today, await gateDates(trx)), ...orderRefusals(null, facts, project.orderReason ?? null),
    ...(isTaken ? [{ code: "duplicate_code", field: "code", params: { value: input.code } }] : []),
    ...(holds(scopeOf(ctx.actor), facts) ? [] : [{ code: "outside_scope", field: "district" }]),
  ]);
  if (errors.length > 0) return refuse(...errors);
  const recordsMilestone = Object.keys(input.dates).some((type) => type !== "lead");
  const update = project.update ?? (recordsMilestone ? { kind: "milestone" as const, on: today } : null);
  const created = await createProjectRecord(trx, ctx, input, {
    action, rates, ...(project.plans ? { plans: project.plans } : {}), ...(update ? { update } : {}),
    ...(project.orderReason ? { remarks: { orderReason: project.orderReason } } : {}),
  });
  return accept({ code: input.code, version: 1, stage: created.status.stage, isChanged: true });
}
