import { z } from "zod";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { asOfField } from "./clocks.ts";
import { projectFilterFields } from "./project-filter.ts";

const column = z.enum(COLUMN_STAGES as readonly [ColumnStage, ...ColumnStage[]]);
/** An empty field of a form is no wish. */
const optional = <T extends z.ZodType>(field: T) => z.union([z.literal("").transform(() => undefined), field]).optional();

/** The address of the board: its filters, its day, and which dialog is open. */
export const boardQuerySchema = z.strictObject({
  ...projectFilterFields,
  asOf: optional(asOfField),
  /** The clock of other pages travels along; the board always shows what is known now. */
  knownAt: z.string().max(40).optional(),
  /** The column that shows all its cards. */
  wide: optional(column),
  /** The column that a phone shows. */
  column: optional(column),
  /** The project that is being moved, and where to once that is chosen. */
  move: optional(z.string().max(40)),
  to: optional(column),
  /** The project that was moved by a form without JavaScript. */
  moved: optional(z.string().max(40)),
});
export type BoardPageQuery = z.output<typeof boardQuerySchema>;
