import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareCompanies, compareCompanyNames, compareProjectNames, compareProjects, editDistance, piecesOf } from "#app/domain/likeness.ts";

/** Pairs of names as districts and bureaus write them, with what the program thinks of each. */
const COMPANIES = [
  ["示例澄湖电子有限公司", "示例澄湖电子有限公司", "same", "same_name"],
  ["示例澄湖电子有限公司", "示例澄湖电子股份有限公司", "same", "legal_form"],
  ["示例澄湖电子有限公司", "示例澄湖电子", "same", "legal_form"],
  ["示例澄湖电子（宁波）有限公司", "示例澄湖电子(宁波)有限公司", "same", "same_name"],
  ["ＡＢＣ示例轴承有限公司", "abc示例轴承有限公司", "same", "same_name"],
  ["示例 澄湖 电子　有限公司", "示例澄湖电子有限公司", "same", "same_name"],
  ["Example Bearings Co., Ltd.", "EXAMPLE BEARINGS LIMITED", "same", "legal_form"],
  ["示例澄湖电子有限公司", "宁波示例澄湖电子有限公司", "near", "region"],
  ["宁波市示例澄湖电子有限公司", "示例澄湖电子（宁波）有限公司", "near", "region"],
  ["示例澄湖集团有限公司", "示例澄湖有限公司", "near", "group_form"],
  ["示例澄湖电子科技有限公司", "示例澄湖电子有限公司", "near", "shorter"],
  ["示例澄湖电子有限公司", "示例橙湖电子有限公司", "near", "typo"],
  ["示例澄湖精密轴承有限公司", "示例澄湖密精轴承有限公司", "near", "typo"],
  ["Example Bearings GmbH", "Exampel Bearings GmbH", "near", "typo"],
  ["示例博森（Bosenex）汽车部件有限公司", "Bosenex GmbH", "near", "language"],
  ["示例澄湖电子（宁波）有限公司", "示例澄湖电子（苏州）有限公司", "different", "plant"],
  ["示例澄湖电子第一分公司", "示例澄湖电子第二分公司", "different", "plant"],
  ["示例澄湖电子有限公司", "示例澄湖化工有限公司", "different", "other_trade"],
  ["示例澄湖电子有限公司", "示例远帆新材料有限公司", "different", "unlike"],
] as const;

const PROJECTS = [
  ["示例功率器件基地", "示例功率器件基地", "same", "same_name"],
  ["示例功率器件基地（一期）", "示例功率器件基地第Ⅰ期", "same", "same_name"],
  ["示例功率器件基地", "示例功率器件生产基地项目", "near", "wording"],
  ["示例功率器件基地", "宁波示例功率器件产业园", "near", "region"],
  ["示例功率器件模组基地", "示例功率器件摸组基地", "near", "typo"],
  ["示例功率器件基地", "示例功率器件基地二期", "different", "phase_of"],
  ["示例功率器件基地一期", "示例功率器件基地二期", "different", "phase"],
  ["示例功率器件北仑工厂", "示例功率器件前湾工厂", "different", "plant"],
  ["示例功率器件一厂", "示例功率器件二厂", "different", "plant"],
  ["年产5万套示例电驱总成项目", "年产8万套示例电驱总成项目", "different", "number"],
  ["示例功率器件基地", "示例功率器件扩产项目", "different", "other_kind"],
  ["示例功率器件基地", "示例光学薄膜基地", "different", "unlike"],
] as const;

describe("names of companies", () => {
  test.each(COMPANIES)("%s | %s: %s, %s", (a, b, likeness, reason) => {
    expect(compareCompanyNames(a, b)).toEqual({ likeness, reason });
    expect(compareCompanyNames(b, a)).toEqual({ likeness, reason });
  });
});

describe("names of projects", () => {
  test.each(PROJECTS)("%s | %s: %s, %s", (a, b, likeness, reason) => {
    expect(compareProjectNames(a, b)).toEqual({ likeness, reason });
    expect(compareProjectNames(b, a)).toEqual({ likeness, reason });
  });
});

test("at least thirty pairs are judged", () => {
  expect(COMPANIES.length + PROJECTS.length).toBeGreaterThanOrEqual(30);
});

test("one credit code makes two names one company, two codes keep equal names apart", () => {
  const uscc = "91330299MAX0000010";
  expect(compareCompanies({ names: ["示例甲"], uscc }, { names: ["示例乙"], uscc })).toEqual({ likeness: "same", reason: "credit_code" });
  expect(compareCompanies({ names: ["示例甲"], uscc }, { names: ["示例甲"], uscc: "91330299MAX000002X" })).toEqual({ likeness: "different", reason: "other_code" });
  expect(compareCompanies({ names: ["示例远帆", "示例澄湖电子"], uscc: null }, { names: ["示例澄湖电子有限公司"], uscc })).toEqual({ likeness: "same", reason: "legal_form" });
});

const PROJECT = { name: "示例功率器件基地", investors: ["示例澄湖电子有限公司"], uscc: null, projectCode: null };
const CODE = "2501-330206-04-01-000001";

test.each([
  ["the same project code under another name", { name: "示例车规模块厂", projectCode: CODE }, "same", "project_code"],
  ["the same project code, and yet the second phase", { name: "示例功率器件基地二期", projectCode: CODE }, "different", "phase_of"],
  ["a near name of the same investor", { name: "示例功率器件产业园项目" }, "near", "wording"],
  ["a near name of another investor", { name: "示例功率器件产业园项目", investors: ["示例远帆新材料"] }, "different", "other_investor"],
  ["the same name of another investor", { investors: ["示例远帆新材料"] }, "same", "same_name"],
  ["another name of the same investor", { name: "示例光学薄膜厂" }, "near", "investor"],
  ["nothing in common", { name: "示例光学薄膜厂", investors: ["示例远帆新材料"] }, "different", "unlike"],
] as const)("%s", (_case, change, likeness, reason) => {
  expect(compareProjects({ ...PROJECT, projectCode: CODE }, { ...PROJECT, ...change })).toEqual({ likeness, reason });
});

const WORDS = fc.array(fc.constantFrom(..."示例澄湖远帆电子材料轴承宁波一二期厂abc12"), { minLength: 1, maxLength: 14 }).map((letters) => letters.join(""));

test("a name is the same as itself, and the order of two names never matters", () => {
  fc.assert(fc.property(WORDS, WORDS, (a, b) => {
    expect(compareCompanyNames(a, a).likeness).toBe("same");
    expect(compareProjectNames(a, a).likeness).toBe("same");
    expect(compareCompanyNames(a, b)).toEqual(compareCompanyNames(b, a));
    expect(compareProjectNames(a, b)).toEqual(compareProjectNames(b, a));
  }));
});

test("whatever is found near by a slip keeps a piece that the index can find", () => {
  const slips = [...COMPANIES, ...PROJECTS].filter(([, , likeness, reason]) => likeness === "near" && reason !== "language");
  for (const [a, b] of slips) expect(piecesOf(b).some((piece) => piecesOf(a).includes(piece)), `${a} | ${b}`).toBe(true);
});

test.each([["示例", "示例", 0], ["示例电子", "示电例子", 1], ["示例", "示例电", 1], ["abc", "xyz", 3]] as const)("%s to %s takes %i steps", (a, b, steps) => {
  expect(editDistance(a, b, 5)).toBe(steps);
});
