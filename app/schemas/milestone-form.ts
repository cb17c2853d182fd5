import { z } from "zod";
import { LOSS_REASONS } from "#app/domain/kinds.ts";
import { DOCUMENT_KINDS } from "#app/domain/documents.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { moveFormSchema } from "./board-move.ts";
import { dateText, dayText, formKeyField, lineText, linesText, versionField } from "./typed-fields.ts";

const LONGEST_REASON = 1_000;
const LONGEST_PLACE = 100;

export const PROJECT_INTENTS = ["record", "plan", "skip", "apply", "clear", "terminate", "reopen", "archive", "restore", "suspend", "resume", "moveBack", "note"] as const;
export type ProjectIntent = (typeof PROJECT_INTENTS)[number];

const sent = { version: versionField, formKey: formKeyField };
const milestone = z.enum(MILESTONE_TYPES);
const columnStage = z.enum(COLUMN_STAGES as readonly [ColumnStage, ...ColumnStage[]]);
const unitCode = z.string().max(40);
const reason = lineText(LONGEST_REASON).pipe(z.string().min(1));
const { intent: _i, code: _c, version: _v, to: _t, inPlace: _p, ...gateFields } = moveFormSchema.shape;

/** A milestone that was reached, with whatever its gate asks for in the same step. */
export const recordFormSchema = z.strictObject({ intent: z.literal("record"), ...sent, milestone, ...gateFields, actualOn: dateText, evidenceKind: z.enum(DOCUMENT_KINDS).optional() });
/** When a milestone is planned and expected, why the plan changed, and who holds it; an empty date is taken away, an empty unit is the usual one. */
export const planFormSchema = z.strictObject({ intent: z.literal("plan"), ...sent, milestone, planOn: dateText.optional(), forecastOn: dateText.optional(), reason: reason.optional(), unit: unitCode.optional(), note: linesText(LONGEST_REASON).optional() });
export const skipFormSchema = z.strictObject({ intent: z.literal("skip"), ...sent, milestone, reason });
export const applyFormSchema = z.strictObject({ intent: z.literal("apply"), ...sent, milestone });
export const clearFormSchema = z.strictObject({ intent: z.literal("clear"), ...sent, milestone, orderReason: lineText(LONGEST_REASON).optional() });
export const terminateFormSchema = z.strictObject({
  intent: z.literal("terminate"), ...sent, terminatedOn: dateText, lossReason: z.enum(LOSS_REASONS).optional(), terminationReason: lineText(LONGEST_REASON).optional(), lostTo: lineText(LONGEST_PLACE).optional(),
});
export const reopenFormSchema = z.strictObject({ intent: z.literal("reopen"), ...sent, reason });
export const archiveFormSchema = z.strictObject({ intent: z.literal("archive"), ...sent, reason });
export const restoreFormSchema = z.strictObject({ intent: z.literal("restore"), ...sent, reason });
export const suspendFormSchema = z.strictObject({ intent: z.literal("suspend"), ...sent, suspendedOn: dateText, reason });
export const resumeFormSchema = z.strictObject({ intent: z.literal("resume"), ...sent, resumedOn: dateText, reason });
export const moveBackPaneSchema = z.strictObject({ intent: z.literal("moveBack"), ...sent, to: columnStage, reason });
export const noteFormSchema = z.strictObject({ intent: z.literal("note"), formKey: formKeyField, note: linesText(LONGEST_REASON).pipe(z.string().min(1)) });

/** What opens beside a project's page, from its address. */
export const PROJECT_PANES = ["record", "plan", "skip", "clear", "terminate", "archive", "suspend", "resume", "moveBack"] as const;
export type ProjectPane = (typeof PROJECT_PANES)[number];
export const projectPageFields = { milestone: milestone.optional(), do: z.enum(PROJECT_PANES).optional(), to: columnStage.optional(), saved: z.enum([...MILESTONE_TYPES, "note", "facts", "state"]).optional() } as const;

export const PLAN_INTENTS = ["template", "forecasts"] as const;
export type PlanIntent = (typeof PLAN_INTENTS)[number];
/** Within a record an emptied field arrives as an empty text. */
const dateOrNone = z.string().optional().transform((text) => (text?.trim() ? text : undefined)).pipe(dateText.optional());
const datesByMilestone = z.partialRecord(milestone, dateOrNone);
/** Plans taken over from the template, as they were reviewed; an emptied date leaves its milestone unplanned. */
export const templateFormSchema = z.strictObject({ intent: z.literal("template"), ...sent, plan: datesByMilestone.optional() });
/** Expected dates that a slip pushes, taken over as they were shown. */
export const forecastsFormSchema = z.strictObject({ intent: z.literal("forecasts"), ...sent, forecast: datesByMilestone });
/** The day from which the template counts. */
export const planPageFields = { from: dayText.optional(), saved: z.enum(PLAN_INTENTS).optional() } as const;
