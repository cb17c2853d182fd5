import type { CellKind, Grid, MergedRange } from "#app/domain/spreadsheet/grid.ts";

/** A sheet on its way between threads: one letter for each cell's kind, so that few objects are copied. */
export interface SheetMessage {
  readonly sheet: string;
  readonly isHidden: boolean;
  readonly numbers: readonly number[];
  readonly texts: readonly (readonly string[])[];
  readonly kinds: readonly string[];
  readonly merges: readonly MergedRange[];
  readonly date1904: boolean;
}

export type WorkbookMessage =
  | { readonly ok: true; readonly sheets: readonly SheetMessage[] }
  | { readonly ok: false; readonly code: string; readonly params?: Readonly<Record<string, string | number>> };

const KIND_OF: Readonly<Record<string, CellKind>> = { t: "text", n: "number", d: "date", u: "untyped" };

/** A sheet out of its message. */
export function gridOf(message: SheetMessage): Grid {
  const rows = message.numbers.map((number, place) => ({
    number, cells: (message.texts[place] ?? []).map((text, index) => ({ text, kind: KIND_OF[message.kinds[place]?.[index] ?? "u"] ?? "untyped" as const })),
  }));
  return { sheet: message.sheet, rows, merges: message.merges, date1904: message.date1904 };
}
