import { cleanName } from "../text.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import { cellAt, filledCells, isEmptyCell } from "./grid.ts";
import type { Grid, GridRow } from "./grid.ts";
import { isSerialHeader, readCanonicalHeader, readHeader } from "./header-cell.ts";
import type { HeaderMeaning, MoneyNote } from "./header-cell.ts";

/** A column of the sheet that is read: where it stands, what it holds and its head as written. */
export interface HeaderColumn {
  readonly index: number;
  readonly column: CanonicalColumn;
  readonly header: string;
  readonly planned: boolean;
  readonly money: MoneyNote | null;
}

export interface Header {
  /** Heads are canonical names: an empty cell clears its field. */
  readonly isCanonical: boolean;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly HeaderColumn[];
  /** Columns that only number the rows. */
  readonly serials: readonly number[];
  /** Heads that are not read. */
  readonly unknown: readonly string[];
}

const SEARCHED_ROWS = 40;
const LONGEST_HEAD = 60;

function canonicalHeader(row: GridRow, isFirst: boolean): Header | null {
  const columns: HeaderColumn[] = [];
  const unknown: string[] = [];
  for (const { index, cell } of filledCells(row)) {
    const column = readCanonicalHeader(cell.text);
    if (column === null || columns.some((known) => known.column === column)) unknown.push(cell.text);
    else columns.push({ index, column, header: cleanName(cell.text), planned: false, money: null });
  }
  const isHeader = columns.some((known) => known.column === "name" || known.column === "code") && (isFirst || columns.length > unknown.length);
  return isHeader ? { isCanonical: true, firstRow: row.number, lastRow: row.number, columns, serials: [], unknown } : null;
}

/** The text of a head over several columns, spread to each of them: as merged, else (CSV) as far as only the row below is filled. */
function groupTexts(grid: Grid, row: GridRow, below: GridRow | null): Map<number, string> {
  const texts = new Map<number, string>();
  for (const { index, cell } of filledCells(row)) {
    const merged = grid.merges.find((range) => range.top <= row.number && row.number <= range.bottom && range.left === index + 1);
    const isLoose = below !== null && grid.merges.length === 0 && !isEmptyCell(cellAt(below, index));
    texts.set(index, cell.text);
    for (let at = index + 1; merged ? at < merged.right : isLoose && isEmptyCell(cellAt(row, at)) && !isEmptyCell(cellAt(below, at)); at++) texts.set(at, cell.text);
  }
  return texts;
}

/** Whether the row below carries the second line of a head in two rows. */
function hasSecondLine(row: GridRow, below: GridRow | undefined, nameIndex: number): below is GridRow {
  if (!below || below.number !== row.number + 1) return false;
  const nameBelow = cellAt(below, nameIndex);
  const isNameFree = isEmptyCell(nameBelow) || nameBelow.text === cellAt(row, nameIndex).text;
  const own = filledCells(below).filter(({ index, cell }) => cell.text !== cellAt(row, index).text);
  const isWorded = own.length > 0 && own.every(({ cell }) => cell.kind !== "number" && cell.kind !== "date" && !/\d{3}/.test(cell.text) && cell.text.length <= LONGEST_HEAD);
  return isNameFree && isWorded && own.some(({ cell }) => readHeader(cell.text) !== null);
}

interface Head {
  readonly index: number;
  readonly text: string;
  readonly meaning: HeaderMeaning | null;
}

/** Heads of one row, or of two where a group stands over its parts; the part decides, the group lends its unit. */
function headsOf(grid: Grid, row: GridRow, below: GridRow | null): Head[] {
  const groups = groupTexts(grid, row, below);
  const width = Math.max(row.cells.length, below?.cells.length ?? 0);
  return Array.from({ length: width }, (_, index): Head | null => {
    const group = groups.get(index) ?? "";
    const part = below ? cellAt(below, index).text : "";
    if (part.trim() === "" || part === group) return group.trim() === "" ? null : { index, text: cleanName(group), meaning: readHeader(group) };
    const [own, outer] = [readHeader(part), group === "" ? null : readHeader(group)];
    const meaning = own ?? readHeader(`${group}${part}`);
    return { index, text: cleanName(`${group} ${part}`), meaning: meaning && { ...meaning, money: meaning.money ?? outer?.money ?? null } };
  }).filter((head) => head !== null);
}

function wordedHeader(grid: Grid, row: GridRow, below: GridRow | undefined): Header | null {
  const nameHead = headsOf(grid, row, null).find((head) => head.meaning?.column === "name");
  if (!nameHead || nameHead.text.length > LONGEST_HEAD) return null;
  const second = hasSecondLine(row, below, nameHead.index) ? below : null;
  const columns: HeaderColumn[] = [];
  const serials: number[] = [];
  const unknown: string[] = [];
  for (const { index, text, meaning } of headsOf(grid, row, second)) {
    const isTaken = meaning !== null && columns.some((known) => known.column === meaning.column && known.planned === meaning.planned);
    if (isSerialHeader(text)) serials.push(index);
    else if (meaning === null || isTaken) unknown.push(text);
    else columns.push({ index, header: text, ...meaning });
  }
  return columns.length < 2 ? null : { isCanonical: false, firstRow: row.number, lastRow: (second ?? row).number, columns, serials, unknown };
}

/** The head of a sheet: the first row that names a project's name (or canonical code) and what else is known about it. */
export function findHeader(grid: Grid): Header | null {
  const searched = grid.rows.filter((row) => filledCells(row).length > 0).slice(0, SEARCHED_ROWS);
  for (const [place, row] of searched.entries()) {
    const header = canonicalHeader(row, place === 0) ?? wordedHeader(grid, row, grid.rows.find((other) => other.number === row.number + 1));
    if (header) return header;
  }
  return null;
}
