import { cleanName } from "#app/domain/text.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { MAX_FILE_BYTES, MAX_ROWS } from "./file-limits.ts";
import { decodeText, readCsv } from "./read-csv.server.ts";

/** A line of a small CSV table: its number as a spreadsheet shows it and its cells by column. */
export interface FileRecord<Column extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Column, string>>;
}

const ESCAPED = /^'(?=[=+\-@])/;

/** Reads a CSV whose head names every wanted column, in any order; lines without content are passed over. */
export function readRecords<Column extends string>(bytes: Uint8Array, columns: readonly Column[]): Verdict<FileRecord<Column>[]> {
  if (bytes.length === 0) return refuse({ code: "file_empty", field: "file" });
  if (bytes.length > MAX_FILE_BYTES) return refuse({ code: "file_too_large", field: "file" });
  const text = decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (text === null) return refuse({ code: "bad_encoding", field: "file" });
  const grid = readCsv(text);
  if (!grid) return refuse({ code: "file_unreadable", field: "file" });
  const [head, ...lines] = grid.rows.filter((row) => row.cells.some((cell) => cell.text.trim() !== ""));
  if (!head || lines.length === 0) return refuse({ code: "file_empty", field: "file" });
  if (lines.length > MAX_ROWS) return refuse({ code: "too_many_rows", field: "file", params: { max: MAX_ROWS } });
  const heads = head.cells.map((cell) => cleanName(cell.text).toLowerCase());
  const missing = columns.filter((column) => !heads.includes(column));
  if (missing.length > 0) return refuse(...missing.map((column) => ({ code: "column_missing", field: "file", params: { column } })));
  return accept(lines.map((line) => ({
    row: line.number, cells: Object.fromEntries(columns.map((column) => [column, cleanName((line.cells[heads.indexOf(column)]?.text ?? "").replace(ESCAPED, ""))])) as Record<Column, string>,
  })));
}
