import { effectiveDates } from "../project-input.ts";
import type { ProjectInput } from "../project-input.ts";
import { unusualOrder } from "../gates.ts";
import { convertToCny, rateInForce } from "../money.ts";
import type { ExchangeRate } from "../money.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import type { ErrorCode, ParsedRow, RowIssue, WarningCode } from "./row-values.ts";

/** An issue at the cell of a column; a column that is not in the file is named by its canonical name. */
export function issueAt(parsed: ParsedRow, column: CanonicalColumn, code: ErrorCode | WarningCode, params: RowIssue["params"] = {}): RowIssue {
  const place = parsed.cellOf[column] ?? { column, cell: "" };
  return { row: parsed.row, ...place, code, params: { value: place.cell, ...params } };
}

/** A bare number that makes less than this much, or more than that, is in another unit than its head says (whole yuan). */
const IMPLAUSIBLY_SMALL_CNY = 1_000_000;
const IMPLAUSIBLY_LARGE_CNY = 100_000_000_000;
/** From wan to yi or back is a factor of ten thousand; half of it is a slip as well. */
const SLIP_FACTOR = 5_000;

function inCny(amount: number, currency: string, rates: readonly ExchangeRate[], today: string): number | null {
  const rate = currency === "CNY" ? "1" : rateInForce(rates, currency, today)?.rate;
  return rate === undefined ? null : convertToCny(amount, rate);
}

function isJump(before: number | null, after: number | null): boolean {
  if (before === null || after === null || before === 0 || after === 0) return false;
  return after >= before * SLIP_FACTOR || before >= after * SLIP_FACTOR;
}

function slips(parsed: ParsedRow, before: ProjectInput | null, after: ProjectInput, rates: readonly ExchangeRate[], today: string): RowIssue[] {
  const { amount, fixedAmount } = parsed.values;
  const cny = amount == null ? null : inCny(amount, after.currency, rates, today);
  const isImplausible = parsed.isBareTotal && cny !== null && cny > 0 && (cny < IMPLAUSIBLY_SMALL_CNY || cny > IMPLAUSIBLY_LARGE_CNY);
  const hasSameCurrency = before !== null && before.currency === after.currency;
  const isTotalJump = hasSameCurrency && isJump(before.amount, amount ?? null);
  const isFixedJump = hasSameCurrency && isJump(before.fixedAmount, fixedAmount ?? null);
  return [
    ...(isImplausible || isTotalJump ? [issueAt(parsed, "total_investment", "unit_slip")] : []),
    ...(isFixedJump ? [issueAt(parsed, "fixed_investment", "unit_slip")] : []),
  ];
}

function unusualDates(parsed: ParsedRow, after: ProjectInput): RowIssue[] {
  const isSaid = (type: keyof ProjectInput["dates"]) => parsed.values.dates[type] != null;
  return unusualOrder(effectiveDates(after.dates)).filter(({ earlier, later }) => isSaid(earlier) || isSaid(later)).map(({ earlier, later }) => {
    const shown = isSaid(later) ? later : earlier;
    return issueAt(parsed, `${shown}_on` as CanonicalColumn, "order_unusual", { earlier, later, earlierOn: after.dates[earlier] ?? null, laterOn: after.dates[later] ?? null });
  });
}

/** Doubts about a project as it would stand after a row: parts above the whole, odd orders, slips of the unit, no rate. */
export function judgeRow(parsed: ParsedRow, before: ProjectInput | null, after: ProjectInput, rates: readonly ExchangeRate[], today: string): RowIssue[] {
  const { values } = parsed;
  const hasMoney = values.amount != null || values.fixedAmount != null;
  const isOver = hasMoney && after.amount !== null && after.fixedAmount !== null && after.fixedAmount > after.amount;
  const hasNoRate = after.amount !== null && after.currency !== "CNY" && (values.amount != null || values.currency !== undefined) && !rates.some((rate) => rate.currency === after.currency);
  return [
    ...(isOver ? [issueAt(parsed, values.fixedAmount != null ? "fixed_investment" : "total_investment", "fixed_over_total")] : []),
    ...unusualDates(parsed, after),
    ...slips(parsed, before, after, rates, today),
    ...(hasNoRate ? [issueAt(parsed, parsed.cellOf.currency ? "currency" : "total_investment", "no_rate", { currency: after.currency })] : []),
  ];
}
