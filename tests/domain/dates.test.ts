import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateCell, parseDateCell } from "#app/domain/date-cell.ts";
import {
  addDays,
  daysBetween,
  effectiveDate,
  excelSerialToIso,
  firstDay,
  isInstant,
  isIsoDate,
  isPartialDate,
  precisionOf,
  shanghaiDate,
  trimToPrecision,
  yearOf,
} from "#app/domain/dates.ts";

const isoDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));

describe("calendar", () => {
  it.each([
    ["2024-02-29", true], ["2026-02-29", false], ["2026-02-30", false], ["2100-02-29", false], ["2000-02-29", true], ["2023-13-01", false],
    ["2023-00-10", false], ["2023-04-31", false], ["2023-5-1", false], ["2023-05-18 ", false], ["２０２３-05-18", false], ["", false],
  ])("isIsoDate(%j) is %s", (text, expected) => expect(isIsoDate(text)).toBe(expected));

  it.each([
    ["2023", true], ["2023-05", true], ["2023-05-18", true], ["2023-13", false], ["2023-5", false], ["1989", false], ["1990", true], ["2100-12-31", true], ["2101", false], ["2023-", false],
  ])("isPartialDate(%j) is %s", (text, expected) => expect(isPartialDate(text)).toBe(expected));

  it.each([
    ["2023", "year", "2023-01-01", "2023-12-31"], ["2024-02", "month", "2024-02-01", "2024-02-29"], ["2023-05-18", "day", "2023-05-18", "2023-05-18"],
  ])("%s has precision %s and runs from %s to %s", (date, precision, first, last) => {
    expect([precisionOf(date), firstDay(date), effectiveDate(date), yearOf(date)]).toEqual([precision, first, last, Number(date.slice(0, 4))]);
  });

  it("counts days across leap years and year ends", () => {
    expect(addDays("2023-12-31", 1)).toBe("2024-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(daysBetween("2023-12-31", "2024-12-31")).toBe(366);
    expect(daysBetween("2024-01-01", "2023-12-31")).toBe(-1);
  });

  it("agrees with the platform's calendar on random days", () => {
    fc.assert(fc.property(isoDay, fc.integer({ min: -20_000, max: 20_000 }), (date, count) => {
      const expected = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)) + count)).toISOString().slice(0, 10);
      expect(addDays(date, count)).toBe(expected);
      expect(daysBetween(date, expected)).toBe(count);
      expect(isIsoDate(expected)).toBe(true);
    }));
  });

  it("restores every date from its effective date and precision", () => {
    fc.assert(fc.property(isoDay, fc.constantFrom("year", "month", "day"), (day, precision) => {
      const date = trimToPrecision(day, precision);
      expect(trimToPrecision(effectiveDate(date), precisionOf(date))).toBe(date);
      expect(firstDay(date) <= day && day <= effectiveDate(date)).toBe(true);
    }));
  });
});

describe("instants", () => {
  it.each([
    ["2025-12-31T15:59:59.999Z", "2025-12-31"], ["2025-12-31T16:00:00.000Z", "2026-01-01"], ["2026-01-01T00:00:00Z", "2026-01-01"],
    ["2026-01-01T00:30:00+08:00", "2026-01-01"], ["2025-12-31T23:00:00-05:00", "2026-01-01"], ["2024-02-29T16:00Z", "2024-03-01"],
  ])("%s is %s in Shanghai", (instant, day) => expect(shanghaiDate(instant)).toBe(day));

  it.each(["2026-02-30T00:00:00Z", "2026-01-01", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00", "now"])("%s is no instant", (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => shanghaiDate(text)).toThrow(RangeError);
  });
});

describe("serial numbers", () => {
  it.each([
    [45064, false, "2023-05-18"], [43602, true, "2023-05-18"], [45064.75, false, "2023-05-18"], [36526, false, "2000-01-01"], [55153, false, "2050-12-31"],
    [36525, false, null], [55154, false, null], [2023, false, null], [Number.NaN, false, null],
  ])("%s (1904: %s) is %s", (serial, date1904, expected) => expect(excelSerialToIso(serial, date1904)).toBe(expected));
});

const on = (date: string): DateCell => ({ kind: "date", on: date });
const planned = (date: string | null, fromWords = false): DateCell => ({ kind: "planned", on: date, fromWords });
const words = (date: string | null): DateCell => ({ kind: "words", on: date });
const empty: DateCell = { kind: "empty" };
const bad: DateCell = { kind: "bad" };
const ambiguous: DateCell = { kind: "ambiguous" };

