import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import ExcelJS from "exceljs";
import { SYSTEM } from "#app/domain/permissions.ts";
import { atLeast, EVERYTHING } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { CANONICAL_COLUMNS } from "#app/domain/spreadsheet/canonical-columns.ts";
import { csvLine } from "#app/services/export/csv-text.ts";
import { exportProjects } from "#app/services/export/export-projects.server.ts";
import type { ExportFormat } from "#app/services/export/export-projects.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { importBytes, importText } from "#tests/support/imports.ts";

async function exported(ctx: ServiceContext, format: ExportFormat, predicate: Predicate = EVERYTHING): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes, verdict] = await Promise.all([buffer(output), exportProjects(ctx, { format, predicate }, output)]);
  expect(verdict.ok).toBe(true);
  return bytes;
}

const facts = (db: Db) => JSON.stringify(db.handle.prepare("select * from project_facts order by id").all());

describe("export", () => {
  it.each(["csv", "xlsx"] as const)("of the public projects as %s comes back without a change", async (format) => {
    const db = await freshDb();
    await importBytes(contextOn(db), readFileSync("tests/fixtures/ningbo-public-projects.csv"));
    const before = facts(db);
    const bytes = await exported(contextOn(db), format);
    const again = await importBytes(contextOn(db), bytes);
    expect(again).toMatchObject({ rows: 49, unchanged: 49, updated: 0, created: 0, rejected: 0 });
    expect(facts(db)).toBe(before);
    const fresh = await freshDb();
    expect(await importBytes(contextOn(fresh), bytes)).toMatchObject({ created: 49, rejected: 0 });
    expect((await exported(contextOn(fresh), "csv")).toString()).toBe((await exported(contextOn(db), "csv")).toString());
  });

  it("writes a byte order mark, every canonical column and always the unit", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,total_investment,unit\nA,一,12.5,yi\nB,二,,\n");
    const text = (await exported(contextOn(db), "csv")).toString("utf8");
    const [head, first, second] = text.split("\r\n");
    expect(head).toBe(`\ufeff${CANONICAL_COLUMNS.join(",")}`);
    expect(first?.split(",").slice(10, 13)).toEqual(["12.5", "CNY", "yi"]);
    expect(second?.split(",").slice(10, 13)).toEqual(["", "CNY", "yuan"]);
  });

  it("writes typed cells under a frozen head", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,total_investment,unit,signed_on,started_on,new_land\nA,一,12.5,yi,2023-05-18,2023-06,1\n");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exported(contextOn(db), "xlsx")) as unknown as ExcelJS.Buffer);
    const sheet = workbook.worksheets[0];
    const cell = (column: (typeof CANONICAL_COLUMNS)[number]) => sheet?.getRow(2).getCell(CANONICAL_COLUMNS.indexOf(column) + 1).value;
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect([cell("total_investment"), cell("signed_on"), cell("started_on"), cell("new_land"), cell("code")]).toEqual([12.5, new Date("2023-05-18T00:00:00Z"), "2023-06", 1, "A"]);
  });

  it.each(["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", " =1", "'=1", "''=1", "\t=1"])("keeps %j from running and reads it back", async (note) => {
    expect(csvLine([note]).replace(/^"/, "")).toMatch(/^'/);
    const db = await freshDb();
    await importText(contextOn(db), csvLine(["code", "name", "bureau_chief"]) + csvLine(["A", "示例", note]));
    const stored = () => (db.handle.prepare("select bureau_chief as c from project_facts where recorded_to is null").get() as { c: string }).c;
    expect(stored()).toBe(note.trim());
    expect(await importBytes(contextOn(db), await exported(contextOn(db), "csv"))).toMatchObject({ unchanged: 1 });
    expect(await importBytes(contextOn(db), await exported(contextOn(db), "xlsx"))).toMatchObject({ unchanged: 1 });
  });

  it("holds what the filter and the actor's scope hold", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,district,total_investment,unit\nA,一,北仑区,12,yi\nB,二,鄞州区,30,yi\nC,三,北仑区,1,yi\n");
    const codes = async (ctx: ServiceContext, predicate: Predicate) => (await exported(ctx, "csv", predicate)).toString().split("\r\n").slice(1, -1).map((line) => line[0]);
    expect(await codes(contextOn(db), atLeast("totalCny", 1_000_000_000))).toEqual(["A", "B"]);
    expect(await codes(contextOn(db, TEST_NOW, { ...SYSTEM, role: "district", district: "330206" }), EVERYTHING)).toEqual(["A", "C"]);
    expect(await codes(contextOn(db, TEST_NOW, { ...SYSTEM, role: "unit" }), EVERYTHING)).toEqual([]);
    const refused = await exportProjects(contextOn(db, TEST_NOW, { ...SYSTEM, role: "administrator" }), { format: "csv", predicate: EVERYTHING }, new PassThrough());
    expect(refused).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
  });
});

