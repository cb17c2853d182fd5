import { setImmediate as nextTurn } from "node:timers/promises";
import type { AmountUnit } from "#app/domain/kinds.ts";
import { parseRow } from "#app/domain/spreadsheet/parse-row.ts";
import type { Lookups } from "#app/domain/spreadsheet/row-context.ts";
import type { ParsedRow, RowIssue } from "#app/domain/spreadsheet/row-values.ts";
import type { ReadTable } from "./read-table.server.ts";

/** After this many rows others get their turn. */
export const ROWS_A_TURN = 100;

/** Reads every row of a table, letting others work in between. */
export async function parseTable(table: ReadTable, lookups: Lookups, options: { readonly today: string; readonly unit: AmountUnit | null; readonly year: number | null }): Promise<ParsedRow[]> {
  const { layout, grid } = table;
  const context = { ...options, sheet: grid.sheet, layout, lookups, year: options.year ?? layout.notes.year, date1904: grid.date1904, isEscaped: table.format === "csv", answers: new Map() };
  const parsed: ParsedRow[] = [];
  for (const [place, row] of layout.rows.entries()) {
    parsed.push(parseRow(context, row));
    if (place % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
  }
  return parsed;
}

/** Heads that are not read, one warning each at the head's row. */
export function unknownColumns(table: ReadTable): RowIssue[] {
  const { header } = table.layout;
  return header.unknown.map((head) => ({ row: header.lastRow, column: head, cell: head, code: "unknown_column", params: { value: head } }));
}
