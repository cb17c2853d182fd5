import type { z } from "zod";
import { effectiveDate } from "#app/domain/dates.ts";
import { dateFieldOf } from "#app/domain/check-project.ts";
import { HARD_COMMITMENTS } from "#app/domain/gates.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { STAGES } from "#app/domain/stages.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type {
  applyFormSchema, archiveFormSchema, clearFormSchema, moveBackPaneSchema, planFormSchema, recordFormSchema, reopenFormSchema, restoreFormSchema, resumeFormSchema, skipFormSchema, suspendFormSchema,
  terminateFormSchema,
} from "#app/schemas/milestone-form.ts";
import { inputOfRow } from "#db/codecs.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import type { Evidence } from "../documents/record-documents.server.ts";
import { archiveProject, restoreProject } from "./archive-project.server.ts";
import { changeProject } from "./change-project.server.ts";
import type { Changed } from "./change-project.server.ts";
import type { ProjectPatch } from "./project-patch.ts";
import { moveBack } from "./move-back.server.ts";

type RecordForm = z.output<typeof recordFormSchema>;
type MilestoneForm = RecordForm | z.output<typeof planFormSchema> | z.output<typeof skipFormSchema> | z.output<typeof applyFormSchema> | z.output<typeof clearFormSchema>
  | z.output<typeof moveBackPaneSchema> | z.output<typeof terminateFormSchema> | z.output<typeof reopenFormSchema> | z.output<typeof archiveFormSchema> | z.output<typeof restoreFormSchema>
  | z.output<typeof suspendFormSchema> | z.output<typeof resumeFormSchema>;

const EDIT = "project.edit" as const;

/** Does what one of the forms about milestones asks for; every one names the version it was drawn from. */
export async function changeMilestone(ctx: ServiceContext, code: string, form: MilestoneForm, evidence?: Evidence): Promise<Verdict<Changed>> {
  const change = (patch: ProjectPatch, action: string, extras: Partial<Parameters<typeof changeProject>[1]> = {}, needs: "project.edit" | "project.move" = EDIT) =>
    changeProject(ctx, { code, version: form.version, patch, formKey: form.formKey, ...extras }, { action, needs });
  switch (form.intent) {
    case "record": return named(form, await change(recordPatch(form), "milestone.record", { orderReason: form.orderReason ?? null, overrideReason: form.overrideReason ?? null, evidence }, "project.move"));
    case "plan": return (await isUnknownUnit(ctx, form.unit)) ? refuse({ code: "unknown_value", field: "unit", params: { value: form.unit ?? "" } }) : change({}, "milestone.plan", {
      plans: [{ type: form.milestone, planOn: form.planOn ?? null, forecastOn: form.forecastOn ?? null, unit: form.unit ?? null, ...(form.reason ? { reason: form.reason } : {}) }],
      ...(form.note ? { update: { kind: "follow_up" as const, on: todayOf(ctx), note: form.note } } : {}),
    });
    case "clear":
      if (form.milestone === "terminated") return refuse({ code: "reason_required", field: "reason" });
      return change({ dates: { [form.milestone]: null } }, "milestone.clear", { orderReason: form.orderReason ?? null });
    case "skip": case "apply": return changeApplicability(ctx, code, form, change);
    case "terminate": return change({
      dates: { terminated: form.terminatedOn }, lossReason: form.lossReason ?? null, terminationReason: form.terminationReason || null, lostTo: form.lostTo || null,
    }, "project.terminate", {}, "project.move");
    case "reopen": return change(REOPENED, "project.reopen", { remarks: { reason: form.reason } }, "project.move");
    case "archive": return archiveProject(ctx, code, form);
    case "restore": return restoreProject(ctx, code, form);
    case "suspend": case "resume": return pause(ctx, code, form, change);
    case "moveBack": return moveBack(ctx, { code, version: form.version, toStage: form.to, reason: form.reason, formKey: form.formKey });
  }
}

/** A project that had ended goes on: with the day goes why it ended and where it went. */
export const REOPENED: ProjectPatch = { dates: { terminated: null }, lossReason: null, terminationReason: null, lostTo: null };

