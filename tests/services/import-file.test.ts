import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { importFile } from "#app/services/import/import-file.server.ts";
import { verifyChain } from "#tests/support/trail.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { importBytes, importText, issueCodes } from "#tests/support/imports.ts";

const LATER = "2025-07-16T04:00:00.000Z";
const publicData = readFileSync("tests/fixtures/ningbo-public-projects.csv");

const TABLES = ["projects", "project_facts", "milestone_plans", "project_updates", "audit_log", "imports"];
const everything = (db: Db) => JSON.stringify(TABLES.map((table) => db.handle.prepare(`select * from ${table} order by 1`).all()));
const current = (db: Db, code: string) => db.handle.prepare("select f.*, p.code, p.version, p.updated_at from project_facts f join projects p on p.id = f.project_id where p.code = ? and f.recorded_to is null").get(code) as Record<string, unknown>;
const count = (db: Db, table: string) => (db.handle.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
const districtUser = (district: string | null): Principal => ({ ...SYSTEM, userId: null, role: "district", district });

describe("the public projects as they are", () => {
  it("are all imported, with every doubtful cell shown", async () => {
    const db = await freshDb();
    const report = await importBytes(contextOn(db), publicData);
    expect(report).toMatchObject({ rows: 49, created: 49, updated: 0, unchanged: 0, rejected: 0, committed: true });
    expect(issueCodes(report)).toEqual([
      "1 来源可信度 unknown_column", "9 属地 area_in_brackets", "9 开工时间 order_unusual", "9 投产时间 order_unusual", "10 属地 area_in_brackets",
      "12 备注 date_from_words", "17 属地 area_in_brackets", "18 属地 area_in_brackets", "19 备注 date_from_words", "30 所属行业 unknown_industry",
      "35 所属行业 unknown_industry", "36 备注 date_from_words", "45 所属行业 unknown_industry",
    ]);
    expect(report.issues.find((issue) => issue.row === 9)?.cell).toBe("余姚市（中意宁波生态园）");
    expect(verifyChain(db)).toBe(true);
  });

  it("are read with units, currencies, tags, countries and precision", async () => {
    const { parsed = [] } = await importBytes(contextOn(await freshDb()), publicData, { dryRun: true });
    const byRow = (row: number) => parsed.find((entry) => entry.row === row);
    expect(byRow(2)).toMatchObject({ district: "qianwan", industry: "36", amount: 14_500_000_000, unit: "yi", producedOn: "2021-10", investorCountry: "CN" });
    expect(byRow(3)).toMatchObject({ startedOn: "2016-04", completedOn: null, planned: { completedOn: "2018-08" } });
    expect(byRow(4)).toMatchObject({ industry: "73" });
    expect(byRow(9)).toMatchObject({ district: "330281", signedOn: "2018-06-07", startedOn: "2017-12" });
    expect(byRow(11)).toMatchObject({ amount: 800_000_000, currency: "USD", investorCountry: "TW", planned: { completedOn: "2021-12" } });
    expect(byRow(12)).toMatchObject({ planned: { completedOn: "2018-09" }, amount: null });
    expect(byRow(16)).toMatchObject({ investors: ["中国石化镇海炼化", "利安德巴赛尔"], investorCountry: "CN;NL" });
    expect(byRow(18)).toMatchObject({ district: "330206", startedOn: "2017" });
    expect(byRow(19)).toMatchObject({ amountModifier: "approx", planned: { startedOn: "2022-12" } });
    expect(byRow(24)).toMatchObject({ amountModifier: "at_least" });
    expect(byRow(28)).toMatchObject({ amountModifier: "planned" });
    expect(byRow(44)).toMatchObject({ district: null, producedOn: "2020-01-02" });
  });

  it("change nothing the second time, not even a row of the trail", async () => {
    const db = await freshDb();
    await importBytes(contextOn(db), publicData);
    const before = everything(db);
    const again = await importBytes(contextOn(db, LATER), publicData);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 49, rejected: 0, committed: true });
    expect(everything(db)).toBe(before);
  });
});

