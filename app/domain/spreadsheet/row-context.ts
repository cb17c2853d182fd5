import type { AmountUnit } from "../kinds.ts";
import type { Chain, Country, District, Division } from "../reference.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import type { DataRow, Layout } from "./layout.ts";
import { cellAt, isEmptyCell } from "./grid.ts";
import type { GridCell } from "./grid.ts";
import type { HeaderColumn } from "./header-row.ts";
import type { ErrorCode, RowIssue, RowValues, WarningCode } from "./row-values.ts";

/** The lists that cells are looked up in; accounts by e-mail or name. */
export interface Lookups {
  readonly districts: readonly District[];
  readonly divisions: readonly Division[];
  readonly chains: readonly Chain[];
  readonly countries: readonly Country[];
  readonly accounts: readonly { readonly id: number; readonly email: string; readonly name: string; readonly isChoosable: boolean }[];
}

/** Everything but the row itself that its reading depends on. */
export interface ReadingContext {
  readonly sheet: string;
  readonly layout: Layout;
  readonly lookups: Lookups;
  /** The business day in Shanghai. */
  readonly today: string;
  readonly unit: AmountUnit | null;
  readonly year: number | null;
  readonly date1904: boolean;
  /** CSV: a leading apostrophe before = + - @ was put there to keep a formula from running. */
  readonly isEscaped: boolean;
  /** Answers found before, by question: a column repeats the same few names thousands of times. */
  readonly answers: Map<string, unknown>;
}

/** A cell under a head that is read. */
export interface ReadCell extends GridCell {
  readonly head: HeaderColumn;
}

/** A row being read: its cells by column, and where values and doubts are collected. */
export interface RowReader {
  readonly ctx: ReadingContext;
  readonly row: DataRow;
  readonly isCanonical: boolean;
  readonly values: RowValues;
  readonly issues: RowIssue[];
  readonly cell: (column: CanonicalColumn, planned?: boolean) => ReadCell | null;
  readonly report: (cell: ReadCell, code: ErrorCode | WarningCode, params?: RowIssue["params"]) => void;
}

const ESCAPED = /^'(?=[\s']*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/;

function keyOf(column: CanonicalColumn, planned: boolean): string {
  return planned ? `planned ${column}` : column;
}

/** Opens a row for reading. */
export function openRow(ctx: ReadingContext, row: DataRow): RowReader {
  const issues: RowIssue[] = [];
  const cells = new Map<string, ReadCell>();
  for (const head of ctx.layout.header.columns) {
    const raw = cellAt(row, head.index);
    const text = ctx.isEscaped ? raw.text.replace(ESCAPED, "") : raw.text;
    cells.set(keyOf(head.column, head.planned), { text, kind: raw.kind, head });
  }
  return {
    ctx, row, issues, isCanonical: ctx.layout.header.isCanonical, values: { dates: {}, planned: {} },
    cell: (column, planned = false) => cells.get(keyOf(column, planned)) ?? null,
    report: (cell, code, params) => issues.push({ row: row.number, column: cell.head.header, cell: cell.text, code, params: { value: cell.text, ...params } }),
  };
}

/** What an empty cell means: clear the field under a canonical head, leave it under any other. */
export function emptyMeans(reader: RowReader, cell: ReadCell | null): "absent" | "clear" | null {
  if (cell === null) return "absent";
  if (!isEmptyCell(cell)) return null;
  return reader.isCanonical ? "clear" : "absent";
}

/** The answer to a question about a text, worked out once per file; it must depend on the lists and the text only. */
export function answer<T>(reader: RowReader, question: string, text: string, find: () => T): T {
  const key = `${question} ${text}`;
  const { answers } = reader.ctx;
  if (!answers.has(key)) answers.set(key, find());
  return answers.get(key) as T;
}
