import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { isIsoDate } from "#app/domain/dates.ts";
import { CANONICAL_COLUMNS } from "#app/domain/spreadsheet/canonical-columns.ts";
import type { CanonicalColumn } from "#app/domain/spreadsheet/canonical-columns.ts";
import type { ExportCell } from "#app/domain/spreadsheet/project-cells.ts";

const SHEET_NAME = "projects";
const DATE_FORMAT = "yyyy-mm-dd";
const WIDE: readonly CanonicalColumn[] = ["name", "investor", "note"];
const [WIDE_WIDTH, USUAL_WIDTH] = [32, 16];

/** A column of a workbook. */
export interface SheetColumn {
  readonly header: string;
  readonly width?: number;
  readonly isDate?: boolean;
}

/** A whole day as a calendar date, so that a spreadsheet sorts and filters by it; months and years stay words. */
function typed(cell: ExportCell, column: SheetColumn | undefined): ExportCell | Date {
  return column?.isDate && typeof cell === "string" && isIsoDate(cell) ? new Date(`${cell}T00:00:00Z`) : cell;
}

/** Writes pages of rows as a workbook with typed cells and a frozen head, row by row; answers how many rows. */
export async function writeSheet(name: string, columns: readonly SheetColumn[], pages: AsyncIterable<readonly ExportCell[][]> | Iterable<readonly ExportCell[][]>, output: Writable): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1, xSplit: 2 }] });
  sheet.columns = columns.map(({ header, width = USUAL_WIDTH, isDate }) => ({ header, key: header, width, ...(isDate ? { style: { numFmt: DATE_FORMAT } } : {}) }));
  sheet.getRow(1).font = { bold: true };
  let count = 0;
  for await (const page of pages) {
    for (const cells of page) sheet.addRow(cells.map((cell, index) => typed(cell, columns[index]))).commit();
    count += page.length;
  }
  sheet.commit();
  await workbook.commit();
  return count;
}

/** Writes pages of projects as a workbook of all canonical columns; answers how many rows. */
export async function writeXlsx(pages: AsyncIterable<ExportCell[][]>, output: Writable): Promise<number> {
  const columns = CANONICAL_COLUMNS.map((column) => ({ header: column, isDate: column.endsWith("_on"), ...(WIDE.includes(column) ? { width: WIDE_WIDTH } : {}) }));
  return writeSheet(SHEET_NAME, columns, pages, output);
}
