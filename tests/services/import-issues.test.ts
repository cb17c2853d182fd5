import { describe, expect, it } from "vitest";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { importText, issueCodes, oneRow } from "#tests/support/imports.ts";

const USCC = "91330200MA281C8N5L";
const CODE = "2304-330281-04-01-123456";

/** Each code with rows that earn it and rows that do not; `name` is 示例项目 unless given. */
const ERRORS: readonly (readonly [code: string, column: string, red: Record<string, string>, green: Record<string, string>])[] = [
  ["bad_date", "signed_on", { signed_on: "2023-02-30" }, { signed_on: "2024-02-29" }],
  ["bad_date", "landed_on", { landed_on: "soon" }, { landed_on: "2023" }],
  ["bad_date", "started_on", { started_on: "2023.1" }, { started_on: "2023.10" }],
  ["future_date", "signed_on", { signed_on: "2025-07-16" }, { signed_on: "2025-07-15" }],
  ["future_date", "completed_on", { completed_on: "2025-08" }, { completed_on: "2025-07" }],
  ["future_date", "replacement_plan_on", { replacement_plan_on: "2026" }, { replacement_plan_on: "2025" }],
  ["bad_number", "total_investment", { total_investment: "1O", unit: "yi" }, { total_investment: "10", unit: "yi" }],
  ["bad_number", "foreign_share", { foreign_share: "25.001" }, { foreign_share: "25.01" }],
  ["bad_number", "foreign_share", { foreign_share: "100.01" }, { foreign_share: "100" }],
  ["bad_number", "far", { far: "two" }, { far: "2.0" }],
  ["negative", "total_investment", { total_investment: "-1", unit: "yi" }, { total_investment: "0", unit: "yi" }],
  ["negative", "land_mu", { land_mu: "-3" }, { land_mu: "3.5" }],
  ["unit_missing", "total_investment", { total_investment: "12" }, { total_investment: "12", unit: "yi" }],
  ["unit_missing", "fixed_investment", { fixed_investment: "12" }, { fixed_investment: "12亿" }],
  ["unknown_currency", "currency", { currency: "XXQ" }, { currency: "EUR" }],
  ["unknown_district", "district", { district: "上海市" }, { district: "慈溪" }],
  ["unknown_district", "district", { district: "330200" }, { district: "330206" }],
  ["bad_uscc", "uscc", { uscc: "91330200MA281C8N5H" }, { uscc: USCC }],
  ["bad_uscc", "uscc", { uscc: "9.144E+17" }, { uscc: "９１３３０１００７９９６５５０５８b" }],
  ["bad_project_code", "project_code", { project_code: "2.10133E+19" }, { project_code: CODE }],
  ["bad_project_code", "project_code", { project_code: "2304-330281" }, { project_code: "备案中" }],
  ["unknown_value", "kind", { kind: "new" }, { kind: "new_build" }],
  ["unknown_value", "flags", { flags: "central_soe;nice" }, { flags: "central_soe;defence" }],
  ["unknown_value", "chain_role", { chain_role: "build" }, { chain_role: "fill" }],
  ["unknown_value", "new_land", { new_land: "yes" }, { new_land: "1" }],
  ["unknown_value", "standard_land", { standard_land: "2" }, { standard_land: "0" }],
  ["unknown_value", "two_high_screen", { two_high_screen: "maybe" }, { two_high_screen: "clear" }],
  ["unknown_value", "amount_modifier", { amount_modifier: "huge" }, { amount_modifier: "at_least" }],
  ["unknown_value", "unit", { total_investment: "3", unit: "dozen" }, { total_investment: "3", unit: "wan" }],
  ["name_missing", "name", { name: "", district: "330206" }, { name: "示例" }],
  ["unknown_reference", "part_of", { part_of: "NB-1999-0001" }, { part_of: "" }],
  ["unknown_reference", "duplicate_of", { code: "A", duplicate_of: "A" }, { code: "A", duplicate_of: "" }],
  ["fixed_over_total", "fixed_investment", { total_investment: "10", fixed_investment: "10.1", unit: "yi" }, { total_investment: "10", fixed_investment: "10", unit: "yi" }],
];

