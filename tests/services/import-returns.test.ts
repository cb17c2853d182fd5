import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importFile } from "#app/services/import/import-file.server.ts";
import type { ImportReport } from "#app/services/import/import-options.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";

const FOLDER = "tests/fixtures/returns";
const expected = JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")) as Record<string, Record<string, unknown>[]>;

async function dryRun(fileName: string, bytes = readFileSync(`${FOLDER}/${fileName}`)): Promise<ImportReport> {
  const verdict = await importFile(contextOn(await freshDb()), { bytes, fileName }, { dryRun: true });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

describe("returns as districts send them", () => {
  it.each(Object.keys(expected))("%s is understood as expected", async (fileName) => {
    const report = await dryRun(fileName);
    expect(report.parsed).toMatchObject(expected[fileName] ?? []);
    expect(report.parsed).toHaveLength(expected[fileName]?.length ?? 0);
    expect(report.rejected).toBe(0);
    expect(report.controlSums.every((sum) => sum.matches === true)).toBe(true);
  });

  it("knows a company of Hong Kong by its name where the remark says foreign", async () => {
    expect((await dryRun("beilun-2023-05.xlsx")).parsed).toMatchObject([{ investorCountry: null }, { investorCountry: "HK" }, { investorCountry: null }]);
  });

  it.each(Object.keys(expected))("%s changes nothing the second time", async (fileName) => {
    const [db, bytes] = [await freshDb(), readFileSync(`${FOLDER}/${fileName}`)];
    const rows = expected[fileName]?.length ?? 0;
    expect(await importFile(contextOn(db), { bytes, fileName })).toMatchObject({ value: { created: rows, committed: true } });
    expect(await importFile(contextOn(db), { bytes, fileName })).toMatchObject({ value: { created: 0, updated: 0, unchanged: rows } });
  });
});
