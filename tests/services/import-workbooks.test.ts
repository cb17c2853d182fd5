import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { importBytes, importText, issueCodes } from "#tests/support/imports.ts";

type Cells = readonly (string | number | Date | null)[];

async function workbook(rows: readonly Cells[], dress: (sheet: ExcelJS.Worksheet, made: ExcelJS.Workbook) => void = () => {}): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet("表");
  sheet.addRows(rows.map((row) => [...row]));
  dress(sheet, made);
  return Buffer.from(await made.xlsx.writeBuffer());
}

const parsed = async (bytes: Buffer, options = {}) => importBytes(contextOn(await freshDb()), bytes, { ...options, dryRun: true });
const parsedText = async (text: string, options = {}) => importText(contextOn(await freshDb()), text, { ...options, dryRun: true });

describe("cells of workbooks", () => {
  it("reads dates in the precision in which they are shown", async () => {
    const day = new Date("2023-05-18T00:00:00Z");
    const report = await parsed(await workbook([["name", "signed_on", "landed_on", "started_on", "completed_on"], ["示例", day, day, day, 45064]], (sheet) => {
      sheet.getCell("B2").numFmt = "yyyy-mm-dd";
      sheet.getCell("C2").numFmt = 'yyyy"年"m"月"';
      sheet.getCell("D2").numFmt = "yyyy";
    }));
    expect(report.parsed).toMatchObject([{ signedOn: "2023-05-18", landedOn: "2023-05", startedOn: "2023", completedOn: "2023-05-18" }]);
  });

  it("reads serial numbers by the workbook's own epoch", async () => {
    const report = await parsed(await workbook([["name", "signed_on"], ["示例", 43602]], (_, made) => {
      made.properties.date1904 = true;
    }));
    expect(report.parsed).toMatchObject([{ signedOn: "2023-05-18" }]);
  });

  it("reads formulas by their results, rich text, links and numbers as they are shown", async () => {
    const report = await parsed(await workbook([["name", "total_investment", "unit", "far", "bureau_chief"], ["x", 0, "yi", 0, "y"]], (sheet) => {
      sheet.getCell("A2").value = { richText: [{ text: "示例" }, { text: "项目" }] };
      sheet.getCell("B2").value = { formula: "0.1+0.2", result: 0.1 + 0.2 };
      sheet.getCell("D2").value = 1.99996;
      sheet.getCell("E2").value = { text: "示例局长", hyperlink: "https://luodi.example" };
    }));
    expect(report.parsed).toMatchObject([{ name: "示例项目", amount: 30_000_000, far: 1.9999, bureauChief: "示例局长" }]);
  });

  it("says when a code lost its digits and when a month could be January or October", async () => {
    const report = await parsed(await workbook([["name", "uscc", "project_code", "signed_on"], ["示例", 914403001922038216, 2.10133e19, 2023.1]]));
    expect(issueCodes(report).sort()).toEqual(["2 project_code bad_project_code", "2 signed_on bad_date", "2 uscc bad_uscc"]);
  });

  it("fills down a vertical merge and nothing beside it", async () => {
    const report = await parsed(await workbook([["项目名称", "属地"], ["甲", "余姚市"], ["乙", null], ["丙", null]], (sheet) => sheet.mergeCells("B2:B3")));
    expect(report.parsed).toMatchObject([{ district: "330281" }, { district: "330281" }, { district: null }]);
  });

  it("imports hidden rows, passes over a hidden sheet", async () => {
    const report = await parsed(await workbook([["name"], ["甲"], ["乙"]], (sheet, made) => {
      sheet.getRow(2).hidden = true;
      sheet.state = "visible";
      made.addWorksheet("隐", { state: "hidden" }).addRows([["name"], ["旧"]]);
    }));
    expect(report.parsed).toMatchObject([{ name: "甲" }, { name: "乙" }]);
  });
});

