import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Grid } from "#app/domain/spreadsheet/grid.ts";
import { readLayout } from "#app/domain/spreadsheet/layout.ts";
import type { Layout } from "#app/domain/spreadsheet/layout.ts";
import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS } from "./file-limits.ts";
import { decodeText, readCsv } from "./read-csv.server.ts";
import { readWorkbook } from "./read-workbook.server.ts";
import { gridOf } from "./sheet-message.ts";
import type { SheetMessage } from "./sheet-message.ts";

/** A sheet whose head was found. */
export interface ReadTable {
  readonly grid: Grid;
  readonly layout: Layout;
  readonly format: "xlsx" | "csv";
  /** Sheets that were not read. */
  readonly otherSheets: readonly string[];
}

const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Buffer, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
const refuseFile = (code: string, params?: Readonly<Record<string, string | number>>): Verdict<never> => refuse({ code, field: "file", ...(params ? { params } : {}) });

/** The named sheet, else the first visible one that has a head. */
function chooseSheet(sheets: readonly SheetMessage[], name: string | null): Verdict<ReadTable> {
  if (sheets.every((sheet) => sheet.numbers.length === 0)) return refuseFile("file_empty");
  const named = sheets.filter((sheet) => sheet.sheet.trim() === name?.trim());
  if (name !== null && named.length === 0) return refuseFile("sheet_not_found", { value: name });
  for (const sheet of name === null ? sheets.filter((candidate) => !candidate.isHidden) : named) {
    const grid = gridOf(sheet);
    const layout = readLayout(grid);
    if (layout) return accept({ grid, layout, format: "xlsx" as const, otherSheets: sheets.map((other) => other.sheet).filter((other) => other !== sheet.sheet) });
  }
  return refuseFile("header_not_found");
}

function readText(bytes: Buffer): Verdict<ReadTable> {
  const text = decodeText(bytes);
  if (text === null) return refuseFile("bad_encoding");
  if (text.replace(/^\ufeff/, "").trim() === "") return refuseFile("file_empty");
  const grid = readCsv(text);
  if (!grid) return refuseFile("file_unreadable");
  if (grid.rows.length > MAX_ROWS) return refuseFile("too_many_rows", { max: MAX_ROWS });
  if (grid.rows.some((row) => row.cells.length > MAX_COLUMNS)) return refuseFile("too_many_columns", { max: MAX_COLUMNS });
  const layout = readLayout(grid);
  return layout ? accept({ grid, layout, format: "csv" as const, otherSheets: [] }) : refuseFile("header_not_found");
}

/** Reads any workbook or CSV by what its first bytes say, whatever it is called. */
export async function readTable(bytes: Buffer, sheet: string | null): Promise<Verdict<ReadTable>> {
  if (bytes.length === 0) return refuseFile("file_empty");
  if (bytes.length > MAX_FILE_BYTES) return refuseFile("file_too_large");
  if (startsWith(bytes, COMPOUND)) return refuseFile(bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "file_encrypted" : "file_old_xls");
  if (!startsWith(bytes, ZIP)) return sheet === null ? readText(bytes) : refuseFile("sheet_not_found", { value: sheet });
  const message = await readWorkbook(bytes);
  return message.ok ? chooseSheet(message.sheets, sheet) : refuseFile(message.code, message.params);
}
