import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CURRENCIES, resolveCurrency } from "#app/domain/currency.ts";
import { scaledExactly, scaledHalfUp, unscaled } from "#app/domain/decimal.ts";
import type { AmountModifier, AmountUnit } from "#app/domain/kinds.ts";
import { cnyToUsd, convertToCny, decimalInUnit, parseAmountCell, parseMoneyUnit, rateInForce, scaleAmount } from "#app/domain/money.ts";

type Row = [cell: string, column: AmountUnit | null, amount: number, currency: string | null, unit: AmountUnit | null, modifier: AmountModifier | null];
const ROWS: Row[] = [
  ["12.5", "yi", 1_250_000_000, null, null, null],
  ["193,149.63", "wan", 1_931_496_300, null, null, null],
  ["86，000", "wan", 860_000_000, null, null, null],
  ["35,000", "wan", 350_000_000, null, null, null],
  ["12000万元", "yi", 120_000_000, "CNY", "wan", null],
  ["1.2亿", "yi", 120_000_000, null, "yi", null],
  ["1.2亿", "wan", 120_000_000, null, "yi", null],
  ["5.2亿", "wan", 520_000_000, null, "yi", null],
  ["15000", "yi", 1_500_000_000_000, null, null, null],
  ["1.5亿美元", "yi", 150_000_000, "USD", "yi", null],
  ["US$1.5亿", "yi", 150_000_000, "USD", "yi", null],
  ["15000万美元", "yi", 150_000_000, "USD", "wan", null],
  ["5000 万美元", null, 50_000_000, "USD", "wan", null],
  ["150 million USD", "yi", 150_000_000, "USD", "yuan", null],
  ["USD 150m", null, 150_000_000, "USD", "yuan", null],
  ["1.5 billion RMB", null, 1_500_000_000, "CNY", "yuan", null],
  ["1.5亿美金", "yi", 150_000_000, "USD", "yi", null],
  ["2.6（亿欧元）", "wan", 260_000_000, "EUR", "yi", null],
  ["300亿日元", null, 30_000_000_000, "JPY", "yi", null],
  ["5亿港币", null, 500_000_000, "HKD", "yi", null],
  ["3亿新加坡元", null, 300_000_000, "SGD", "yi", null],
  ["1.5亿 USD", null, 150_000_000, "USD", "yi", null],
  ["约１２亿元", "yi", 1_200_000_000, "CNY", "yi", "approx"],
  ["２０亿元", "yi", 2_000_000_000, "CNY", "yi", null],
  ["１２．５", "yi", 1_250_000_000, null, null, null],
  ["超10亿元", "yi", 1_000_000_000, "CNY", "yi", "at_least"],
  ["逾100亿元", "yi", 10_000_000_000, "CNY", "yi", "at_least"],
  ["10亿元以上", "yi", 1_000_000_000, "CNY", "yi", "at_least"],
  ["10多亿元", "yi", 1_000_000_000, "CNY", "yi", "at_least"],
  ["12亿元左右", "yi", 1_200_000_000, "CNY", "yi", "approx"],
  ["预计30亿元", "yi", 3_000_000_000, "CNY", "yi", "planned"],
  ["总投资约30亿元人民币", "yi", 3_000_000_000, "CNY", "yi", "approx"],
  ["总投资：12.5亿元（其中固投8亿元）", null, 1_250_000_000, "CNY", "yi", null],
  ["8-12亿", null, 800_000_000, null, "yi", "range"],
  ["8~12亿元", null, 800_000_000, "CNY", "yi", "range"],
  ["8亿元至12亿元", null, 800_000_000, "CNY", "yi", "range"],
  ["8000万-1.2亿元", null, 80_000_000, "CNY", "wan", "range"],
  ["8 — 12", "yi", 800_000_000, null, null, "range"],
  ["8000万", "yi", 80_000_000, null, "wan", null],
  ["5千万元", "yi", 50_000_000, "CNY", "yuan", null],
  ["1,250,000,000元", "yi", 1_250_000_000, "CNY", "yuan", null],
  ["98000万元", "yi", 980_000_000, "CNY", "wan", null],
  ["0", "yi", 0, null, null, null],
  ["0.5元", null, 1, "CNY", "yuan", null],
  ["0.4元", null, 0, "CNY", "yuan", null],
  ["0.00005万元", null, 1, "CNY", "wan", null],
  ["35.41亿", null, 3_541_000_000, null, "yi", null],
  ["10000000亿", null, 1_000_000_000_000_000, null, "yi", null],
  ["12.5\u200b亿", null, 1_250_000_000, null, "yi", null],
];