describe("a changed row", () => {
  it("updates its project with history; what the file does not say stays", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,district,total_investment,unit,note\nA,示例,北仑区,12,yi,原\nB,另一,北仑区,3,yi,\n");
    const report = await importText(contextOn(db, LATER), "code,name,total_investment,unit\nA,示例,15,yi\nB,另一,3,yi\n");
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(current(db, "A")).toMatchObject({ amount: 1_500_000_000, note: "原", district: "330206", version: 2, recorded_from: LATER });
    expect(current(db, "B")).toMatchObject({ version: 1, updated_at: TEST_NOW });
    expect(db.handle.prepare("select amount from project_facts where recorded_to = ?").all(LATER)).toEqual([{ amount: 1_200_000_000 }]);
    expect(count(db, "imports")).toBe(2);
    expect(verifyChain(db)).toBe(true);
  });

  it("is cleared by an empty cell under a canonical head and left by one under any other", async () => {
    const db = await freshDb();
    const ctx = contextOn(db, LATER);
    await importText(contextOn(db), "code,name,district,signed_on,kind,total_investment,unit,last_update_on,investor,investor_country\nA,示例,北仑区,2023-05,expansion,12,yi,2025-07-01,甲公司,US\n");
    expect(await importText(ctx, "项目名称,属地,签约时间,总投资（亿元）,投资方\n示例,北仑区,,,\n")).toMatchObject({ unchanged: 1 });
    expect(await importText(ctx, "项目名称,属地,投资方\n示例,北仑区,甲公司\n")).toMatchObject({ unchanged: 1 });
    expect(await importText(ctx, "code,name,signed_on,kind,total_investment,last_update_on,investor_country\nA,示例,,,,,\n")).toMatchObject({ updated: 1 });
    expect(current(db, "A")).toMatchObject({ signed_on: null, kind: null, amount: null, total_cny: null, investors: '[{"name":"甲公司","country":null}]' });
    expect(count(db, "project_updates where recorded_to is null")).toBe(0);
  });

  it("loads one update and keeps plan dates apart from actual ones", async () => {
    const db = await freshDb();
    const text = "code,name,last_update_on,started_on\nA,示例,2025-06,预计2026年3月\n";
    await importText(contextOn(db), text);
    expect(db.handle.prepare("select kind, on_date from project_updates").all()).toEqual([{ kind: "loaded", on_date: "2025-06-30" }]);
    expect(db.handle.prepare("select type, plan_on, baseline_on from milestone_plans").all()).toEqual([{ type: "started", plan_on: "2026-03", baseline_on: "2026-03" }]);
    expect(current(db, "A")).toMatchObject({ started_on: null });
    expect(await importText(contextOn(db, LATER), text)).toMatchObject({ unchanged: 1 });
    expect(await importText(contextOn(db, LATER), "code,name,last_update_on\nA,示例,2025-05-20\n")).toMatchObject({ updated: 1 });
    expect(db.handle.prepare("select on_date from project_updates where recorded_to is null").all()).toEqual([{ on_date: "2025-05-20" }]);
  });
});

describe("matching", () => {
  const seed = "code,name,district,investor,project_code\nA,示例项目,北仑区,甲有限公司,2304-330281-04-01-123456\nB,重名,北仑区,甲有限公司,\nC,重名,北仑区,乙公司,\n";
  it.each([
    ["by code", "code,name\nA,改名\n", { updated: 1 }],
    ["by project code", "name,project_code\n改名,2304-330281-04-01-123456\n", { updated: 1 }],
    ["by name and district", "name,district\n示例 项目,北仑\n", { updated: 1 }],
    ["by name and investor", "name,investor\n示例项目,甲有限公司\n", { unchanged: 1 }],
    ["by none", "name,district\n示例项目,鄞州区\n", { created: 1 }],
    ["with a new code", "code,name\nNEW-1,示例项目\n", { created: 1 }],
  ])("%s", async (_, text, expected) => {
    const db = await freshDb();
    await importText(contextOn(db), seed);
    expect(await importText(contextOn(db, LATER), text)).toMatchObject({ created: 0, updated: 0, unchanged: 0, rejected: 0, ...expected });
  });

  it("refuses a row that several projects match, and two rows for one project", async () => {
    const ctx = contextOn(await freshDb());
    await importText(ctx, seed);
    expect(issueCodes(await importText(ctx, "name,district\n重名,北仑区\n"))).toContain("2 name ambiguous_match");
    expect(issueCodes(await importText(ctx, "name,district\n全新,北仑区\n全 新,北仑区\n"))).toContain("3 name ambiguous_match");
    expect(issueCodes(await importText(ctx, "code,name,district\nA,示例项目,北仑区\n,示例项目,北仑区\n"))).toContain("3 name ambiguous_match");
  });

  it("makes codes of the year of the lead, else of signing, else of today, past those in the file", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,lead_on,signed_on\n,一,2022-03,2023-01-01\n,二,,2023-01-01\n,三,,\nNB-2023-0002,四,,\n,五,,2023\n");
    expect(db.handle.prepare("select p.code, f.name from projects p join project_facts f on f.project_id = p.id order by p.code").all()).toEqual([
      { code: "NB-2022-0001", name: "一" }, { code: "NB-2023-0001", name: "二" }, { code: "NB-2023-0002", name: "四" }, { code: "NB-2023-0003", name: "五" }, { code: "NB-2025-0001", name: "三" },
    ]);
  });
});

