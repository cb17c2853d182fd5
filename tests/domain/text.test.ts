import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseProjectCode } from "#app/domain/project-code.ts";
import { cleanName, cleanText, companyKey, hanNumber, isBlankWord, nameKey } from "#app/domain/text.ts";
import { checkUscc, usccCheckCharacter } from "#app/domain/uscc.ts";

describe("text", () => {
  it("keeps full-width brackets in names and folds them for comparing", () => {
    expect(cleanName(" 某某\u200b项目（一期）\u00a0 ")).toBe("某某项目（一期）");
    expect(cleanText(" 某某\u200b项目（一期）\u00a0 ")).toBe("某某项目(一期)");
  });
  it("is idempotent on any string", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
      expect(cleanName(cleanName(text))).toBe(cleanName(text));
      expect(typeof nameKey(text) + typeof companyKey(text)).toBe("stringstring");
    }), { numRuns: 1000 });
  });
  it.each([["—", true], ["N/A", true], ["（无）", true], ["－", true], ["项目", false], ["0", false]])("isBlankWord(%j) is %s", (text, expected) => expect(isBlankWord(text)).toBe(expected));
  it.each([["十二", 12], ["二十一", 21], ["三十", 30], ["廿三", 23], ["二〇二三", 2023], ["十", 10], ["abc", null], ["", null]])("%s is %s", (text, n) => expect(hanNumber(text)).toBe(n));

  it.each(["某某项目（一期） ", "某某项目(一期)", "某某项目 一期", "某某\u200b项目\u00a0一期", "某某项目1期", "某某项目Ⅰ期", "某某项目·第一期"])("%j has one key", (name) =>
    expect(nameKey(name)).toBe(nameKey("某某项目一期")));
  it.each([["某某项目一期", "某某项目二期"], ["年产1.5万套", "年产15万套"], ["年产3-4万套", "年产34万套"], ["A项目", "B项目"]])("%s differs from %s", (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));
  it("writes large numbers alike", () => expect(nameKey("年产1,500套")).toBe(nameKey("年产1500套")));

  it.each([["示例电子（宁波）股份有限公司", "示例电子(宁波)"], ["示例集团有限公司", "示例集团"], ["Example Robotics Co., Ltd.", "EXAMPLE ROBOTICS"], ["Example GmbH", "Example"], ["有限公司", "有限公司"]])("%s is %s", (a, b) =>
    expect(companyKey(a)).toBe(companyKey(b)));
  it("keeps a group and its listed company apart", () => expect(companyKey("示例集团有限公司")).not.toBe(companyKey("示例股份有限公司")));
  it("keeps letters that only look like a legal form", () => expect(companyKey("Visa")).toBe("visa"));
});

describe("credit codes", () => {
  it.each([
    "91330100799655058B", "9144030071526726XG", "914403001922038216", "91330000747735638J", "91330200761450380T", "91330200711192037M", "913302001449739014", "91330282671205242Y",
    "91330200704803055M", "91440300192317458F", "11331002002673575G", "11330600002577014T", "９１３３０１００７９９６５５０５８ｂ", "9133 0100 7996 5505 8B", "91330200MA281C8N5L",
  ])("%s is valid", (text) => expect(checkUscc(text)).toMatchObject({ ok: true }));
  it.each([
    ["91330100799655058C", "check"], ["91330100796955058B", "check"], ["9133010079965505B", "length"], ["913301007996550O8B", "characters"], ["914403001922083216", "check"],
    ["91330200MA281C8N5H", "check"], ["9.144E+17", "digits_lost"], ["914403001922038000", "digits_lost"], ["", "length"],
  ] as const)("%s is refused: %s", (text, reason) => expect(checkUscc(text)).toEqual({ ok: false, code: "bad_uscc", reason }));
  it("notices every single changed character", () => {
    const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
    const body = fc.tuple(fc.string({ unit: fc.constantFrom(...alphabet), minLength: 2, maxLength: 2 }), fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 6, maxLength: 6 }), fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 })).map((p) => p.join(""));
    fc.assert(fc.property(body, fc.nat(16), fc.constantFrom(...alphabet), (first17, at, other) => {
      const code = first17 + usccCheckCharacter(first17);
      expect(checkUscc(code).ok).toBe(true);
      const changed = code.slice(0, at) + other + code.slice(at + 1);
      expect(checkUscc(changed).ok).toBe(changed === code);
    }));
  });
  it("never throws", () => fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof checkUscc(text).ok === "boolean")));
});

describe("project codes", () => {
  it.each([
    ["2101-330203-04-01-123456", "2101-330203-04-01-123456", "current"], ["2101－330203－04－01－123456", "2101-330203-04-01-123456", "current"],
    ["2101330203040112 3456", "2101-330203-04-01-123456", "current"], ["2019-330206-39-03-012345", "2019-330206-39-03-012345", "legacy"], ["2019-330206-39-03-012345-000", "2019-330206-39-03-012345-000", "legacy"],
    ["20193302063903012345", "2019-330206-39-03-012345", "legacy"], ["2010-330206-04-01-123456", "2010-330206-04-01-123456", "current"],
  ])("%s is %s (%s)", (text, projectCode, form) => expect(normaliseProjectCode(text)).toMatchObject({ ok: true, projectCode, form }));
  it.each(["", "/", "备案中", "办理中", "未备案", "—"])("%j is none yet", (text) => expect(normaliseProjectCode(text)).toEqual({ ok: true, projectCode: null, form: null, region: null }));
  it.each([
    ["2.10133E+19", "digits_lost"], ["21013302030401100000", "digits_lost"], ["2113-330203-04-01-123456", "form"], ["2101-330203-04-01-12345", "form"], ["2101-33020-304-01-123456", "form"],
    ["2015-330206-39-03-012345", "form"], ["2019-330206-39-04-012345", "form"], ["abc", "form"],
  ] as const)("%s is refused: %s", (text, reason) => expect(normaliseProjectCode(text)).toEqual({ ok: false, code: "bad_project_code", reason }));
  it("tells the region", () => expect(normaliseProjectCode("2101-330203-04-01-123456")).toMatchObject({ region: "330203" }));
  it("never throws and is idempotent", () => fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^\d{20}$/)), (text) => {
    const verdict = normaliseProjectCode(text);
    if (verdict.ok && verdict.projectCode) expect(normaliseProjectCode(verdict.projectCode)).toEqual(verdict);
  })));
});