/** Whether a form names a unit that no list knows; none at all stands for the usual one. */
async function isUnknownUnit(ctx: ServiceContext, unit: string | undefined): Promise<boolean> {
  return unit !== undefined && !(await referenceLists(ctx.db)).units.some((known) => known.code === unit);
}

type Change = (patch: ProjectPatch, action: string, extras?: Partial<Parameters<typeof changeProject>[1]>) => Promise<Verdict<Changed>>;

/** A closing milestone is left out only by those who may override its gate: that is what it comes to. */
async function changeApplicability(ctx: ServiceContext, code: string, form: z.output<typeof skipFormSchema> | z.output<typeof applyFormSchema>, change: Change): Promise<Verdict<Changed>> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const input = inputOfRow(stored);
  const isClosing = STAGES.some((stage) => stage.closedBy === form.milestone);
  if (form.intent === "apply") {
    if (isClosing && !may(ctx.actor, "gate.override")) return refuse({ code: "closing_applies" });
    return change({ notApplicable: input.notApplicable.filter((type) => type !== form.milestone) }, "milestone.applicable", { plans: [{ type: form.milestone, reason: null }] });
  }
  const errors: Refusal[] = [
    ...(input.dates[form.milestone] === undefined ? [] : [{ code: "already_reached" }]),
    ...(isClosing && !may(ctx.actor, "gate.override") ? [{ code: "closing_applies" }] : []),
  ];
  if (errors.length > 0) return refuse(...errors);
  return change({ notApplicable: [...new Set([...input.notApplicable, form.milestone])] }, "milestone.notApplicable", { plans: [{ type: form.milestone, reason: form.reason }] });
}

/** A project stands still or goes on for a given reason, one after the other: no pause begins before the last one ended, none ends before it began. */
async function pause(ctx: ServiceContext, code: string, form: z.output<typeof suspendFormSchema> | z.output<typeof resumeFormSchema>, change: Change): Promise<Verdict<Changed>> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const isBefore = (on: string, last: string | null) => last !== null && effectiveDate(on) < effectiveDate(last);
  if (form.intent === "suspend") {
    if (isBefore(form.suspendedOn, stored.resumed_on)) return refuse({ code: "suspended_before_resumed", field: "suspendedOn" });
    return change({ suspendedOn: form.suspendedOn, resumedOn: null, suspensionReason: form.reason, resumptionReason: null }, "project.suspend");
  }
  if (isBefore(form.resumedOn, stored.suspended_on)) return refuse({ code: "resumed_before_suspended", field: "resumedOn" });
  return change({ resumedOn: form.resumedOn, resumptionReason: form.reason }, "project.resume");
}

/** The dates and fields that a recorded milestone brings, those its gate asked for included. */
function recordPatch(form: RecordForm): ProjectPatch {
  const commitment = form.commitmentOn === undefined ? {} : { [form.commitment ?? "land"]: form.commitmentOn };
  const dates: ProjectPatch["dates"] = known({
    signed: form.signedOn, landed: form.landedOn, completed: form.completedOn, accepted: form.acceptedOn, capacity: form.capacityOn, registered: form.registeredOn,
    started: form.startedOn, produced: form.producedOn, project_code: form.projectCodeOn,
    ...commitment, [form.milestone]: form.actualOn,
  });
  const investors = form.investor?.length ? form.investor : undefined;
  const patch: ProjectPatch = known({ investors, district: form.district, division: form.industry, kind: form.kind, projectCode: form.projectCode, ...form.amount, dates });
  return patch;
}

function known<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Reasons under the names of the form's fields: the milestone's own date, and one place for any hard commitment. */
function named(form: RecordForm, verdict: Verdict<Changed>): Verdict<Changed> {
  if (verdict.ok) return verdict;
  const commitments: readonly string[] = HARD_COMMITMENTS.map(dateFieldOf);
  const nameOf = (field: string) => (field === dateFieldOf(form.milestone) ? "actualOn" : commitments.includes(field) ? "commitmentOn" : field);
  return refuse(...verdict.errors.map((error) => (error.field === undefined ? error : { ...error, field: nameOf(error.field) })));
}
