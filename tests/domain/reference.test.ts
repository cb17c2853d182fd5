import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDay, isIsoDate } from "#app/domain/dates.ts";
import { parseDateCell } from "#app/domain/date-cell.ts";
import { resolveCurrency } from "#app/domain/currency.ts";
import { parseAmountCell, parseMoneyUnit } from "#app/domain/money.ts";
import { QUOTAS } from "#app/domain/quotas.ts";
import { resolveChain, resolveCountry, resolveDistrict, resolveDivision, resolveUnit } from "#app/domain/reference.ts";
import { ANNEX_INDICATORS } from "#db/seed/annex.ts";
import { CHAINS } from "#db/seed/chains.ts";
import { COUNTRIES } from "#db/seed/countries.ts";
import { DISTRICTS } from "#db/seed/districts.ts";
import { DIVISIONS, SECTIONS } from "#db/seed/divisions.ts";
import { CITY_TARGETS, MAJOR_LANDED_READINGS, PLAN_QUOTAS } from "#db/seed/plan.ts";
import { RATES } from "#db/seed/rates.ts";
import { UNITS } from "#db/seed/units.ts";
import { ZONES } from "#db/seed/zones.ts";

const AREAS = [...DISTRICTS, ...ZONES];
const district = (text: string) => resolveDistrict(AREAS, text)?.code ?? null;
const division = (text: string) => resolveDivision(DIVISIONS, text)?.code ?? null;

describe("districts and zones", () => {
  it.each([
    ["330206", "330206"], ["330206.0", "330206"], ["北仑区", "330206"], ["北仑", "330206"], ["宁波市北仑区", "330206"], ["浙江省宁波市北仑区", "330206"], ["Beilun District", "330206"], ["beilun", "330206"],
    [" 北 仑 区\u200b", "330206"], ["余姚市", "330281"], ["宁波余姚", null], ["奉化市", "330213"], ["奉化", "330213"], ["330283", "330213"], ["江东区", "330212"], ["330204", "330212"], ["宁波市", "330200"], ["宁波", "330200"],
    ["前湾", "qianwan"], ["宁波前湾新区", "qianwan"], ["杭州湾新区", "qianwan"], ["宁波杭州湾新区", "qianwan"], ["宁波国家高新区", "hitech"], ["宁波国家高新区（新材料科技城）", "hitech"], ["高新区", "hitech"],
    ["大榭开发区", "daxie"], ["宁波大榭开发区", "daxie"], ["QIANWAN", "qianwan"], ["宁波经济技术开发区", "netd"], ["石化经开区", "petrochem"], ["东钱湖", "dongqianhu"], ["梅山", "meishan"], ["保税区", "bonded"],
    ["杭州市", null], ["火星区", null], ["330299", null], ["", null], ["北仑区、镇海区", null], ["北仑区镇海区", null],
  ])("%j is %s", (text, code) => expect(district(text)).toBe(code));

  it.each([
    ["余姚市（中意宁波生态园）", { code: "330281", hasDetail: true, bracketed: null }],
    ["北仑区（大榭开发区）", { code: "330206", hasDetail: true, bracketed: "daxie" }],
    ["鄞州区姜山镇", { code: "330212", hasDetail: true, bracketed: null }],
    ["鄞州区", { code: "330212", hasDetail: false, bracketed: null }],
  ])("%s keeps its detail apart", (text, match) => expect(resolveDistrict(AREAS, text)).toEqual(match));

  it("finds every district by code and both names, and withdrawn ones by their successor", () => {
    for (const area of AREAS) for (const text of [area.code, area.nameZh, area.nameEn]) expect(district(text)).toBe(area.successor ?? area.code);
  });
  it("gives no two areas the same name, and every zone a host", () => {
    const names = AREAS.flatMap((area) => [...new Set([area.nameZh, area.nameEn, ...area.aliases])]);
    expect(new Set(names).size).toBe(names.length);
    for (const zone of ZONES) expect(DISTRICTS.some((row) => row.code === zone.host)).toBe(true);
    for (const area of AREAS) for (const day of [area.validFrom, area.validTo]) expect(day).toSatisfy((value: string | null) => value === null || isIsoDate(firstDay(value)));
  });
});

