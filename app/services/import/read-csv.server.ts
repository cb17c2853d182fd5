import { parse } from "csv-parse/sync";
import type { Grid, GridRow } from "#app/domain/spreadsheet/grid.ts";

const SEPARATORS = [",", "\t", ";"] as const;

/** Text of a file: by its byte order mark, else UTF-8, else GB18030; null when it is none of them. */
export function decodeText(bytes: Buffer): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes("\u0000") ? null : text;
    } catch {
      continue;
    }
  }
  return null;
}

/** The separator that occurs most in the first lines; a comma where none does. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 4_000).split(/\r?\n/).slice(0, 10).join("\n").replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => sample.split(separator).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The rows of a separated text; null when its quotes do not close. */
export function readCsv(text: string): Grid | null {
  try {
    const records: string[][] = parse(text.replace(/^\ufeff/, ""), { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: false, record_delimiter: ["\r\n", "\n", "\r"] });
    const rows = records.map((record, index): GridRow => ({ number: index + 1, cells: record.map((cell) => ({ text: cell, kind: "untyped" })) }));
    return { sheet: "", rows, merges: [], date1904: false };
  } catch {
    return null;
  }
}
