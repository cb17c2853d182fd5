import type { Locale } from "#app/i18n/locale.ts";
import type { AmountUnit } from "#app/domain/kinds.ts";
import type { ControlSum } from "#app/domain/spreadsheet/control-sums.ts";

/** How a file is to be read where it does not say so itself; messages are in the given language, else in Chinese. */
export interface ImportOptions {
  readonly sheet?: string | null;
  readonly unit?: AmountUnit | null;
  readonly year?: number | null;
  readonly locale?: Locale;
}

export interface ImportFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options?: ImportOptions;
}

/** One doubtful cell with its wording. */
export interface ImportIssue {
  readonly row: number;
  readonly column: string;
  readonly cell: string;
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
}

/** What came of a file. Counts of a refused file say what was stored: nothing. */
export interface ImportReport {
  readonly file: { readonly sha256: string; readonly name: string; readonly sheet: string; readonly otherSheets: readonly string[] };
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly committed: boolean;
  readonly issues: readonly ImportIssue[];
  readonly controlSums: readonly ControlSum[];
  readonly parsed?: readonly Record<string, unknown>[];
}
