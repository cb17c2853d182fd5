import { z } from "zod";
import { parseDateCell } from "#app/domain/date-cell.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { faulty, formKeyField } from "./typed-fields.ts";

const LONGEST_DAY = 40;
const WHOLE_DAY = 10;

/** The day from which a rule applies as somebody typed it: a whole day, or nothing, which switches the rule off. */
export function gateDayOf(text: string): Verdict<string | null> {
  if (text.trim() === "") return accept(null);
  const cell = parseDateCell(text.slice(0, LONGEST_DAY), { isText: true });
  if (cell.kind !== "date") return refuse({ code: "bad_date", field: "from", params: { value: text.slice(0, LONGEST_DAY) } });
  return cell.on.length === WHOLE_DAY ? accept(cell.on) : refuse({ code: "needs_day", field: "from" });
}

/** The form that sets the day of a rule, with the version it was drawn from. */
export const gateRuleForm = z.strictObject({
  intent: z.literal("set"),
  from: z.string().max(LONGEST_DAY).optional().transform((text, ctx) => {
    const day = gateDayOf(text ?? "");
    return day.ok ? day.value : faulty(ctx, day.errors[0]?.code ?? "bad_date", text ?? "");
  }),
  seen: z.string().regex(/^[1-9]\d{0,14}$/).transform(Number).optional().transform((id) => id ?? null),
  formKey: formKeyField,
});