describe("amounts, where their unit and currency come from", () => {
  it.each([
    ["the cell", "项目名称,总投资（亿元）\n甲,12000万元\n", { amount: 120_000_000, currency: "CNY", unit: "wan" }],
    ["the unit column", "项目名称,总投资,单位\n甲,8,亿美元\n", { amount: 800_000_000, currency: "USD", unit: "yi" }],
    ["the head", "项目名称,投资总额（万美元）\n甲,15000\n", { amount: 150_000_000, currency: "USD" }],
    ["the sheet", "单位：万元,\n项目名称,总投资\n甲,\"193,149.63\"\n", { amount: 1_931_496_300, currency: "CNY" }],
    ["a foreign word in a column of 亿元", "项目名称,总投资（亿元）\n甲,1.5亿美元\n", { amount: 150_000_000, currency: "USD" }],
    ["the currency column", "项目名称,总投资,币种,单位\n甲,3,欧元,亿\n", { amount: 300_000_000, currency: "EUR" }],
  ])("%s", async (_, text, expected) => {
    const report = await parsedText(text);
    expect([report.parsed, report.rejected]).toMatchObject([[expected], 0]);
  });

  it("the option, where nothing else says", async () => {
    expect(issueCodes(await parsedText("项目名称,总投资\n甲,12\n"))).toEqual(["2 总投资 unit_missing"]);
    expect((await parsedText("项目名称,总投资\n甲,12\n", { unit: "yi" })).parsed).toMatchObject([{ amount: 1_200_000_000, unit: "yi" }]);
  });

  it("doubts a cell that contradicts its currency column", async () => {
    const report = await parsedText("项目名称,总投资,币种,单位\n甲,8,CNY,亿美元\n");
    expect([issueCodes(report), report.parsed]).toMatchObject([["2 总投资 unit_slip"], [{ currency: "USD" }]]);
  });

  it.each([["约12亿", "approx", 1_200_000_000], ["超100亿元", "at_least", 10_000_000_000], ["拟投资5亿元", "planned", 500_000_000], ["10-15亿元", "range", 1_000_000_000]])("%s is %s", async (cell, amountModifier, amount) => {
    expect((await parsedText(`项目名称,总投资\n甲,${cell}\n`)).parsed).toMatchObject([{ amount, amountModifier }]);
  });
});

describe("intentions and words in date cells", () => {
  it.each([
    ["2023年6月（预计）", { startedOn: null, planned: { startedOn: "2023-06" } }], ["预计2026年12月", { startedOn: null, planned: { startedOn: "2026-12" } }],
    ["待定", { startedOn: null, planned: {} }], ["/", { startedOn: null, planned: {} }], ["二〇二三年五月十八日", { startedOn: "2023-05-18" }], ["20230518", { startedOn: "2023-05-18" }],
  ])("%s", async (cell, expected) => {
    const report = await parsedText(`项目名称,开工时间\n甲,${cell}\n`);
    expect([report.parsed, report.issues]).toMatchObject([[expected], []]);
  });

  it("takes the year that 年内 means from the option or the title", async () => {
    expect((await parsedText("项目名称,开工时间\n甲,拟于年内开工\n", { year: 2022 })).parsed).toMatchObject([{ planned: { startedOn: "2022" } }]);
    expect((await parsedText("2023年度项目表,\n项目名称,开工时间\n甲,拟于年内开工\n")).parsed).toMatchObject([{ planned: { startedOn: "2023" } }]);
  });

  it("reads planned columns apart from actual ones", async () => {
    expect((await parsedText("项目名称,开工时间,计划竣工\n甲,2023-05,2027年6月\n")).parsed).toMatchObject([{ startedOn: "2023-05", completedOn: null, planned: { completedOn: "2027-06" } }]);
  });

  it("points out that something is said to have happened without a day", async () => {
    expect(issueCodes(await parsedText("项目名称,开工时间\n甲,已开工\n"))).toEqual(["2 开工时间 date_from_words"]);
  });
});

describe("control sums", () => {
  it("compare what the sheet states with its rows, within its last decimal", async () => {
    const sums = async (total: string) => (await parsedText(`项目名称,总投资（亿元）\n甲,12.04\n乙,3\n合计,${total}\n`)).controlSums.map((sum) => sum.matches);
    expect([await sums("15.04"), await sums("15.0"), await sums("15.2"), await sums("150")]).toEqual([[true], [true], [false], [false]]);
  });
});
