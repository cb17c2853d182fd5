import { describe, expect, it } from "vitest";
import { isSerialHeader, readHeader } from "#app/domain/spreadsheet/header-cell.ts";
import { findHeader } from "#app/domain/spreadsheet/header-row.ts";
import { readLayout } from "#app/domain/spreadsheet/layout.ts";
import type { Grid, MergedRange } from "#app/domain/spreadsheet/grid.ts";

const grid = (rows: readonly (readonly string[])[], merges: readonly MergedRange[] = []): Grid =>
  ({ sheet: "表", merges, date1904: false, rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map((text) => ({ text, kind: "text" })) })) });

describe("heads in a spreadsheet's own words", () => {
  it.each([
    ["name", "项目名称 | 项目名 | 项目全称 | 招商项目名称 | 名称 | 项 目 名 称 | 项目名称\n（全称） | ※项目名称*"],
    ["investor", "投资方 | 投资主体 | 投资单位 | 业主单位 | 建设单位 | 项目单位 | 企业名称 | 投资方及国别"],
    ["total_investment", "总投资（亿元） | 计划总投资(万元) | 投资额 | 总投资额/亿元 | 投资总额（万美元） | 项目总投资 单位：亿元 | 协议总投资"],
    ["fixed_investment", "其中：固定资产投资（亿元） | 固定资产投资 | 固投"],
    ["signed_on", "签约时间 | 签约日期 | 签订时间 | 合同签订日 | 签约年月"],
    ["started_on", "开工时间 | 实际开工 | 开工日期"], ["completed_on", "竣工时间 | 竣工(投产)时间"], ["produced_on", "投产时间"],
    ["district", "属地 | 所属区县 | 落户区域 | 责任单位 | 申报单位 | 落地平台 | 区(县、市)"],
    ["industry", "行业 | 所属行业 | 产业类别 | 国民经济行业代码"], ["chain", "产业链 | 所属产业链"], ["bureau_chief", "牵头领导 | 包抓领导 | 挂钩领导"],
    ["project_code", "项目代码 | 投资项目代码 | 赋码 | 备案号 | 统一项目代码"], ["uscc", "统一社会信用代码 | 信用代码"],
  ])("%s", (column, heads) => {
    for (const head of heads.split(" | ")) expect([head, readHeader(head)?.column, readHeader(head)?.planned]).toEqual([head, column, false]);
  });

  it.each([["(拟)开工时间", "started_on"], ["计划竣工", "completed_on"], ["预计投产", "produced_on"], ["拟开工时间", "started_on"], ["计划开工日期（年月）", "started_on"]])("%s is a plan", (head, column) => {
    expect(readHeader(head)).toMatchObject({ column, planned: true });
  });

  it.each([["总投资（亿元）", "yi", null, true], ["计划总投资(万元)", "wan", null, true], ["总投资额/亿元", "yi", null, true], ["投资总额（万美元）", "wan", "USD", false], ["项目总投资 单位：亿元", "yi", null, true]])(
    "%s lends its unit", (head, unit, currency, isPlainYuan) => expect(readHeader(head)?.money).toEqual({ unit, currency, isPlainYuan }));

  it.each(["联系人及电话", "形象进度", "已完成投资", "用地面积（平方米）", "年综合能耗（万吨标煤）", "开竣工时间", ""])("%j is not read", (head) => expect(readHeader(head)).toBeNull());
  it.each(["序号", "No.", "编号"])("%s only counts", (head) => expect(isSerialHeader(head)).toBe(true));
});

describe("finding the head", () => {
  it("passes over titles and takes unit, year and rate from the lines around", () => {
    const layout = readLayout(grid([
      ["2023年度示例区项目表"], ["填报单位：示例局", "", "单位：亿元"], ["序号", "项目名称", "总投资"], ["1", "甲项目", "3"], ["", "合计", "3"], ["注：外资按1美元=7.0467元折算。"],
    ]));
    expect(layout?.header).toMatchObject({ isCanonical: false, firstRow: 3, lastRow: 3, serials: [0] });
    expect(layout?.notes).toEqual({ money: { unit: "yi", currency: null, isPlainYuan: true }, year: 2023, cnyPerUsd: "7.0467" });
    expect(layout?.rows.map((row) => row.number)).toEqual([4]);
    expect(layout?.totals.map((total) => [total.row.number, total.of.length])).toEqual([[5, 1]]);
  });

  it("joins two rows of heads, merged or, in CSV, side by side", () => {
    const rows = [["项目名称", "投资额（万元）", "", "签约时间"], ["", "总投资", "固定资产投资", ""], ["甲", "1", "2", "2023"]];
    const merges = [{ top: 1, left: 2, bottom: 1, right: 3 }];
    for (const header of [findHeader(grid(rows, merges)), findHeader(grid(rows))]) {
      expect(header).toMatchObject({ firstRow: 1, lastRow: 2, unknown: [] });
      expect(header?.columns.map((head) => [head.column, head.money?.unit ?? null])).toEqual([["name", null], ["total_investment", "wan"], ["fixed_investment", "wan"], ["signed_on", null]]);
    }
  });

  it("knows sections, subtotals, repeated heads, blank and numbered empty lines and footers", () => {
    const head = ["序号", "项目名称", "总投资（亿元）"];
    const layout = readLayout(grid([
      head, ["一、新材料（2个）"], ["1", "甲", "1"], ["2", "乙", "2"], ["", "小计", "3"], ["（二）汽车制造业"], head, ["3", "丙", "4"], ["4"], [""], ["总 计", "", "7"], ["填表人：示例　审核：示例"],
    ]));
    expect(layout?.rows.map((row) => [row.number, row.section])).toEqual([[3, "新材料"], [4, "新材料"], [8, "汽车制造业"]]);
    expect(layout?.totals.map((total) => total.of.map((row) => row.number))).toEqual([[3, 4], [3, 4, 8]]);
  });

  it("takes canonical names only as they are", () => {
    expect(findHeader(grid([["Name", " DISTRICT ", "签约时间", "name"]]))).toMatchObject({ isCanonical: true, unknown: ["签约时间", "name"], columns: [{ column: "name" }, { column: "district" }] });
    expect(findHeader(grid([["district", "kind"]]))).toBeNull();
    expect(findHeader(grid([["项目名称"]]))).toBeNull();
  });

  it("leaves a second column for the same fact unread", () => {
    expect(findHeader(grid([["项目名称", "属地", "责任单位"]]))).toMatchObject({ unknown: ["责任单位"] });
  });
});