const WARNINGS: typeof ERRORS = [
  ["unknown_industry", "industry", { industry: "汽车零部件" }, { industry: "汽车制造" }],
  ["unknown_industry", "industry", { industry: "A36" }, { industry: "C3670" }],
  ["unknown_chain", "chain", { chain: "造梦产业链" }, { chain: "绿色石化" }],
  ["unknown_country", "investor_country", { investor: "甲", investor_country: "瓦坎达" }, { investor: "甲", investor_country: "中国台湾" }],
  ["unknown_liaison", "liaison", { liaison: "无此人" }, { liaison: "" }],
  ["order_unusual", "started_on", { signed_on: "2023-05-02", started_on: "2023-05-01" }, { signed_on: "2023-05-01", started_on: "2023-05-01" }],
  ["unit_slip", "total_investment", { total_investment: "15000", unit: "yi" }, { total_investment: "15000", unit: "wan" }],
  ["unit_slip", "total_investment", { total_investment: "12.5", unit: "wan" }, { total_investment: "12.5", unit: "yi" }],
  ["unit_slip", "total_investment", { total_investment: "$5亿", currency: "", unit: "yi" }, { total_investment: "5亿美元", unit: "yi" }],
  ["no_rate", "currency", { total_investment: "1", unit: "yi", currency: "ISK" }, { total_investment: "1", unit: "yi", currency: "USD" }],
  ["date_from_words", "signed_on", { signed_on: "2022年底" }, { signed_on: "2022年12月" }],
  ["area_in_brackets", "district", { district: "余姚市（中意宁波生态园）" }, { district: "余姚市" }],
];

const row = (cells: Record<string, string>) => oneRow({ name: "示例项目", ...cells });