describe("divisions", () => {
  it.each([
    ["36", "36"], ["C36", "36"], ["c36", "36"], ["C3670", "36"], ["3670", "36"], ["3670.0", "36"], ["36.0", "36"], ["３６", "36"], ["汽车制造", "36"], ["汽车制造业", "36"], ["Automobiles", "36"], ["06", "06"], ["97", "97"],
    ["36 汽车制造业", "36"], ["C36汽车制造业", "36"], ["汽车制造业(C36)", "36"], ["汽车制造业 3670", "36"], ["化学原料及化学制品制造业", "26"], ["研究和试验发展（非制造业）", "73"], ["研究与试验发展", "73"],
    ["汽车零部件", null], ["B36", null], ["98", null], ["00", null], ["36汽车零部件", null], ["37 汽车制造业", null], ["园区载体（非制造业）", null], ["综合（非制造业为主）", null], ["", null], ["制造业", null], ["业", null],
  ])("%j is %s", (text, code) => expect(division(text)).toBe(code));
  it("keeps the class", () => expect(resolveDivision(DIVISIONS, "C3670")).toEqual({ code: "36", industryClass: "3670" }));
  it("holds the 97 divisions of 20 sections in order, each found by its names", () => {
    expect(DIVISIONS.map((row) => row.code)).toEqual(Array.from({ length: 97 }, (_, index) => String(index + 1).padStart(2, "0")));
    expect(SECTIONS.map((row) => row.code).join("")).toBe("ABCDEFGHIJKLMNOPQRST");
    for (const row of DIVISIONS) expect([division(row.nameZh), division(row.nameEn)]).toEqual([row.code, row.code]);
    for (const [letter, first, last] of [["B", "06", "12"], ["C", "13", "43"], ["D", "44", "46"]]) {
      const codes = DIVISIONS.filter((row) => row.section === letter).map((row) => row.code);
      expect([codes[0], codes.at(-1)]).toEqual([first, last]);
    }
  });
});

describe("countries, units, chains", () => {
  it.each([["CN", "CN"], ["中国", "CN"], ["中国台湾", "TW"], ["台湾", "TW"], ["中国香港", "HK"], ["香港", "HK"], ["Hong Kong", "HK"], ["澳门", "MO"], ["荷兰", "NL"], ["美国", "US"], ["USA", "US"], ["U.S.", "US"], ["uk", "GB"], ["英国", "GB"], ["德国", "DE"], ["the netherlands", "NL"], ["火星", null], ["", null]])(
    "country %j is %s", (text, code) => expect(resolveCountry(COUNTRIES, text)).toBe(code));
  it("holds 249 countries with distinct codes and names", () => {
    expect(COUNTRIES.length).toBe(249);
    for (const row of COUNTRIES) for (const text of [row.code, row.nameZh, row.nameEn, ...row.aliases]) expect(resolveCountry(COUNTRIES, text)).toBe(row.code);
  });
  it.each([["市商务局", "commerce"], ["宁波市商务局", "commerce"], ["commerce", "commerce"], ["宁波银保监局", "banking_insurance"], ["国家金融监管总局宁波监管局", "banking_insurance"], ["市委金融办", "local_finance"], ["海曙区政府", "gov_330203"], ["某局", null]])(
    "unit %s is %s", (text, code) => expect(resolveUnit(UNITS, text)).toBe(code));
  it("holds the policy's 25 units and one for every area", () => {
    expect(UNITS.filter((row) => !/^gov_|^leading_group$|^task_force$/.test(row.code)).length).toBe(25);
    const areas = AREAS.filter((row) => row.kind !== "city" && row.successor === null).map((row) => `gov_${row.code}`);
    expect(UNITS.filter((row) => row.code.startsWith("gov_")).map((row) => row.code).sort()).toEqual(areas.sort());
    for (const row of UNITS) for (const text of [row.code, row.nameZh, row.nameEn, ...row.aliases]) expect(resolveUnit(UNITS, text)).toBe(row.code);
  });
  it.each([
    ["绿色石化", "2021-05-01", "246-petrochemicals"], ["绿色石化", "2022-12-31", "246-petrochemicals"], ["绿色石化", "2023-01-01", "361-2023-petrochemicals"], ["绿色石化产业链", "2025-06-01", "361-2025-petrochemicals"],
    ["绿色石化", null, "361-2025-petrochemicals"], ["汽车", null, "246-automobiles"], ["新材料", "2021-05-01", "246-materials"], ["新材料", "2024-01-01", "361-2025-materials"], ["361-2023-digital", null, "361-2023-digital"],
    ["Green petrochemicals", "2021-05-01", "246-petrochemicals"], ["不存在", null, null], ["产业链", null, null],
  ])("chain %s on %s is %s", (text, on, code) => expect(resolveChain(CHAINS, text, on)).toBe(code));
  it("gives every chain its own code", () => expect(new Set(CHAINS.map((row) => row.code)).size).toBe(CHAINS.length));
});

