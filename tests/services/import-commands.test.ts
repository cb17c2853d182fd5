import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "#scripts/command.ts";
import type { Command, CommandInput, Outcome } from "#scripts/command.ts";
import { eventsImport } from "#scripts/commands/events-import.ts";
import { exportCommand } from "#scripts/commands/export.ts";
import { importCommand } from "#scripts/commands/import.ts";
import { ratesImport } from "#scripts/commands/rates-import.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";

const PUBLIC = "tests/fixtures/ningbo-public-projects.csv";

function run(command: Command, db: Db, positionals: readonly string[], values: CommandInput["values"] = {}): Promise<Outcome> {
  return command.run({ values, positionals, env: { databasePath: "", dataDir: "" }, ctx: contextOn(db), readStdin: () => Promise.resolve("") });
}

function file(name: string, text: string): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe("luodi import", () => {
  it("answers with counts and issues, and with what was understood on a dry run", async () => {
    const db = await freshDb();
    const dry = await run(importCommand, db, [PUBLIC], { "dry-run": true, json: true });
    expect(dry).toMatchObject({ ok: true, json: { rows: 49, created: 49, committed: false, parsed: { length: 49 } } });
    const done = await run(importCommand, db, [PUBLIC], { json: true });
    expect(done).toMatchObject({ ok: true, json: { file: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }, created: 49, committed: true } });
    expect(done.json).not.toHaveProperty("parsed");
    expect(await run(importCommand, db, [PUBLIC])).toMatchObject({ ok: true, json: { created: 0, unchanged: 49 } });
  });

  it("is refused with the report when a row is wrong, and with a code when the file is", async () => {
    const db = await freshDb();
    const rejected = await run(importCommand, db, [file("a.csv", "name,signed_on\n示例,soon\n")]);
    expect(rejected).toMatchObject({ ok: false, json: { committed: false, rejected: 1, issues: [{ row: 2, column: "signed_on", cell: "soon", severity: "error", code: "bad_date" }] } });
    expect(await run(importCommand, db, [file("b.csv", "")])).toMatchObject({ ok: false, code: "file_empty" });
    expect(await run(importCommand, db, ["/nonexistent.csv"])).toMatchObject({ ok: false, code: "file_not_found" });
    expect(await run(importCommand, db, [freshFolder()])).toMatchObject({ ok: false, code: "file_unreadable" });
  });

  it("takes unit, year and sheet, and says when one is wrong", async () => {
    const db = await freshDb();
    const path = file("a.csv", "项目名称,总投资,开工时间\n示例,12,拟于年内开工\n");
    expect(await run(importCommand, db, [path], { unit: "yi", year: "2022", "dry-run": true })).toMatchObject({ json: { parsed: [{ amount: 1_200_000_000, planned: { startedOn: "2022" } }] } });
    for (const values of [{ unit: "bn" }, { year: "22" }, { year: "3000" }]) await expect(run(importCommand, db, [path], values)).rejects.toThrow(UsageError);
    expect(await run(importCommand, db, [path], { sheet: "x" })).toMatchObject({ ok: false, code: "sheet_not_found" });
  });
});

describe("luodi export", () => {
  it("writes what the filters hold, all or nothing, by the file's ending", async () => {
    const db = await freshDb();
    await run(importCommand, db, [PUBLIC]);
    const folder = freshFolder();
    const all = join(folder, "all.csv");
    expect(await run(exportCommand, db, [all])).toMatchObject({ ok: true, json: { rows: 49 } });
    expect(await run(exportCommand, db, [join(folder, "some.XLSX")], { district: "奉化区", "min-cny": "1000000000" })).toMatchObject({ ok: true, json: { rows: 1 } });
    expect(readFileSync(all, "utf8").split("\r\n")).toHaveLength(51);
    expect(await run(exportCommand, db, [join(folder, "none.csv")], { district: "某地" })).toMatchObject({ ok: false, code: "unknown_district" });
    await expect(run(exportCommand, db, [join(folder, "x.txt")])).rejects.toThrow(UsageError);
    await expect(run(exportCommand, db, [join(folder, "no/where.csv")])).rejects.toThrow("ENOENT");
    expect(readdirSync(folder).sort()).toEqual(["all.csv", "some.XLSX"]);
    expect(existsSync(join(folder, "none.csv"))).toBe(false);
  });
});

describe("luodi rates import, luodi events import", () => {
  it("load files and name each bad line", async () => {
    const db = await freshDb();
    expect(await run(ratesImport, db, [file("r.csv", "currency,on,cny_per_unit\nEUR,2023-01-01,7.6\n")])).toMatchObject({ ok: true, json: { rows: 1, changed: true } });
    const bad = await run(ratesImport, db, [file("r.csv", "currency,on,cny_per_unit\nEUR,2023-01-01,x\n")]);
    expect(bad).toMatchObject({ ok: false, code: "rows_rejected", errors: [{ code: "bad_number", params: { row: 2 } }] });
    expect(bad.lines?.[0]).toContain("Row 2, cny_per_unit");
    expect(await run(eventsImport, db, [file("e.csv", "company,uscc,type,on,amount_cny\n示例,,listed,2023-01-01,\n")])).toMatchObject({ ok: true, json: { created: 1 } });
    expect(await run(eventsImport, db, [file("e.csv", "company,type\n示例,listed\n")])).toMatchObject({ ok: false, errors: [{ code: "column_missing" }, { code: "column_missing" }, { code: "column_missing" }] });
  });
});
