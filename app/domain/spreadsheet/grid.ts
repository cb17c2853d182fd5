/**
 * What the file says about a cell's type: text by type, a number, a calendar date, or nothing at all (CSV), where a
 * number may have lost zeros on its way.
 */
export type CellKind = "text" | "number" | "date" | "untyped";

export interface GridCell {
  readonly text: string;
  readonly kind: CellKind;
}

/** One row as it stands in the sheet; `number` counts from 1 as the spreadsheet program shows it. */
export interface GridRow {
  readonly number: number;
  readonly cells: readonly GridCell[];
}

/** Cells that were merged into one, all numbers from 1 and included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet: a vertically merged cell repeats its value, a horizontally merged one stands once. */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly GridRow[];
  readonly merges: readonly MergedRange[];
  readonly date1904: boolean;
}

const EMPTY: GridCell = { text: "", kind: "untyped" };

/** The cell of a row by its index from 0; an empty one beyond the end. */
export function cellAt(row: GridRow, index: number): GridCell {
  return row.cells[index] ?? EMPTY;
}

/** Whether a cell holds no visible character. */
export function isEmptyCell(cell: GridCell): boolean {
  return cell.text === "" || cell.text.trim() === "";
}

/** The cells of a row that hold something, with their indexes. */
export function filledCells(row: GridRow): { index: number; cell: GridCell }[] {
  return row.cells.flatMap((cell, index) => (isEmptyCell(cell) ? [] : [{ index, cell }]));
}