const CELLS: [string, DateCell][] = [
  ["2023", on("2023")], ["2023年", on("2023")], ["２０２３年", on("2023")], ["2023-05", on("2023-05")], ["2023年5月", on("2023-05")], ["2023年05月份", words("2023-05")],
  ["2023.05", on("2023-05")], ["2023-5", on("2023-05")], ["2023/5", on("2023-05")], ["202305", on("2023-05")], ["2023.10", on("2023-10")], ["2023.5", on("2023-05")],
  ["2023.5.18", on("2023-05-18")], ["2023/5/18", on("2023-05-18")], ["2023-05-18", on("2023-05-18")], ["20230518", on("2023-05-18")],
  ["2023年5月18日", on("2023-05-18")], ["2023 年 5 月 18 日", on("2023-05-18")], ["2023年5月18号", on("2023-05-18")], ["二〇二三年五月十八日", on("2023-05-18")],
  ["二〇二三年五月", on("2023-05")], ["二零二四年三月五日", on("2024-03-05")], ["二○二一年十二月三十一日", on("2021-12-31")], ["２０２３．５．１８", on("2023-05-18")],
  ["2023-05-18 00:00:00", on("2023-05-18")], ["2023/5/18 0:00", on("2023-05-18")], ["2023-05-18T00:00:00.000Z", on("2023-05-18")], ["2023—05—18", on("2023-05-18")],
  [" 2023-05-18\u200b", on("2023-05-18")], ["2023-05-18。", on("2023-05-18")], ["45064", on("2023-05-18")], ["May 2023", on("2023-05")], ["18 May 2023", on("2023-05-18")],
  ["May 18, 2023", on("2023-05-18")], ["18/5/2023", on("2023-05-18")], ["5/18/2023", on("2023-05-18")],
  ["5/6/2023", ambiguous], ["2023.1", ambiguous],
  ["2023年6月（预计）", planned("2023-06")], ["预计2026年12月完工", planned("2026-12")], ["拟2024-03-01开工", planned("2024-03-01")], ["计划2025年", planned("2025")],
  ["预计2022年底", planned("2022-12", true)], ["拟于年内开工", planned(null, true)], ["expected May 2027", planned("2027-05")],
  ["2022年底", words("2022-12")], ["2022年年底", words("2022-12")], ["2021年初", words("2021")], ["2021年内", words("2021")], ["2023年上半年", words("2023-06")],
  ["2023年下半年", words("2023-12")], ["2023年一季度", words("2023-03")], ["2018-Q3", words("2018-09")], ["2023年第4季度", words("2023-12")],
  ["2023年5月上旬", words("2023-05")], ["2023年5月底", words("2023-05")], ["约2023年5月", words("2023-05")], ["已于2023年5月开工", words("2023-05")],
  ["2023年5月签约", words("2023-05")], ["2023-05-18（已签约）", words("2023-05-18")], ["年内", words(null)], ["已开工", words(null)], ["在建", words(null)],
  ["", empty], ["   ", empty], ["待定", empty], ["/", empty], ["—", empty], ["——", empty], ["无", empty], ["暂无", empty], ["N/A", empty], ["n/a", empty], ["（待定）", empty], ["未开工", empty], ["尚未签约", empty], ["待签约", empty],
  ["2026-02-30", bad], ["2023年13月", bad], ["2023-00", bad], ["20231301", bad], ["202313", bad], ["1989-12-31", bad], ["2101", bad], ["23.5.18", bad], ["23年5月", bad],
  ["2023-05-18abc", bad], ["abc", bad], ["12", bad], ["2023年5月-8月", bad], ["2018-06-07/2019-01", bad], ["-2023", bad], ["13/13/2023", bad], ["99999", bad],
];

describe("date cells", () => {
  it.each(CELLS)("%j", (cell, expected) => expect(parseDateCell(cell)).toEqual(expected));

  it("reads 2023.1 as January in a text cell", () => expect(parseDateCell("2023.1", { isText: true })).toEqual(on("2023-01")));
  it("takes the sheet's year for 年内 and 年底", () => {
    expect(parseDateCell("拟于年内开工", { year: 2024 })).toEqual(planned("2024", true));
    expect(parseDateCell("年底", { year: 2024 })).toEqual(words("2024-12"));
    expect(parseDateCell("今年", { year: 2024 })).toEqual(words("2024"));
  });
  it("uses the workbook's date system for serial text", () => expect(parseDateCell("43602", { date1904: true })).toEqual(on("2023-05-18")));

  it("reads back every date in every common spelling", () => {
    fc.assert(fc.property(isoDay, fc.constantFrom("year", "month", "day"), (day, precision) => {
      const date = trimToPrecision(day, precision);
      const [year, month, date2] = date.split("-");
      const han = [`${year}年`, month && `${Number(month)}月`, date2 && `${Number(date2)}日`].filter(Boolean).join("");
      expect(parseDateCell(date)).toEqual(on(date));
      expect(parseDateCell(han)).toEqual(on(date));
      expect(parseDateCell(date.replaceAll("-", "/"))).toEqual(on(date));
      expect(parseDateCell(`预计${han}`)).toEqual(planned(date));
    }));
  });

  it("never throws and yields only real dates", () => {
    const pieces = fc.array(fc.constantFrom("20", "23", "年", "月", "日", "5", "18", "预计", "底", "-", ".", "/", " ", "二", "〇", "q1", "已", "(", ")"), { maxLength: 12 }).map((p) => p.join(""));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), pieces), (text) => {
      const cell = parseDateCell(text);
      if ("on" in cell && cell.on !== null) expect(isPartialDate(cell.on)).toBe(true);
    }), { numRuns: 1000 });
  });
});