describe("doubtful cells of canonical rows", () => {
  it.each(ERRORS)("%s at %s stops the file", async (code, column, red, green) => {
    const db = await freshDb();
    const refused = await importText(contextOn(db), row(red));
    expect(issueCodes(refused)).toContain(`2 ${column} ${code}`);
    expect(refused).toMatchObject({ committed: false, created: 0, rejected: 1 });
    expect(refused.issues.find((issue) => issue.code === code)).toMatchObject({ severity: "error", cell: red[column] ?? "" });
    expect(refused.issues.every((issue) => issue.message !== "" && !issue.message.includes("undefined"))).toBe(true);
    expect(db.handle.prepare("select count(*) as n from projects").get()).toEqual({ n: 0 });
    const accepted = await importText(contextOn(db), row(green));
    expect(accepted.issues.filter((issue) => issue.severity === "error")).toEqual([]);
    expect(accepted).toMatchObject({ committed: true, created: 1 });
  });

  it.each(WARNINGS)("%s at %s is pointed out", async (code, column, red, green) => {
    const warned = await importText(contextOn(await freshDb()), row(red));
    expect(issueCodes(warned)).toContain(`2 ${column} ${code}`);
    expect(warned).toMatchObject({ committed: true, created: 1 });
    expect(warned.issues.find((issue) => issue.code === code)?.severity).toBe("warning");
    expect((await importText(contextOn(await freshDb()), row(green))).issues).toEqual([]);
  });

  it("counts today in Shanghai", async () => {
    const text = row({ signed_on: "2025-07-16" });
    expect(issueCodes(await importText(contextOn(await freshDb(), "2025-07-15T15:59:59.999Z"), text))).toEqual(["2 signed_on future_date"]);
    expect(issueCodes(await importText(contextOn(await freshDb(), "2025-07-15T16:00:00.000Z"), text))).toEqual([]);
  });

  it("names every doubt of a row at once, in either language", async () => {
    const text = row({ district: "某地", kind: "x", signed_on: "?!" });
    const zh = await importText(contextOn(await freshDb()), text);
    const en = await importText(contextOn(await freshDb()), text, { locale: "en" });
    expect(issueCodes(zh).sort()).toEqual(["2 district unknown_district", "2 kind unknown_value", "2 signed_on bad_date"]);
    expect(zh.issues.map((issue) => issue.message)).not.toEqual(en.issues.map((issue) => issue.message));
  });

  it("reports heads it does not read and reads the rest", async () => {
    const report = await importText(contextOn(await freshDb()), "name,colour,district\n示例,红,北仑区\n", { dryRun: true });
    expect(issueCodes(report)).toEqual(["1 colour unknown_column"]);
    expect(report.parsed).toMatchObject([{ name: "示例", district: "330206" }]);
  });

  it("refuses a code that stands twice and takes the rest of the file with it", async () => {
    const db = await freshDb();
    const report = await importText(contextOn(db), "code,name\nA,一\nB,二\nA,三\n");
    expect(issueCodes(report)).toEqual(["4 code duplicate_code"]);
    expect(db.handle.prepare("select count(*) as n from projects").get()).toEqual({ n: 0 });
  });

  it("finds references anywhere in the file or the database", async () => {
    const ctx = contextOn(await freshDb());
    expect(issueCodes(await importText(ctx, "code,name,part_of,duplicate_of\nA,一期,B,\nB,总,,\nC,再签,,B\n"))).toEqual([]);
    expect(issueCodes(await importText(ctx, "code,name,part_of\nD,二期,B\n"))).toEqual([]);
  });

  it("refuses projects that would count in each other, within a file or with what is stored, however long the way round", async () => {
    const ctx = contextOn(await freshDb());
    expect(issueCodes(await importText(ctx, "code,name,part_of\nA,一,B\nB,二,C\nC,三,A\n"))).toEqual(["2 part_of unknown_reference", "3 part_of unknown_reference", "4 part_of unknown_reference"]);
    expect(issueCodes(await importText(ctx, "code,name,part_of,duplicate_of\nA,一,B,\nB,二,,A\n"))).toEqual(["2 part_of unknown_reference", "3 duplicate_of unknown_reference"]);
    expect(issueCodes(await importText(ctx, "code,name,part_of\nA,一,B\nB,二,C\nC,三,\n"))).toEqual([]);
    const round = await importText(ctx, "code,name,part_of\nC,三,A\n");
    expect([issueCodes(round), round.committed]).toEqual([["2 part_of unknown_reference"], false]);
    expect(round.issues[0]?.message).toContain("彼此都不会被统计");
    expect(issueCodes(await importText(ctx, "code,name,part_of\nC,三,A\nA,一,\n"))).toEqual([]);
  });

  it("refuses the same from a district whose file points to a project of another one", async () => {
    const ctx = contextOn(await freshDb());
    await importText(ctx, "code,name,district,part_of\nA,一,330206,\nB,二,330212,A\n");
    const district = { ...ctx, actor: { ...ctx.actor, role: "district" as const, district: "330206" } };
    expect(issueCodes(await importText(district, "code,name,part_of\nA,一,B\n"))).toEqual(["2 part_of unknown_reference"]);
  });

  it.each(["C,三,330212,A\n", "C,三,330206,D\nD,四,330212,A\n"])("refuses a way round through projects that a district's file does not name: %j", async (rest) => {
    const ctx = contextOn(await freshDb());
    await importText(ctx, `code,name,district,part_of\nA,一,330206,\nB,二,330212,C\n${rest}`);
    const district = { ...ctx, actor: { ...ctx.actor, role: "district" as const, district: "330206" } };
    const round = await importText(district, "code,name,part_of\nA,一,B\n");
    expect([issueCodes(round), round.committed]).toEqual([["2 part_of unknown_reference"], false]);
  });

  it("suspects a near name of the same investor, and no phase, plant or other investor's project", async () => {
    const ctx = contextOn(await freshDb());
    await importText(ctx, "code,name,district,investor\nA,示例功率器件基地,北仑区,示例澄湖电子有限公司\n");
    const codesFor = async (name: string, investor: string) => issueCodes(await importText(ctx, `code,name,district,investor\nB,${name},鄞州区,${investor}\n`, { dryRun: true }));
    expect(await codesFor("示例功率器件产业园项目", "示例澄湖电子股份有限公司")).toEqual(["2 name possible_duplicate"]);
    for (const name of ["示例功率器件基地二期", "示例功率器件前湾工厂扩产项目", "示例光学薄膜工厂"]) expect(await codesFor(name, "示例澄湖电子有限公司"), name).toEqual([]);
    expect(await codesFor("示例功率器件产业园项目", "示例远帆新材料")).toEqual([]);
  });

  it("suspects the same name elsewhere, unless it is said to be the same", async () => {
    const ctx = contextOn(await freshDb());
    await importText(ctx, "code,name,district\nA,示例项目（一期）,北仑区\n");
    const suspected = await importText(ctx, "code,name,district\nB,示例项目 一期,鄞州区\n", { dryRun: true });
    expect(issueCodes(suspected)).toEqual(["2 name possible_duplicate"]);
    expect(suspected.issues[0]?.message).toContain("A");
    expect(issueCodes(await importText(ctx, "code,name,district\nB,示例项目 二期,鄞州区\n", { dryRun: true }))).toEqual([]);
    expect(issueCodes(await importText(ctx, "code,name,district,duplicate_of\nB,示例项目 一期,鄞州区,A\n"))).toEqual([]);
    expect(issueCodes(await importText(ctx, "code,name,district\nA,示例项目（一期）,北仑区\n"))).toEqual([]);
  });

  it("sees an amount that jumped by ten thousand against what is stored", async () => {
    const ctx = contextOn(await freshDb());
    await importText(ctx, "code,name,total_investment,unit\nA,一,12,yi\n");
    expect(issueCodes(await importText(ctx, "code,name,total_investment,unit\nA,一,120000,yi\n", { dryRun: true }))).toEqual(["2 total_investment unit_slip"]);
    expect(issueCodes(await importText(ctx, "code,name,total_investment,unit\nA,一,60,yi\n", { dryRun: true }))).toEqual([]);
  });
});