describe("plan", () => {
  it("covers every quota with clause, period and known units", () => {
    expect(PLAN_QUOTAS.map((row) => row.quotaId)).toEqual(QUOTAS.map((row) => row.id));
    for (const quota of QUOTAS) {
      const row = PLAN_QUOTAS.find((planned) => planned.quotaId === quota.id);
      expect([row?.clause, row?.target.period]).toEqual([quota.clause, quota.period]);
    }
  });
  it("sets annual targets for 2021–2025 and provisional ones for 2026, cumulative ones by their years", () => {
    const targets = (id: string) => CITY_TARGETS.filter((row) => row.quotaId === id).map((row) => [row.year, row.numerator, row.denominator, row.operator, row.provisional]);
    expect(targets("major_landing_rate").at(0)).toEqual([2021, 1, 2, ">=", false]);
    expect(targets("major_attracted").at(-1)).toEqual([2026, 20, 1, ">=", true]);
    expect(targets("major_landed_cumulative")).toEqual([[2023, 60, 1, ">=", false], [2025, 100, 1, ">=", false]]);
    expect(targets("refinancing_raised")).toEqual([[2025, 30_000_000_000, 1, ">", false]]);
    expect(MAJOR_LANDED_READINGS.map((row) => row.byEndOf[2025])).toEqual([100, 50]);
  });
  it("holds the annex's 17 indicators, unset bases as null", () => {
    expect(ANNEX_INDICATORS.length).toBe(17);
    expect(new Set(ANNEX_INDICATORS.map((row) => row.code)).size).toBe(17);
    expect(ANNEX_INDICATORS.filter((row) => row.base2020 === null).map((row) => row.code)).toEqual(["land_vacated", "energy_vacated", "carbon_cut", "major_landed"]);
  });
  it("dates its rates", () => expect(RATES.map((row) => row.on.slice(0, 4)).join()).toBe("2018,2019,2020,2021,2022,2023,2024"));
});

const CSV = parse<Record<string, string>>(readFileSync(new URL("../fixtures/ningbo-public-projects.csv", import.meta.url)), { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
const rows = CSV.filter((row) => (row["项目名称"] ?? "").trim() !== "");
const distinct = (column: string) => [...new Set(rows.map((row) => row[column] ?? "").filter((cell) => cell !== ""))];

describe("the public project list", () => {
  it("names only known areas", () => {
    expect(rows.length).toBe(49);
    expect(distinct("属地").filter((cell) => district(cell) === null)).toEqual([]);
    expect(distinct("属地").filter((cell) => resolveDistrict(AREAS, cell)?.hasDetail)).toEqual(["余姚市（中意宁波生态园）", "北仑区（大榭开发区）"]);
  });
  it("names divisions except where it says it is no industry", () =>
    expect(distinct("所属行业").filter((cell) => division(cell) === null)).toEqual(["园区载体（非制造业）", "综合（非制造业为主）"]));
  it("names only known countries", () =>
    expect(distinct("投资方国别").flatMap((cell) => cell.split("/")).filter((cell) => resolveCountry(COUNTRIES, cell) === null)).toEqual([]));
  it("gives amounts in known units and currencies, and dates of every precision", () => {
    for (const unit of distinct("单位")) expect(parseMoneyUnit(unit)).not.toBeNull();
    for (const currency of distinct("币种")) expect(resolveCurrency(currency)).toBe(currency);
    for (const amount of distinct("总投资")) expect(parseAmountCell(amount, { unit: "yi" })).toMatchObject({ ok: true, unit: null, modifier: null });
    for (const column of ["签约时间", "开工时间", "竣工时间", "投产时间"]) for (const cell of distinct(column)) expect(parseDateCell(cell)).toEqual({ kind: "date", on: cell });
  });
});

it("never throws on any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    resolveDistrict(AREAS, text);
    resolveDivision(DIVISIONS, text);
    resolveCountry(COUNTRIES, text);
    resolveUnit(UNITS, text);
    resolveChain(CHAINS, text);
  }));
});