describe("amount cells", () => {
  it.each(ROWS)("%j in a column of %s is %d %s", (cell, column, amount, currency, unit, modifier) => {
    expect(parseAmountCell(cell, { unit: column })).toMatchObject({ ok: true, amount, currency, unit, modifier });
  });

  it.each([
    ["", "empty"], [" ", "empty"], ["—", "empty"], ["/", "empty"], ["待定", "empty"],
    ["Ｏ", "bad_number"], ["1O.5亿", "bad_number"], ["abc", "bad_number"], ["12,5亿", "bad_number"], ["1.2.3", "bad_number"], ["12 5", "bad_number"], ["1.2E+9元", "bad_number"],
    ["一期15亿、二期20亿", "bad_number"], ["12-8亿", "bad_number"], ["10000000.00000001亿", "bad_number"], ["99999999999999999999", "bad_number"], ["1e999", "bad_number"], ["NaN", "bad_number"], ["Infinity", "bad_number"], ["0x10", "bad_number"], ["５亿２", "bad_number"],
    ["-5", "negative"], ["−5亿元", "negative"], ["－１２", "negative"], ["(500)", "negative"], ["-1.5亿美元", "negative"],
    ["1.5亿 XYZ", "unknown_currency"], ["150 QQQ", "unknown_currency"], ["3亿乌币", "unknown_currency"],
  ] as const)("%j is refused as %s", (cell, code) => expect(parseAmountCell(cell, { unit: "yi" })).toEqual({ ok: false, code }));

  it("asks for a unit where neither cell nor column has one", () => {
    expect(parseAmountCell("12.5")).toEqual({ ok: false, code: "unit_missing" });
    expect(parseAmountCell("12.5亿").ok).toBe(true);
  });
  it("marks a bare dollar sign as an assumption", () => {
    expect(parseAmountCell("$1.5亿")).toMatchObject({ currency: "USD", dollarAssumed: true });
    expect(parseAmountCell("US$1.5亿")).toMatchObject({ currency: "USD", dollarAssumed: false });
    expect(parseAmountCell("HK$1.5亿")).toMatchObject({ currency: "HKD", dollarAssumed: false });
  });

  it("never throws and yields only safe integers", () => {
    const pieces = fc.array(fc.constantFrom("1", "2.5", ",000", "亿", "万", "元", "美元", "usd", "约", "超", "-", "~", "(", ")", " ", "¥", "million", "."), { maxLength: 10 }).map((p) => p.join(""));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), pieces), (text) => {
      const cell = parseAmountCell(text, { unit: "wan" });
      if (cell.ok) expect(Number.isSafeInteger(cell.amount) && cell.amount >= 0).toBe(true);
    }), { numRuns: 1000 });
  });

  it("reads back what it writes, in every unit", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e15 }), fc.constantFrom<AmountUnit>("yi", "wan", "yuan"), (amount, unit) => {
      const text = decimalInUnit(amount, unit);
      expect(scaleAmount(text, unit)).toBe(amount);
      expect(parseAmountCell(text, { unit })).toMatchObject({ ok: true, amount, decimal: text });
    }));
  });
});

