import type { DataRow } from "./layout.ts";
import { readAmounts } from "./read-amounts.ts";
import { readDates } from "./read-dates.ts";
import { readReferences } from "./read-references.ts";
import { readPlainFields } from "./read-texts.ts";
import { readRemarkTags } from "./remarks.ts";
import { openRow } from "./row-context.ts";
import type { ReadingContext, RowReader } from "./row-context.ts";
import type { ParsedRow } from "./row-values.ts";

/** Reads one row of a sheet: its values and every doubtful cell. The same row and context always read alike. */
export function parseRow(ctx: ReadingContext, row: DataRow): ParsedRow {
  const reader = openRow(ctx, row);
  readPlainFields(reader);
  readDates(reader);
  const { isBareTotal } = readAmounts(reader);
  readReferences(reader);
  readRemarkTags(reader);
  return { row: row.number, sheet: ctx.sheet, values: reader.values, issues: reader.issues, cellOf: cellsOf(reader), isBareTotal, isCanonical: reader.isCanonical };
}

function cellsOf(reader: RowReader): ParsedRow["cellOf"] {
  const cells: Record<string, { column: string; cell: string }> = {};
  for (const { column, planned, header } of reader.ctx.layout.header.columns) {
    const cell = planned ? null : reader.cell(column);
    if (cell !== null) cells[column] = { column: header, cell: cell.text };
  }
  return cells;
}
