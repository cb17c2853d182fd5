import { parentPort, workerData } from "node:worker_threads";
import ExcelJS from "exceljs";
import { MAX_COLUMNS, MAX_ROWS } from "./file-limits.ts";
import type { SheetMessage, WorkbookMessage } from "./sheet-message.ts";
import { sheetMessage } from "./workbook-cells.server.ts";
import { inspectWorkbookZip } from "../files/zip-inspection.server.ts";

function tooLarge(sheets: readonly SheetMessage[]): WorkbookMessage | null {
  const rows = Math.max(0, ...sheets.map((sheet) => sheet.numbers.length));
  const columns = sheets.reduce((most, sheet) => sheet.texts.reduce((wide, cells) => Math.max(wide, cells.length), most), 0);
  if (rows > MAX_ROWS) return { ok: false, code: "too_many_rows", params: { max: MAX_ROWS } };
  return columns > MAX_COLUMNS ? { ok: false, code: "too_many_columns", params: { max: MAX_COLUMNS } } : null;
}

async function readWorkbook(bytes: Buffer): Promise<WorkbookMessage> {
  const refusal = inspectWorkbookZip(bytes);
  if (refusal !== null) return { ok: false, code: refusal };
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  } catch {
    return { ok: false, code: "file_unreadable" };
  }
  const sheets = workbook.worksheets.map((sheet) => sheetMessage(sheet, workbook.properties.date1904 === true));
  return tooLarge(sheets) ?? { ok: true, sheets };
}

const { bytes } = workerData as { bytes: Uint8Array };
parentPort?.postMessage(await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
