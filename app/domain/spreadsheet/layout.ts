import { scaleAmount } from "../money.ts";
import { cleanText } from "../text.ts";
import { cellAt, filledCells, isEmptyCell } from "./grid.ts";
import type { Grid, GridCell, GridRow } from "./grid.ts";
import { readMoneyNote } from "./header-cell.ts";
import type { MoneyNote } from "./header-cell.ts";
import { findHeader } from "./header-row.ts";
import type { Header } from "./header-row.ts";

/** A row that describes a project, with the label of the section it stands in. */
export interface DataRow extends GridRow {
  readonly section: string | null;
}

/** A row of totals: what the sheet itself says the rows above add up to. */
export interface TotalRow {
  readonly row: GridRow;
  /** The rows it sums: those since the last subtotal, or all. */
  readonly of: readonly DataRow[];
}

/** What the lines above and below the table say for all of it. */
export interface SheetNotes {
  readonly money: MoneyNote | null;
  readonly year: number | null;
  /** CNY for one US dollar as the sheet converted it, decimal text. */
  readonly cnyPerUsd: string | null;
}

export interface Layout {
  readonly header: Header;
  readonly rows: readonly DataRow[];
  readonly totals: readonly TotalRow[];
  readonly notes: SheetNotes;
}

const TOTAL = /^(?:合计|小计|总计|共计|累计|总和|合计数)(?=$|[\d:(,，])/;
const SECTION = /^(?:第?[一二三四五六七八九十]{1,3}[、.,。:]|\([一二三四五六七八九十]{1,3}\)|[ⅠⅡⅢⅣⅤivx]{1,4}[、.])/i;
const FOOTER = /^(?:注\d*|附注|备注|说明|填表|制表|审核|审批|填报|联系|单位负责人|负责人|分管|统计|报送|填制|编制|报表)[^:]{0,10}:|^(?:★|▲|※)/;

const compact = (text: string): string => cleanText(text).replace(/\s/g, "");

function sheetNotes(grid: Grid, header: Header): SheetNotes {
  const outside = grid.rows.filter((row) => row.number < header.firstRow || row.number > header.lastRow);
  const titles = outside.filter((row) => row.number < header.firstRow).flatMap((row) => filledCells(row).map(({ cell }) => compact(cell.text)));
  const money = titles.map((text) => /单位:?(?:人民币)?((?:[亿万]|百万)(?:元|美元|欧元|日元|港元|英镑)?|元|美元)(?:人民币)?(?!\p{L})/u.exec(text)?.[1])
    .map((unit) => (unit === undefined ? null : readMoneyNote(unit))).find((note) => note !== null) ?? null;
  const year = titles.map((text) => /(?<!\d)(20\d{2})年/.exec(text)?.[1]).find((digits) => digits !== undefined);
  const rate = outside.flatMap((row) => filledCells(row).map(({ cell }) => /1美[元金]?(?:=|折(?:合)?|兑)(?:人民币)?(\d{1,2}(?:\.\d{1,6})?)/.exec(compact(cell.text))?.[1])).find((digits) => digits !== undefined);
  return { money, year: year === undefined ? null : Number(year), cnyPerUsd: rate ?? null };
}

type RowKind = "blank" | "data" | "section" | "total" | "footer" | "header";

function kindOf(row: GridRow, header: Header, nameIndex: number, headTexts: ReadonlyMap<number, string>): RowKind {
  if (header.isCanonical) return row.cells.every(isEmptyCell) ? "blank" : "data";
  const filled = filledCells(row);
  const first = filled[0];
  if (!first || filled.every(({ index }) => header.serials.includes(index)) && /^\d*$/.test(compact(first.cell.text))) return "blank";
  const text = compact(first.cell.text);
  const name = compact(cellAt(row, nameIndex).text);
  if (name !== "" && name === headTexts.get(nameIndex)) return "header";
  if (TOTAL.test(text) || TOTAL.test(name)) return "total";
  const hasNothingBesides = filled.length === 1 || (filled.length === 2 && name === "");
  if (FOOTER.test(text) && (name === "" || filled.length <= 2)) return "footer";
  if (SECTION.test(text) && hasNothingBesides) return "section";
  return filled.length === 1 && first.index !== nameIndex && first.cell.kind !== "number" && !/^\d/.test(text) ? "section" : "data";
}

/** The words of a section's label without its number and count: 一、新材料（3个） is 新材料. */
function sectionLabel(text: string): string {
  return cleanText(text).replace(SECTION, "").replace(/\(\s*\d+\s*[个项家]\s*\)|\d+\s*[个项家]$/g, "").trim();
}

/** Finds head, projects, sections, totals and notes of a sheet; null when no row can be its head. */
export function readLayout(grid: Grid): Layout | null {
  const header = findHeader(grid);
  if (!header) return null;
  const nameIndex = header.columns.find((known) => known.column === "name" && !known.planned)?.index ?? -1;
  const headRow = grid.rows.find((row) => row.number === header.firstRow);
  const headTexts = new Map((headRow?.cells ?? []).map((cell, index) => [index, compact(cell.text)] as const));
  const rows: DataRow[] = [];
  const totals: TotalRow[] = [];
  let section: string | null = null;
  let sinceSubtotal = 0;
  for (const row of grid.rows) {
    if (row.number <= header.lastRow) continue;
    const kind = kindOf(row, header, nameIndex, headTexts);
    if (kind === "data") rows.push({ number: row.number, cells: row.cells, section });
    if (kind !== "section" && kind !== "total") continue;
    const label = filledCells(row)[0]?.cell.text ?? "";
    if (kind === "section") section = sectionLabel(label);
    if (kind === "total") {
      const isSubtotal = compact(label).startsWith("小计");
      totals.push({ row, of: isSubtotal ? rows.slice(sinceSubtotal) : [...rows] });
      if (isSubtotal) sinceSubtotal = rows.length;
    }
  }
  return { header, rows, totals, notes: sheetNotes(grid, header) };
}

/** A total's own figure in whole units, and one unit of its last decimal, by which a sum may differ. */
export function statedTotal(cell: GridCell, money: MoneyNote | null): { amount: number; tolerance: number } | null {
  const digits = cleanText(cell.text).replace(/[,，]/g, "");
  if (isEmptyCell(cell) || !/^\d+(?:\.\d+)?$/.test(digits)) return null;
  const unit = money?.unit ?? "yuan";
  const amount = scaleAmount(digits, unit);
  const tolerance = scaleAmount(`0.${"0".repeat(Math.max(0, (digits.split(".")[1]?.length ?? 0) - 1))}1`, unit);
  const whole = scaleAmount("1", unit);
  if (amount === null || tolerance === null || whole === null) return null;
  return { amount, tolerance: digits.includes(".") ? Math.max(1, tolerance) : whole };
}

