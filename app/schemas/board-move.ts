import { z } from "zod";
import { KINDS } from "#app/domain/kinds.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { HARD_COMMITMENTS } from "#app/domain/gates.ts";
import { cleanName } from "#app/domain/text.ts";
import { amountText, dateText, lineText, projectCodeText, versionField } from "./typed-fields.ts";

export const MOVE_INTENTS = ["move", "moveBack"] as const;
const LONGEST_TEXT = 400;
const LONGEST_REASON = 2_000;

/** Several investors are parted by ; or 、 */
const investorsText = z.string().max(LONGEST_TEXT)
  .transform((text) => text.split(/[;；、]/).map(cleanName).filter((name) => name !== "").map((name) => ({ name, country: null })));

/** The form that moves a card: which one in which version, where to, and whatever the gates on the way ask for. */
export const moveFormSchema = z.strictObject({
  intent: z.literal("move"),
  code: z.string().max(40),
  version: versionField,
  to: z.enum(COLUMN_STAGES as readonly [ColumnStage, ...ColumnStage[]]),
  /** The page wants the answer as data instead of being led to the next page. */
  inPlace: z.literal("1").optional(),
  signedOn: dateText.optional(),
  landedOn: dateText.optional(),
  completedOn: dateText.optional(),
  acceptedOn: dateText.optional(),
  capacityOn: dateText.optional(),
  registeredOn: dateText.optional(),
  startedOn: dateText.optional(),
  producedOn: dateText.optional(),
  projectCodeOn: dateText.optional(),
  commitment: z.enum(HARD_COMMITMENTS).optional(),
  commitmentOn: dateText.optional(),
  investor: investorsText.optional(),
  district: z.string().max(40).optional(),
  industry: z.string().regex(/^\d{2}$/).optional(),
  kind: z.enum(KINDS).optional(),
  /** Without a currency it is yuan. */
  amount: amountText.transform((money) => ({ ...money, currency: money.currency ?? "CNY" })).optional(),
  projectCode: projectCodeText.optional(),
  orderReason: z.string().max(LONGEST_REASON).optional(),
  /** Why gates are passed without what they ask for. */
  overrideReason: lineText(LONGEST_REASON).pipe(z.string().min(1)).optional(),
});

/** The form that takes a card back to an earlier column: which one in which version, where to, and why. */
export const moveBackFormSchema = z.strictObject({
  intent: z.literal("moveBack"),
  code: z.string().max(40),
  version: versionField,
  to: z.enum(COLUMN_STAGES as readonly [ColumnStage, ...ColumnStage[]]),
  inPlace: z.literal("1").optional(),
  reason: lineText(LONGEST_REASON).pipe(z.string().min(1)),
});

export type MoveBackForm = z.output<typeof moveBackFormSchema>;

export type MoveForm = z.output<typeof moveFormSchema>;