describe("decimals", () => {
  it("scales without floats", () => {
    expect(scaledHalfUp("35.41", 4)).toBe(354_100);
    expect(scaledHalfUp("0.125", 2)).toBe(13);
    expect(scaledExactly("25.01", 2)).toBe(2501);
    expect(scaledExactly("25.001", 2)).toBeNull();
    expect(scaledExactly("25.100", 1)).toBe(251);
    expect(scaledExactly("-1", 0)).toBeNull();
    expect(unscaled(-5, 2)).toBe("-0.05");
  });
});

describe("units and currencies", () => {
  it.each([
    ["亿元", "yi", null], ["亿美元", "yi", "USD"], ["万美元", "wan", "USD"], ["万元", "wan", null], ["元", "yuan", null], ["美元", "yuan", "USD"], ["yi", "yi", null], ["WAN", "wan", null],
    ["yuan", "yuan", null], ["（亿元）", "yi", null], ["单位：万元", "wan", null], ["亿元人民币", "yi", "CNY"], ["亿", "yi", null], ["万USD", "wan", "USD"],
  ])("%s is %s of %s", (text, unit, currency) => expect(parseMoneyUnit(text)).toEqual({ unit, currency }));
  it.each(["", "吨", "个", "billion", "千"])("%j is no unit", (text) => expect(parseMoneyUnit(text)).toBeNull());
  it.each([["usd", "USD"], ["美元", "USD"], ["美金", "USD"], ["人民币", "CNY"], ["人民币元", "CNY"], ["RMB", "CNY"], ["欧元", "EUR"], ["日元", "JPY"], ["港币", "HKD"], ["英镑", "GBP"], ["韩元", "KRW"], ["ＵＳＤ", "USD"], ["XXX", null], ["", null], ["吨", null]])(
    "%s is %s", (text, code) => expect(resolveCurrency(text)).toBe(code));
  it("holds the national currencies", () => expect([CURRENCIES.size > 140, CURRENCIES.has("XAU"), CURRENCIES.has("CNY")]).toEqual([true, false, true]));
});

describe("conversion", () => {
  const rates = [
    { currency: "USD", on: "2022-01-01", rate: "6.7261" }, { currency: "USD", on: "2021-01-01", rate: "6.4515" }, { currency: "EUR", on: "2021-01-01", rate: "7.6" },
  ];
  it("converts half-up in whole units", () => {
    expect(convertToCny(150_000_000, "6.4515")).toBe(967_725_000);
    expect(convertToCny(150_000_000, "6.7261")).toBe(1_008_915_000);
    expect(convertToCny(1, "0.5")).toBe(1);
    expect(convertToCny(1, "0.4999")).toBe(0);
    expect(cnyToUsd(967_725_000, "6.4515")).toBe(150_000_000);
    expect(cnyToUsd(1_000_000_000, "7.0467")).toBe(141_910_398);
    expect(cnyToUsd(1, "2")).toBe(1);
  });
  it("refuses bad rates and results above the cap", () => {
    for (const rate of ["0", "-1", "abc", "", "1e3"]) expect([convertToCny(1, rate), cnyToUsd(1, rate)]).toEqual([null, null]);
    expect(convertToCny(1e15, "7")).toBeNull();
    expect(convertToCny(0.5, "7")).toBeNull();
  });
  it.each([
    ["2020-05-01", "6.4515", "2021-01-01", true], ["2021-01-01", "6.4515", "2021-01-01", false], ["2021-12-31", "6.4515", "2021-01-01", false], ["2022-01-01", "6.7261", "2022-01-01", false], ["2030-01-01", "6.7261", "2022-01-01", false],
  ])("on %s the rate %s of %s is in force (before the first: %s)", (date, rate, on, beforeFirst) => expect(rateInForce(rates, "USD", date)).toEqual({ rate, on, beforeFirst }));
  it("knows CNY as 1 and nothing of other currencies", () => {
    expect(rateInForce(rates, "CNY", "2021-05-01")?.rate).toBe("1");
    expect(rateInForce(rates, "JPY", "2021-05-01")).toBeNull();
  });
});
