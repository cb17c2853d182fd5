import { randomBytes } from "node:crypto";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { words } from "#app/i18n/words.ts";
import { isErrorCode } from "#app/i18n/refusal-text.ts";
import { importFile } from "#app/services/import/import-file.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { importBytes } from "#tests/support/imports.ts";
import { zipOf } from "#tests/support/zip.ts";
import type { ZipEntry } from "#tests/support/zip.ts";

const MEGABYTE = 1024 * 1024;
const SHEET = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`;
const entry = (name: string, content: string | Buffer, more: Partial<ZipEntry> = {}): ZipEntry => ({ name, content: Buffer.from(content), ...more });
const workbook = (...more: ZipEntry[]) => zipOf([entry("xl/workbook.xml", "<workbook/>"), ...more]);

async function xlsx(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  fill(made);
  return Buffer.from(await made.xlsx.writeBuffer());
}

const FILES: readonly (readonly [what: string, code: string, bytes: Buffer | (() => Promise<Buffer>)])[] = [
  ["nothing", "file_empty", Buffer.alloc(0)],
  ["a byte order mark only", "file_empty", Buffer.from("\ufeff \r\n")],
  ["more than 10 MB", "file_too_large", Buffer.alloc(10 * MEGABYTE + 1, "a")],
  ["an old .xls", "file_old_xls", Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])],
  ["a workbook with a password", "file_encrypted", Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")])],
  ["bytes without meaning", "bad_encoding", Buffer.concat([Buffer.from([0xff, 0x00, 0x81]), randomBytes(400), Buffer.from([0x00])])],
  ["text with NUL", "bad_encoding", Buffer.from("name,district\n\u0000,\n")],
  ["a text without a head", "header_not_found", Buffer.from("hello\nworld\n")],
  ["quotes that do not close", "file_unreadable", Buffer.from('name,note\nA,"open\n')],
  ["a zip that is no workbook", "file_unreadable", zipOf([entry("readme.txt", "hello")])],
  ["a cut zip", "file_unreadable", workbook(entry("xl/worksheets/sheet1.xml", SHEET)).subarray(0, 120)],
  ["a zip bomb that says so", "file_too_large", workbook(entry("xl/worksheets/sheet1.xml", Buffer.alloc(101 * MEGABYTE)))],
  ["a zip bomb within the size", "file_too_large", workbook(entry("xl/worksheets/sheet1.xml", Buffer.alloc(20 * MEGABYTE)))],
  ["a zip bomb that lies", "file_unreadable", workbook(entry("xl/worksheets/sheet1.xml", Buffer.alloc(20 * MEGABYTE), { claimedSize: 1000 }))],
  ["too many entries", "file_too_large", workbook(...Array.from({ length: 201 }, (_, index) => entry(`xl/media/${index}.bin`, "x")))],
  ["an encrypted entry", "file_encrypted", workbook(entry("xl/worksheets/sheet1.xml", SHEET, { flags: 1 }))],
  ["macros", "file_macros", workbook(entry("xl/vbaProject.bin", "x"))],
  ["a document type", "file_unreadable", workbook(entry("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]>${SHEET}`))],
  ["sheets in UTF-16", "file_unreadable", workbook(entry("xl/worksheets/sheet1.xml", Buffer.from(`\ufeff${SHEET}`, "utf16le")))],
  ["an empty workbook", "file_empty", () => xlsx((made) => made.addWorksheet("Sheet1"))],
  ["more than 20,000 rows", "too_many_rows", Buffer.from(`name\n${"A\n".repeat(20_001)}`)],
  ["more than 200 columns", "too_many_columns", Buffer.from(`name${",".repeat(201)}\n`)],
];

describe("files that cannot be read", () => {
  it.each(FILES)("%s is refused as %s", async (_, code, bytes) => {
    const db = await freshDb();
    const verdict = await importFile(contextOn(db), { bytes: typeof bytes === "function" ? await bytes() : bytes, fileName: "return.xlsx" });
    expect(verdict).toMatchObject({ ok: false, errors: [{ code, field: "file" }] });
    expect(isErrorCode(code, words("en")) && isErrorCode(code, words("zh-CN"))).toBe(true);
  });

  it("refuses a sheet that is not there and reads the one asked for", async () => {
    const bytes = await xlsx((made) => {
      made.addWorksheet("旧").addRows([["name"], ["旧项目"]]);
      made.addWorksheet("新").addRows([["name"], ["新项目"]]);
    });
    const ctx = contextOn(await freshDb());
    expect(await importFile(ctx, { bytes, fileName: "x.xlsx", options: { sheet: "无此表" } })).toMatchObject({ ok: false, errors: [{ code: "sheet_not_found" }] });
    expect((await importBytes(ctx, bytes, { sheet: "新", dryRun: true })).parsed).toMatchObject([{ name: "新项目", sheet: "新" }]);
    const first = await importBytes(ctx, bytes, { dryRun: true });
    expect([first.file.sheet, first.file.otherSheets]).toEqual(["旧", ["新"]]);
  });
});

describe("encodings and separators", () => {
  const text = "项目名称,投资方,总投资（亿元）\n示例㐀项目,甲公司,12\n";
  const gb18030 = Buffer.concat([Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xf4, 0xb5, 0xd8, 0x0a]), Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0x2c, 0xb4, 0xc8, 0xcf, 0xaa, 0x0a])]);
  it.each([
    ["UTF-8", Buffer.from(text), "示例㐀项目"], ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), "示例㐀项目"], ["UTF-16 with tabs", Buffer.from(`\ufeff${text.replaceAll(",", "\t")}`, "utf16le"), "示例㐀项目"],
    ["GB18030", gb18030, "示例"], ["semicolons and CRLF", Buffer.from(text.replaceAll(",", ";").replaceAll("\n", "\r\n")), "示例㐀项目"],
  ])("%s is read", async (_, bytes, name) => {
    expect((await importBytes(contextOn(await freshDb()), bytes, { dryRun: true })).parsed).toMatchObject([{ row: 2, name }]);
  });
});
