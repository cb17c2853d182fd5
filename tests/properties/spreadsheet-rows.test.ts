import fc from "fast-check";
import { expect, it } from "vitest";
import { readLayout } from "#app/domain/spreadsheet/layout.ts";
import { parseRow } from "#app/domain/spreadsheet/parse-row.ts";
import type { ReadingContext } from "#app/domain/spreadsheet/row-context.ts";
import { isError } from "#app/domain/spreadsheet/row-values.ts";
import { CANONICAL_COLUMNS } from "#app/domain/spreadsheet/canonical-columns.ts";
import type { CellKind, Grid } from "#app/domain/spreadsheet/grid.ts";

const HEADS = [...CANONICAL_COLUMNS, "项目名称", "投资方", "总投资（亿元）", "单位", "币种", "签约时间", "计划竣工", "属地", "所属行业", "备注", "序号", "随便"];
const cell = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("", "-1", "1e9", "2023-02-30", "45064", "约12亿元", "$5", "合计", "一、甲", "[planned start 9999-99]", "[amount:约]", "\u202e", "𠀀"));
const kind = fc.constantFrom<CellKind>("text", "number", "date", "untyped");
const grid = fc.tuple(fc.array(fc.constantFrom(...HEADS), { minLength: 1, maxLength: 8 }), fc.array(fc.array(fc.record({ text: cell, kind }), { maxLength: 9 }), { maxLength: 6 }))
  .map(([heads, rows]): Grid => ({ sheet: "表", merges: [], date1904: false, rows: [heads.map((text) => ({ text, kind: "text" as const })), ...rows].map((cells, index) => ({ number: index + 1, cells })) }));

it("any sheet is read without throwing, alike each time, and a value is kept only where no error stands", () => {
  fc.assert(fc.property(grid, (sheet) => {
    const layout = readLayout(sheet);
    if (!layout) return;
    const context = (): ReadingContext => ({
      sheet: "表", layout, today: "2025-07-15", unit: null, year: null, date1904: false, isEscaped: true, answers: new Map(),
      lookups: { districts: [], divisions: [], chains: [], countries: [], accounts: [] },
    });
    for (const row of layout.rows) {
      const parsed = parseRow(context(), row);
      expect(parseRow(context(), row)).toEqual(parsed);
      const { amount } = parsed.values;
      expect(amount == null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
      for (const [type, on] of Object.entries(parsed.values.dates)) expect([type, on === null || on <= "2025-12-31"]).toEqual([type, true]);
      if (parsed.values.name === undefined && parsed.isCanonical && parsed.cellOf.name) expect(parsed.issues.some(isError)).toBe(true);
    }
  }), { numRuns: 500 });
});
