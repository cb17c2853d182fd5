import { z } from "zod";
import { parseDateCell } from "#app/domain/date-cell.ts";
import { parseDecimal, scaledExactly } from "#app/domain/decimal.ts";
import { parseAmountCell } from "#app/domain/money.ts";
import { normaliseProjectCode } from "#app/domain/project-code.ts";
import { cleanName, cleanText } from "#app/domain/text.ts";
import { checkUscc } from "#app/domain/uscc.ts";

const LONGEST_TEXT = 400;

/** Refuses what was typed with a code that the dictionaries word. */
export function faulty(ctx: z.core.$RefinementCtx, code: string, input: string): never {
  ctx.issues.push({ code: "custom", message: code, input });
  return z.NEVER;
}

/** A day, a month or a year as people type it. */
export const dateText = z.string().max(LONGEST_TEXT).transform((text, ctx) => {
  const cell = parseDateCell(text, { isText: true });
  return cell.kind === "date" ? cell.on : faulty(ctx, "bad_date", text);
});

/** A single day as people type it; a month or a year is none. */
export const dayText = dateText.refine((on) => on.length === 10, "bad_day");

/** 5亿, 8000万, 5000 万美元, 1.2 bn: an amount that names its unit and may name its currency. */
export const amountText = z.string().max(LONGEST_TEXT).transform((text, ctx) => {
  const cell = parseAmountCell(text);
  return cell.ok ? { amount: cell.amount, currency: cell.currency, amountUnit: cell.unit, amountModifier: cell.modifier } : faulty(ctx, cell.code, text);
});

/** An exact amount in yuan that names its unit, such as 2.8亿 or 28000万; 0 needs none. Other currencies, ranges and "about" are refused. */
export const yuanText = z.string().max(LONGEST_TEXT).transform((text, ctx) => {
  if (/^0+(\.0+)?$/.test(cleanText(text))) return 0;
  const cell = parseAmountCell(text);
  if (!cell.ok) return faulty(ctx, cell.code, text);
  if (cell.currency !== null && cell.currency !== "CNY") return faulty(ctx, "yuan_only", text);
  return cell.modifier === null ? cell.amount : faulty(ctx, "exact_amount", text);
});

/** A decimal number kept as an integer of 10^-places with nothing rounded away; a % behind it is allowed. */
export function decimalText(places: number, largest: number) {
  return z.string().max(LONGEST_TEXT).transform((text, ctx) => {
    const plain = cleanText(text).replace(/[%％\s]/g, "").replace(/,(?=\d{3}(\D|$))/g, "");
    const scaled = scaledExactly(plain, places);
    if (scaled !== null && scaled <= largest) return scaled;
    const decimal = parseDecimal(plain);
    return faulty(ctx, decimal === null ? "bad_number" : decimal.digits < 0n ? "negative" : decimal.decimals > places ? "too_many_decimals" : "out_of_range", text);
  });
}

export const projectCodeText = z.string().max(LONGEST_TEXT).transform((text, ctx) => {
  const verdict = normaliseProjectCode(text);
  return verdict.ok ? verdict.projectCode : faulty(ctx, "bad_project_code", text);
});

export const usccText = z.string().max(LONGEST_TEXT).transform((text, ctx) => {
  const verdict = checkUscc(text);
  return verdict.ok ? verdict.uscc : faulty(ctx, "bad_uscc", text);
});

/** Words on one line. */
export const lineText = (longest: number) => z.string().max(longest).transform(cleanName);
/** Words on several lines. */
export const linesText = (longest: number) => z.string().max(longest).transform((text) => text.split(/\r\n?|\n/).map(cleanName).join("\n").trim());

/** The version that a form was drawn from. */
export const versionField = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number);
/** The row of a record that a form was drawn from, or the record's own number. */
export const rowField = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number);
/** Names one filled-in form, made by the server that drew it. */
export const formKeyField = z.string().regex(/^[\w-]{1,64}$/).optional();
