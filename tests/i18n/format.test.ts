import { describe, expect, test } from "vitest";
import { formatInstant, formatPartialDate, isImpreciseDate } from "#app/i18n/format-date.ts";
import { formatMoney, formatMoneyColumn } from "#app/i18n/format-money.ts";
import { formatBasisPoints, formatDuration, formatInteger, formatPercent, formatRate, formatScaled } from "#app/i18n/format.ts";

describe("money", () => {
  test.each([
    [5_200_000_000, "52.0 亿元", "¥5.20 bn"],
    [101_200_000_000, "1,012.0 亿元", "¥101.2 bn"],
    [100_000_000, "1.0 亿元", "¥100 m"],
    [86_000_000, "8,600 万元", "¥86 m"],
    [620_000_000, "6.2 亿元", "¥620 m"],
    [1_000_000_000, "10.0 亿元", "¥1.00 bn"],
    [999_999_999, "10.0 亿元", "¥1,000 m"],
    [1_005_000_000, "10.1 亿元", "¥1.01 bn"],
    [1_004_999_999, "10.0 亿元", "¥1.00 bn"],
    [9_999, "9,999 元", "¥9,999"],
    [0, "0 亿元", "¥0"],
    [null, "—", "—"],
  ])("%s yuan reads %s and %s on a card", (amount, zh, en) => {
    expect(formatMoney("zh-CN", amount)).toBe(zh);
    expect(formatMoney("en", amount)).toBe(en);
  });

  test("the exact form keeps every digit, so that nothing below a threshold looks equal to it", () => {
    expect(formatMoney("zh-CN", 999_999_999, "CNY", "exact")).toBe("9.99999999 亿元");
    expect(formatMoney("zh-CN", 1_000_000_000, "CNY", "exact")).toBe("10 亿元");
    expect(formatMoney("en", 999_999_999, "CNY", "exact")).toBe("¥999.999999 m");
    expect(formatMoney("en", 1_000_000_000, "CNY", "exact")).toBe("¥1 bn");
  });

  test("foreign currencies carry their own unit and sign", () => {
    expect(formatMoney("zh-CN", 4_960_000_000, "USD")).toBe("49.6 亿美元");
    expect(formatMoney("en", 4_960_000_000, "USD")).toBe("US$4.96 bn");
    expect(formatMoney("zh-CN", 50_000_000, "USD")).toBe("5,000 万美元");
    expect(formatMoney("en", 50_000_000, "XYZ")).toBe("XYZ 50 m");
  });

  test("columns have 2 decimals of 亿元 or 3 of ¥ bn, rounded half-up", () => {
    expect(formatMoneyColumn("zh-CN", 3_550_500_000)).toBe("35.51");
    expect(formatMoneyColumn("en", 3_550_500_000)).toBe("3.551");
    expect(formatMoneyColumn("zh-CN", null)).toBe("—");
  });
});

describe("numbers", () => {
  test("rates are rounded half-up to one decimal from the integers", () => {
    expect(formatRate("zh-CN", 9, 17)).toBe("52.9%（9 / 17）");
    expect(formatRate("en", 9, 17)).toBe("52.9% (9 of 17)");
    expect(formatPercent(1, 2000)).toBe("0.1%");
    expect(formatPercent(4_996, 10_000)).toBe("50.0%");
    expect(formatRate("en", 0, 0)).toBe("—");
  });

  test("zero is 0, unknown is a dash", () => {
    expect([formatInteger(0), formatInteger(1_234_567), formatInteger(null)]).toEqual(["0", "1,234,567", "—"]);
    expect(formatScaled(-1_234_567n, 2)).toBe("−12,345.67");
    expect([formatBasisPoints(2_500), formatBasisPoints(3_333), formatBasisPoints(0)]).toEqual(["25%", "33.33%", "0%"]);
    expect([formatDuration("zh-CN", 21), formatDuration("en", 21)]).toEqual(["21 天", "21 d"]);
  });
});

describe("dates", () => {
  test.each([
    ["2025-08-31", "2025-08-31", "8月31日", "31 Aug 2025", "31 Aug", "25-08-31", "31 Aug 25"],
    ["2025-08", "2025-08", "2025年8月", "Aug 2025", "Aug 2025", "25-08", "Aug 25"],
    ["2025", "2025", "2025年", "2025", "2025", "2025", "2025"],
  ])("%s keeps its precision", (date, tableZh, textZh, tableEn, textEn, shortZh, shortEn) => {
    expect(formatPartialDate("zh-CN", date)).toBe(tableZh);
    expect(formatPartialDate("zh-CN", date, "text")).toBe(textZh);
    expect(formatPartialDate("en", date)).toBe(tableEn);
    expect(formatPartialDate("en", date, "text")).toBe(textEn);
    expect(formatPartialDate("zh-CN", date, "short")).toBe(shortZh);
    expect(formatPartialDate("en", date, "short")).toBe(shortEn);
  });

  test("instants are shown in Shanghai, whatever the machine's zone", () => {
    expect(formatInstant("zh-CN", "2025-12-31T16:00:00.000Z")).toBe("2026-01-01 00:00");
    expect(formatInstant("zh-CN", "2025-08-29T08:20:59.999Z", "text")).toBe("8月29日 16:20");
    expect(formatInstant("en", "2025-08-29T08:20:00.000Z")).toBe("29 Aug 2025, 16:20");
  });

  test("an imprecise date says so, an unknown one is a dash", () => {
    expect([isImpreciseDate("2025"), isImpreciseDate("2025-08"), isImpreciseDate("2025-08-31")]).toEqual([true, true, false]);
    expect(formatPartialDate("en", null)).toBe("—");
  });
});
