import { dateFieldOf } from "#app/domain/check-project.ts";
import { HARD_COMMITMENTS } from "#app/domain/gates.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { Stage } from "#app/domain/stages.ts";
import { together } from "#app/domain/verdict.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import type { MoveBackForm, MoveForm } from "#app/schemas/board-move.ts";
import { inputOfRow } from "#db/codecs.ts";
import { projectTrail } from "#db/queries/audit.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ProjectPatch } from "../projects/project-patch.ts";
import { moveBack } from "../projects/move-back.server.ts";
import { moveProject, reasonsAgainstMove } from "../projects/record-milestone.server.ts";
import type { ProjectMove } from "../projects/record-milestone.server.ts";

/** Who was faster, when, and where the project stands since. */
export interface MoveConflict {
  readonly by: string;
  readonly at: string;
  readonly stage: Stage;
  readonly version: number;
}

/** What became of a move; a refused one carries every reason. */
export type MoveAnswer =
  | { readonly ok: true; readonly code: string; readonly name: string; readonly stage: Stage; readonly to: Stage }
  | { readonly ok: false; readonly code: string; readonly errors: readonly Refusal[]; readonly conflict: MoveConflict | null };

/** Moves a card with what the form gives; `misread` are the faults of fields that could not be read, told with the others. */
export async function moveCard(ctx: ServiceContext, form: MoveForm, misread: readonly Refusal[] = []): Promise<MoveAnswer> {
  const move = moveOf(form);
  const isAgain = (stored: StoredProject) => hasAllDates(form, stored);
  if (misread.length > 0) {
    const others = await reasonsAgainstMove(ctx, move);
    return refusedMove(ctx, form, together(misread, others.map(inForm)), isAgain);
  }
  const verdict = await moveProject(ctx, move);
  if (!verdict.ok) return refusedMove(ctx, form, verdict.errors, isAgain);
  const stored = await findProject(ctx.db.read, form.code, scopeOf(ctx.actor));
  return { ok: true, code: form.code, name: stored?.name ?? form.code, stage: verdict.value.stage as Stage, to: form.to };
}

/** Takes a card back to an earlier column; the same form sent again gets the same answer. */
export async function moveCardBack(ctx: ServiceContext, form: MoveBackForm): Promise<MoveAnswer> {
  const verdict = await moveBack(ctx, { code: form.code, version: form.version, toStage: form.to, reason: form.reason });
  if (!verdict.ok) return refusedMove(ctx, form, verdict.errors, (stored) => stored.version === form.version + 1 && stored.stage === form.to);
  const stored = await findProject(ctx.db.read, form.code, scopeOf(ctx.actor));
  return { ok: true, code: form.code, name: stored?.name ?? form.code, stage: verdict.value.stage as Stage, to: form.to };
}

async function refusedMove(ctx: ServiceContext, form: Pick<MoveForm, "code" | "to">, errors: readonly Refusal[], isSentAgain: (stored: StoredProject) => boolean): Promise<MoveAnswer> {
  const named = errors.map(inForm);
  if (!errors.some((error) => error.code === "stale")) return { ok: false, code: form.code, errors: named, conflict: null };
  const stored = await findProject(ctx.db.read, form.code, scopeOf(ctx.actor));
  if (!stored) return { ok: false, code: form.code, errors: [{ code: "not_found", field: "code" }], conflict: null };
  const [latest] = await projectTrail(ctx.db.read, stored.project_id, 1);
  const stage = stored.stage as Stage;
  if (latest?.actor_id === ctx.actor.userId && isSentAgain(stored)) return { ok: true, code: form.code, name: stored.name, stage, to: form.to };
  return { ok: false, code: form.code, errors: named, conflict: latest ? { by: latest.actor_name, at: latest.at, stage, version: stored.version } : null };
}

/** The same form a second time: the version after its own already holds every date it gives. */
function hasAllDates(form: MoveForm, stored: StoredProject): boolean {
  const given = moveOf(form).patch.dates ?? {};
  const present = inputOfRow(stored).dates;
  return stored.version === form.version + 1 && MILESTONE_TYPES.every((type) => given[type] === undefined || given[type] === present[type]);
}

const COMMITMENT_FIELDS: readonly string[] = HARD_COMMITMENTS.map(dateFieldOf);

/** A reason with the field of this form that mends it: any hard commitment is given in one place. */
function inForm(reason: Refusal): Refusal {
  return reason.field !== undefined && COMMITMENT_FIELDS.includes(reason.field) ? { ...reason, field: "commitmentOn" } : reason;
}

function moveOf(form: MoveForm): ProjectMove {
  const commitment = form.commitmentOn === undefined ? {} : { [form.commitment ?? "land"]: form.commitmentOn };
  const dates: ProjectPatch["dates"] = given({
    ...commitment, signed: form.signedOn, landed: form.landedOn, completed: form.completedOn, accepted: form.acceptedOn, capacity: form.capacityOn,
    registered: form.registeredOn, started: form.startedOn, produced: form.producedOn, project_code: form.projectCodeOn,
  });
  const investors = form.investor?.length ? form.investor : undefined;
  const patch: ProjectPatch = given({ investors, district: form.district, division: form.industry, kind: form.kind, projectCode: form.projectCode, ...form.amount, dates });
  return { code: form.code, version: form.version, toStage: form.to, patch, orderReason: form.orderReason ?? null, overrideReason: form.overrideReason ?? null };
}

function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
