import { resolveCurrency } from "../currency.ts";
import { parseAmountCell } from "../money.ts";
import type { AmountCell } from "../money.ts";
import type { AmountUnit } from "../kinds.ts";
import { cleanText, isBlankWord } from "../text.ts";
import { isEmptyCell } from "./grid.ts";
import { readMoneyNote } from "./header-cell.ts";
import type { MoneyNote } from "./header-cell.ts";
import { modifierOf } from "./read-texts.ts";
import { emptyMeans } from "./row-context.ts";
import type { ReadCell, RowReader } from "./row-context.ts";

/** Money words of a row outside its amounts: the unit column, the currency column, the sheet's own unit. */
interface RowMoney {
  readonly unit: MoneyNote | null;
  readonly currency: string | null;
  /** The currency column stands empty under a canonical head: the default, CNY. */
  readonly isCurrencyCleared: boolean;
  readonly isUnusable: boolean;
}

type GoodAmount = Extract<AmountCell, { ok: true }>;

/** Under a canonical head only an empty cell says nothing; elsewhere 无, / and the like do as well. */
function saysNothing(reader: RowReader, cell: ReadCell): boolean {
  return reader.isCanonical ? isEmptyCell(cell) : isBlankWord(cell.text);
}

function unitColumn(reader: RowReader): { note: MoneyNote | null; isBad: boolean } {
  const cell = reader.cell("unit");
  if (cell === null || saysNothing(reader, cell)) return { note: null, isBad: false };
  const note = readMoneyNote(cell.text);
  if (note === null) reader.report(cell, "unknown_value");
  return { note, isBad: note === null };
}

function rowMoney(reader: RowReader): RowMoney {
  const unit = unitColumn(reader);
  const cell = reader.cell("currency");
  const isEmpty = cell === null || saysNothing(reader, cell);
  const currency = isEmpty ? null : resolveCurrency(cell.text);
  if (!isEmpty && currency === null) reader.report(cell, "unknown_currency");
  return { unit: unit.note, currency, isCurrencyCleared: cell !== null && isEmpty && reader.isCanonical, isUnusable: unit.isBad || (!isEmpty && currency === null) };
}

/** The unit that a bare number under this head is in: the row's own, the head's, the sheet's, the one asked for. */
function fallbackUnit(reader: RowReader, cell: ReadCell, money: RowMoney): AmountUnit | null {
  return money.unit?.unit ?? cell.head.money?.unit ?? reader.ctx.layout.notes.money?.unit ?? reader.ctx.unit;
}

/**
 * The currency of an amount, nearest word first: a foreign one in the cell, the unit column's, the currency column's, the
 * head's, the sheet's; 元 alone is CNY where nothing else is named. Null: nobody says.
 */
function currencyOf(reader: RowReader, cell: ReadCell, amount: GoodAmount, money: RowMoney): string | null {
  const inCell = amount.currency !== null && !(amount.currency === "CNY" && money.currency !== null) ? amount.currency : null;
  const notes = [cell.head.money, reader.ctx.layout.notes.money];
  const named = inCell ?? money.unit?.currency ?? money.currency ?? notes.find((note) => note?.currency)?.currency ?? null;
  const contradicts = money.currency !== null && [amount.currency, money.unit?.currency].some((other) => other != null && other !== money.currency);
  if (contradicts || amount.dollarAssumed) reader.report(cell, "unit_slip");
  if (named !== null) return named;
  return amount.currency ?? ([money.unit, ...notes].some((note) => note?.isPlainYuan) ? "CNY" : null);
}

function readAmount(reader: RowReader, cell: ReadCell, money: RowMoney): (GoodAmount & { scale: AmountUnit | null }) | null {
  const scale = fallbackUnit(reader, cell, money);
  const amount = parseAmountCell(cell.text, { unit: scale });
  if (amount.ok) return { ...amount, scale };
  if (amount.code !== "empty") reader.report(cell, amount.code);
  return null;
}

function readModifier(reader: RowReader, amount: GoodAmount | null): void {
  const cell = reader.cell("amount_modifier");
  const word = cell === null || saysNothing(reader, cell) ? null : cleanText(cell.text).toLowerCase();
  const modifier = word === null ? null : modifierOf(word);
  if (cell !== null && word !== null && modifier === null) return reader.report(cell, "unknown_value");
  const inCell = amount?.modifier ?? null;
  if (modifier !== null || cell !== null && reader.isCanonical) reader.values.amountModifier = modifier ?? inCell;
  else if (amount !== null) reader.values.amountModifier = inCell;
}

function clears(reader: RowReader, cell: ReadCell | null): boolean {
  return emptyMeans(reader, cell) === "clear" || (cell !== null && reader.isCanonical && isBlankWord(cell.text));
}

/** A number without a unit of its own in the cell. */
export interface AmountReading {
  readonly isBareTotal: boolean;
}

/** Reads total and fixed investment with unit, currency and modifier of a row. */
export function readAmounts(reader: RowReader): AmountReading {
  const money = rowMoney(reader);
  const [totalCell, fixedCell] = [reader.cell("total_investment"), reader.cell("fixed_investment")];
  if (clears(reader, totalCell)) Object.assign(reader.values, { amount: null, amountUnit: money.unit?.unit ?? null });
  if (clears(reader, fixedCell)) reader.values.fixedAmount = null;
  if (money.isCurrencyCleared) reader.values.currency = "CNY";
  else if (money.currency !== null) reader.values.currency = money.currency;
  if (money.isUnusable) return { isBareTotal: false };
  const total = totalCell && emptyMeans(reader, totalCell) === null ? readAmount(reader, totalCell, money) : null;
  const fixed = fixedCell && emptyMeans(reader, fixedCell) === null ? readAmount(reader, fixedCell, money) : null;
  readModifier(reader, total);
  const currency = total && totalCell ? currencyOf(reader, totalCell, total, money) : null;
  if (total) Object.assign(reader.values, { amount: total.amount, amountUnit: total.unit ?? total.scale ?? "yuan" });
  if (currency !== null) reader.values.currency = currency;
  if (fixed && fixedCell) setFixed(reader, fixedCell, fixed, currencyOf(reader, fixedCell, fixed, money), total !== null);
  return { isBareTotal: total !== null && total.unit === null };
}

/** The fixed part is kept in the currency of the whole; in another currency it stays unknown. */
function setFixed(reader: RowReader, cell: ReadCell, fixed: GoodAmount & { scale: AmountUnit | null }, currency: string | null, hasTotal: boolean): void {
  if (hasTotal && currency !== null && currency !== (reader.values.currency ?? currency)) return reader.report(cell, "unit_slip");
  reader.values.fixedAmount = fixed.amount;
  if (hasTotal) return;
  if (currency !== null) reader.values.currency = currency;
  if (reader.values.amount === null) reader.values.amountUnit ??= fixed.unit ?? fixed.scale;
}