describe("who imports what", () => {
  it("lets district staff import for their own district only", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,district\nZ,别区,鄞州区\n");
    const ctx = contextOn(db, LATER, districtUser("330206"));
    expect(issueCodes(await importText(ctx, "name,district\n示例,鄞州区\n"))).toEqual(["2 district unknown_district"]);
    expect(issueCodes(await importText(ctx, "code,name\nZ,别区\n"))).toEqual(["2 code unknown_district"]);
    expect(await importText(ctx, "code,name\nN,示例\n")).toMatchObject({ created: 1 });
    expect(current(db, "N")).toMatchObject({ district: "330206" });
    expect((await importText(ctx, "name\n别区\n", { dryRun: true })).issues).toEqual([]);
    expect(await importText(contextOn(db, LATER, districtUser(null)), "name\n示例二\n")).toMatchObject({ committed: false, rejected: 1 });
  });

  it.each(["liaison", "unit", "leader", "auditor", "administrator"] as const)("refuses a %s", async (role) => {
    const ctx = contextOn(await freshDb(), TEST_NOW, { ...SYSTEM, role });
    expect(await importFile(ctx, { bytes: publicData, fileName: "x.csv" })).toEqual({ ok: false, errors: [{ code: "forbidden" }] });
  });

  it("names a liaison by e-mail or name among active accounts, and keeps one who has left", async () => {
    const db = await freshDb();
    const add = db.handle.prepare("insert into users (id, email, name, role, password_hash, version, created_at, updated_at, disabled_at) values (?, ?, ?, ?, 'x', 1, ?, ?, ?)");
    add.run(1, "wang@luodi.example", "示例王", "liaison", TEST_NOW, TEST_NOW, null);
    add.run(2, "li@luodi.example", "示例李", "auditor", TEST_NOW, TEST_NOW, null);
    const ctx = contextOn(db);
    const text = "code,name,liaison\nA,一,WANG@luodi.example\nB,二,示例王\nC,三,示例李\n";
    expect(issueCodes(await importText(ctx, text))).toEqual(["4 liaison unknown_liaison"]);
    expect(["A", "B", "C"].map((code) => current(db, code).liaison_id)).toEqual([1, 1, null]);
    db.handle.prepare("update users set disabled_at = ? where id = 1").run(TEST_NOW);
    expect(await importText(ctx, "code,name,liaison\nA,一,wang@luodi.example\n")).toMatchObject({ unchanged: 1, issues: [] });
  });
});

describe("all or nothing", () => {
  it("changes nothing when one of many rows is wrong", async () => {
    const db = await freshDb();
    const rows = Array.from({ length: 400 }, (_, index) => `C${index},示例${index},${index === 399 ? "2023-13-01" : "2023-01-01"}`);
    const before = everything(db);
    expect(await importText(contextOn(db), `code,name,signed_on\n${rows.join("\n")}\n`)).toMatchObject({ rows: 400, rejected: 1, created: 0, committed: false });
    expect(everything(db)).toBe(before);
  });

  it("rolls back when writing fails half-way", async () => {
    const db = await freshDb();
    db.handle.exec("create trigger fail before insert on project_facts when new.name = '坏' begin select raise(abort, 'broken'); end");
    const before = everything(db);
    await expect(importText(contextOn(db), "code,name\nA,好\nB,坏\n")).rejects.toThrow("broken");
    expect(everything(db)).toBe(before);
  });

  it("plans anew when somebody changed something meanwhile", async () => {
    const db = await freshDb();
    await importText(contextOn(db), "code,name,note\nA,一,旧\n");
    const [first, second] = await Promise.all([importText(contextOn(db, LATER), "code,name,note\nA,一,甲\n,新,\n"), importText(contextOn(db, LATER), "code,name,note\nA,一,乙\n,新,\n")]);
    expect([first.committed, second.committed]).toEqual([true, true]);
    expect(count(db, "projects")).toBe(2);
    expect(current(db, "A").version).toBe(3);
    expect(verifyChain(db)).toBe(true);
  });
});
