import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { importEvents } from "#app/services/capital-events/import-events.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { verifyChain } from "#tests/support/trail.ts";

const LATER = "2025-07-16T04:00:00.000Z";
const bytes = (text: string) => Buffer.from(`company,uscc,type,on,amount_cny\n${text}`);
const file = "示例电机股份有限公司,91330200MA281C8N5L,listed,2023-05-18,\n示例光学,,refinancing,2024-03,\"1,200,000,000\"\n";

describe("importing capital events", () => {
  it("adds them, changes nothing the second time and keeps a version of what is corrected", async () => {
    const db = await freshDb();
    const all = () => db.handle.prepare("select company, type, on_date, amount_cny, recorded_from, recorded_to from capital_events order by id").all();
    expect(await importEvents(contextOn(db), bytes(file))).toEqual({ ok: true, value: { rows: 2, created: 2, updated: 0, unchanged: 0 } });
    const before = JSON.stringify([all(), db.handle.prepare("select * from audit_log").all()]);
    expect(await importEvents(contextOn(db, LATER), bytes(file))).toMatchObject({ value: { created: 0, updated: 0, unchanged: 2 } });
    expect(JSON.stringify([all(), db.handle.prepare("select * from audit_log").all()])).toBe(before);
    expect(await importEvents(contextOn(db, LATER), bytes("示例光学有限公司,,refinancing,2024-03-31,1300000000\n"))).toMatchObject({ value: { updated: 1 } });
    expect(all().slice(1)).toEqual([
      { company: "示例光学", type: "refinancing", on_date: "2024-03-31", amount_cny: 1_200_000_000, recorded_from: TEST_NOW, recorded_to: LATER },
      { company: "示例光学有限公司", type: "refinancing", on_date: "2024-03-31", amount_cny: 1_300_000_000, recorded_from: LATER, recorded_to: null },
    ]);
    expect(verifyChain(db)).toBe(true);
  });

  it.each([
    [",,listed,2023-01-01,\n", "required", "company"], ["甲,123,listed,2023-01-01,\n", "bad_uscc", "uscc"], ["甲,,ipo,2023-01-01,\n", "unknown_value", "type"], ["甲,,listed,2023-13,\n", "bad_date", "on"],
    ["甲,,listed,2025-07-16,\n", "future_date", "on"], ["甲,,refinancing,2023-01-01,1.5\n", "bad_number", "amount_cny"], ["甲,,refinancing,2023-01-01,-5\n", "negative", "amount_cny"],
    ["甲,,refinancing,2023-01-01,\n", "required", "amount_cny"], ["甲公司,,listed,2023-01-01,\n甲,,listed,2023-01-01,\n", "duplicate_row", "company"],
  ])("refuses %j as %s", async (text, code, field) => {
    const db = await freshDb();
    expect(await importEvents(contextOn(db), bytes(`乙,,listed,2023-01-01,\n${text}`))).toMatchObject({ ok: false, errors: [{ code, field }] });
    expect(db.handle.prepare("select count(*) as n from capital_events").get()).toEqual({ n: 0 });
  });

  it.each(["district", "liaison", "leader", "administrator"] as const)("refuses a %s", async (role) => {
    expect(await importEvents(contextOn(await freshDb(), TEST_NOW, { ...SYSTEM, role, district: "330206" }), bytes(file))).toEqual({ ok: false, errors: [{ code: "forbidden" }] });
  });
});
