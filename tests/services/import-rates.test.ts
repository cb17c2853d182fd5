import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { importRates } from "#app/services/rates/import-rates.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { importText } from "#tests/support/imports.ts";
import { verifyChain } from "#tests/support/trail.ts";

const HEAD = "currency,on,cny_per_unit\n";
const bytes = (text: string) => Buffer.from(HEAD + text);

describe("importing exchange rates", () => {
  it("replaces every rate of the currencies in the file and of no other", async () => {
    const db = await freshDb();
    const rates = () => db.handle.prepare("select currency, on_date, cny_per_unit from rates order by 1, 2").all();
    const usd = JSON.stringify(rates());
    expect(await importRates(contextOn(db), bytes("EUR,2024-01-01,7.80\nEUR,2023-01-01,7.65\n"))).toEqual({ ok: true, value: { rows: 2, currencies: ["EUR"], changed: true } });
    expect(await importRates(contextOn(db), bytes("EUR,2025-01-01,8.1\n"))).toMatchObject({ ok: true });
    expect(rates().filter((rate) => (rate as { currency: string }).currency === "EUR")).toEqual([{ currency: "EUR", on_date: "2025-01-01", cny_per_unit: "8.1" }]);
    expect(JSON.stringify(rates().filter((rate) => (rate as { currency: string }).currency !== "EUR"))).toBe(usd);
    expect(verifyChain(db)).toBe(true);
  });

  it("changes nothing the second time and never a frozen value", async () => {
    const db = await freshDb();
    await importRates(contextOn(db), bytes("EUR,2023-01-01,7.5\n"));
    await importText(contextOn(db), "code,name,total_investment,unit,currency,signed_on\nA,一,1,yi,EUR,2023-05-01\n");
    const trail = () => db.handle.prepare("select count(*) as n from audit_log").get();
    const before = trail();
    expect(await importRates(contextOn(db), bytes("EUR,2023-01-01,7.50\n"))).toMatchObject({ value: { changed: false } });
    expect(trail()).toEqual(before);
    await importRates(contextOn(db), bytes("EUR,2023-01-01,9\n"));
    expect(await importText(contextOn(db), "code,name,total_investment,unit,currency,signed_on,note\nA,一,1,yi,EUR,2023-05-01,改\n")).toMatchObject({ updated: 1 });
    expect(db.handle.prepare("select total_cny from project_facts").all()).toEqual([{ total_cny: 750_000_000 }, { total_cny: 750_000_000 }]);
  });

  it.each([
    ["XXQ,2023-01-01,1\n", "unknown_currency", "currency"], ["CNY,2023-01-01,1\n", "unknown_currency", "currency"], ["USD,2023-02-30,1\n", "bad_date", "on"], ["USD,2023-01,1\n", "bad_date", "on"],
    ["USD,2025-07-16,1\n", "future_date", "on"], ["USD,2023-01-01,x\n", "bad_number", "cny_per_unit"], ["USD,2023-01-01,-1\n", "negative", "cny_per_unit"], ["USD,2023-01-01,0\n", "out_of_range", "cny_per_unit"],
    ["USD,2023-01-01,7\nUSD,2023-01-01,8\n", "duplicate_row", "on"], ["", "file_empty", "file"],
  ])("refuses %j as %s", async (text, code, field) => {
    const db = await freshDb();
    const before = JSON.stringify(db.handle.prepare("select * from rates").all());
    expect(await importRates(contextOn(db), bytes(`${text}`))).toMatchObject({ ok: false, errors: [{ code, field }] });
    expect(JSON.stringify(db.handle.prepare("select * from rates").all())).toBe(before);
  });

  it("names every bad line and the missing columns", async () => {
    const ctx = contextOn(await freshDb());
    expect(await importRates(ctx, bytes("EUR,x,1\nEUR,2023-01-01,y\n"))).toMatchObject({ errors: [{ code: "bad_date", params: { row: 2 } }, { code: "bad_number", params: { row: 3 } }] });
    expect(await importRates(ctx, Buffer.from("currency,rate\nEUR,1\n"))).toMatchObject({ errors: [{ code: "column_missing", params: { column: "on" } }, { code: "column_missing", params: { column: "cny_per_unit" } }] });
    expect(await importRates(contextOn(await freshDb(), TEST_NOW, { ...SYSTEM, role: "commerce" }), bytes("EUR,2023-01-01,7\n"))).toEqual({ ok: false, errors: [{ code: "forbidden" }] });
  });
});
