import type { Cell, Worksheet } from "exceljs";
import ExcelJS from "exceljs";
import type { MergedRange } from "#app/domain/spreadsheet/grid.ts";
import type { SheetMessage } from "./sheet-message.ts";

const SIGNIFICANT_DIGITS = 15;

interface CellText {
  readonly text: string;
  readonly kind: "t" | "n" | "d" | "u";
}

const EMPTY: CellText = { text: "", kind: "u" };

/** A number with the digits that a spreadsheet keeps, never in scientific notation. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
  if (!/e/i.test(text)) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, "") : text;
}

/** A calendar date in the precision that its number format shows: only a year, a month, or the day. */
function dateText(value: Date, format: string): string {
  const iso = value.toISOString().slice(0, 10);
  const shown = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, "").toLowerCase();
  if (/d/.test(shown) || !/y/.test(shown)) return iso;
  return iso.slice(0, /m/.test(shown) ? 7 : 4);
}

function valueText(value: unknown, format: string): CellText {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === "string") return { text: value, kind: "t" };
  if (typeof value === "number") return { text: numberText(value), kind: "n" };
  if (typeof value === "boolean") return { text: value ? "1" : "0", kind: "n" };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? EMPTY : { text: dateText(value, format), kind: "d" };
  if (typeof value !== "object") return EMPTY;
  if ("richText" in value && Array.isArray(value.richText)) return { text: value.richText.map((run: { text?: string }) => run.text ?? "").join(""), kind: "t" };
  if ("error" in value) return { text: String(value.error), kind: "t" };
  if ("result" in value) return valueText(value.result, format);
  return "text" in value ? valueText(value.text, format) : EMPTY;
}

/** A merged cell repeats downwards what its first cell says; to the right it stays empty. */
function cellText(cell: Cell): CellText {
  const { master } = cell;
  if (cell.type === ExcelJS.ValueType.Merge && master.col !== cell.col) return EMPTY;
  return valueText(master.value, master.numFmt ?? "");
}

function mergesOf(sheet: Worksheet): MergedRange[] {
  const ranges = (sheet.model as { merges?: string[] }).merges ?? [];
  return ranges.flatMap((range) => {
    const [from, to = from] = range.split(":").map((address) => sheet.getCell(address));
    return from && to ? [{ top: Number(from.row), left: Number(from.col), bottom: Number(to.row), right: Number(to.col) }] : [];
  });
}

/** A sheet's rows as texts; rows without any text are left out, trailing empty cells cut off. */
export function sheetMessage(sheet: Worksheet, date1904: boolean): SheetMessage {
  const [numbers, texts, kinds]: [number[], string[][], string[]] = [[], [], []];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: CellText[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column - 1) cells.push(EMPTY);
      cells.push(cellText(cell));
    });
    while (cells.at(-1)?.text.trim() === "") cells.pop();
    if (cells.length === 0) return;
    numbers.push(number);
    texts.push(cells.map((cell) => cell.text));
    kinds.push(cells.map((cell) => cell.kind).join(""));
  });
  return { sheet: sheet.name, isHidden: sheet.state !== "visible", numbers, texts, kinds, merges: mergesOf(sheet), date1904 };
}
