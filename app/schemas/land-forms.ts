import { z } from "zod";
import { LAND_INDICATORS } from "#app/domain/indicators.ts";
import type { LandIndicator } from "#app/domain/indicators.ts";
import { dueText, itemField, valueText } from "./duty-forms.ts";
import { formKeyField, lineText, linesText, versionField } from "./typed-fields.ts";

const [LONGEST_NAME, LONGEST_REASON] = [100, 1_000];

export const LAND_INTENTS = ["plot", "exception", "sign", "removePlot", "takeOver"] as const;
export type LandIntent = (typeof LAND_INTENTS)[number];

const sent = { formKey: formKeyField } as const;
const seenOf = { item: itemField, seen: itemField, ...sent } as const;

/** A plot, new or one that is corrected. */
export const plotForm = z.strictObject({
  intent: z.literal("plot"), item: itemField.optional(), seen: itemField.optional(), ...sent, name: lineText(LONGEST_NAME).pipe(z.string().min(1)), landMu: valueText.optional(), far: valueText.optional(),
});
export const exceptionForm = z.strictObject({ intent: z.literal("exception"), ...seenOf, exceptionOn: dueText, exceptionNote: linesText(LONGEST_REASON).pipe(z.string().min(1)), document: itemField.optional() });
/** The control indicators that a plot signs in one go. */
export const signForm = z.strictObject({
  intent: z.literal("sign"), ...seenOf, contract: itemField.optional(), dueOn: dueText.optional(),
  ...(Object.fromEntries(LAND_INDICATORS.map((name) => [name, valueText.optional()])) as Record<LandIndicator, z.ZodOptional<typeof valueText>>),
});
export const removePlotForm = z.strictObject({ intent: z.literal("removePlot"), ...seenOf });
/** What the plots add up to becomes the project's facts. */
export const takeOverForm = z.strictObject({ intent: z.literal("takeOver"), ...sent, version: versionField });

export type PlotForm = z.output<typeof plotForm>;
export type ExceptionForm = z.output<typeof exceptionForm>;
export type SignForm = z.output<typeof signForm>;
export type RemovePlotForm = z.output<typeof removePlotForm>;
export type TakeOverForm = z.output<typeof takeOverForm>;

/** What opens beside the page of a project's land, from its address. */
export const landPageFields = { do: z.enum(LAND_INTENTS).optional(), item: itemField.optional(), saved: z.enum(LAND_INTENTS).optional() } as const;