const DIGITS = fc.integer({ min: 0, max: 99_999_999 });
const decimal = (places: number) => fc.tuple(DIGITS, fc.integer({ min: 0, max: 10 ** places - 1 })).map(([whole, part]) => `${whole % 100_000}.${String(part).padStart(places, "0")}`);
const day = fc.integer({ min: 0, max: 9_000 }).map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const words = fc.string({ unit: fc.constantFrom(..."示例项目期甲乙AbX1-=+@'\"，、（）。/ ,;无\n"), minLength: 1, maxLength: 12 }).filter((text) => /[甲乙A例]/.test(text));
const optional = (cell: fc.Arbitrary<string>) => fc.oneof(fc.constant(""), cell);
const one = (...choices: string[]) => optional(fc.constantFrom(...choices));

const randomRow = fc.record({
  name: words.map((text) => text.replace(/\n/g, " ")), investor: optional(words), investor_country: one("CN", "US", "TW;CN", ";DE", "JP/US"), uscc: one("91330200MA281C8N5L", "91330100799655058B"),
  district: one("330206", "qianwan", "奉化市", "330281"), industry: one("36", "C3670", "汽车制造业", "01"), kind: one("new_build", "technical_upgrade"), chain: one("绿色石化", "361-2025"), chain_role: one("fill", "extend"),
  total_investment: optional(decimal(8)), currency: one("CNY", "USD", "JPY", "ISK"), unit: fc.constantFrom("yi", "wan", "yuan"), amount_modifier: one("approx", "range"),
  fixed_investment: fc.constantFrom("", "0", "0.00000001"), foreign_share: one("25", "24.99", "0", "100"), flags: one("central_soe", "defence;two_high", "chief_project;mayor_programme"),
  project_code: one("2304-330281-04-01-123456"), land_mu: optional(decimal(4)), far: optional(decimal(4)), new_land: one("0", "1"), standard_land: one("1"), energy_tce: optional(decimal(4)),
  two_high_screen: one("hit", "clear"), replacement_plan_on: optional(date), bureau_chief: optional(words), last_update_on: optional(day), suspended_on: optional(date), resumed_on: optional(date),
  lead_on: optional(date), signed_on: optional(date), landed_on: optional(date), started_on: optional(date), produced_on: optional(date), terminated_on: optional(date), termination_reason: optional(words), note: optional(words),
});

describe("random rows", () => {
  it.each([["csv", 80], ["xlsx", 5]] as const)("come back from %s without a change", async (format, numRuns) => {
    await fc.assert(fc.asyncProperty(fc.array(randomRow, { minLength: 1, maxLength: 4 }), async (rows) => {
      const columns = Object.keys(rows[0] ?? {});
      const text = csvLine(["code", ...columns]) + rows.map((row, index) => csvLine([`C-${index}`, ...columns.map((column) => row[column as keyof typeof row])])).join("");
      const db = await freshDb();
      const report = await importText(contextOn(db), text);
      expect(report.issues.filter((issue) => issue.severity === "error")).toEqual([]);
      const before = facts(db);
      const bytes = await exported(contextOn(db), format);
      expect(await importBytes(contextOn(db, "2025-07-16T04:00:00.000Z"), bytes)).toMatchObject({ unchanged: rows.length, updated: 0, created: 0, rejected: 0 });
      expect(facts(db)).toBe(before);
    }), { numRuns });
  }, 60_000);
});
