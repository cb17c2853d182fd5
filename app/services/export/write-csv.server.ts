import { once } from "node:events";
import type { Writable } from "node:stream";
import { CANONICAL_COLUMNS } from "#app/domain/spreadsheet/canonical-columns.ts";
import type { ExportCell } from "#app/domain/spreadsheet/project-cells.ts";
import { csvLine } from "./csv-text.ts";

const BYTE_ORDER_MARK = "\ufeff";

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, "drain");
}

/** Writes pages of rows as CSV in UTF-8 with a byte order mark, as fast as they are taken; answers how many rows. */
export async function writeCsv(pages: AsyncIterable<ExportCell[][]>, output: Writable): Promise<number> {
  let count = 0;
  await write(output, `${BYTE_ORDER_MARK}${csvLine(CANONICAL_COLUMNS)}`);
  for await (const page of pages) {
    await write(output, page.map(csvLine).join(""));
    count += page.length;
  }
  output.end();
  return count;
}
