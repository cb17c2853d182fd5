import { describe, expect, it } from "vitest";
import type { QuotaId } from "#app/domain/quotas.ts";
import { importFile } from "#app/services/import/import-file.server.ts";
import { explainQuota } from "#app/services/quotas/explain-quota.server.ts";
import { figureFrame } from "#app/services/quotas/clocks.server.ts";
import { countedCodes, quotaFigures } from "#app/services/quotas/quota-figures.server.ts";
import type { FigureQuery } from "#app/services/quotas/clocks.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";

/** What a verdict accepted; a refusal fails the test with its reasons. */
function value<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

async function load(ctx: ServiceContext, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))].map((cells) => cells.join(","));
  const report = value(await importFile(ctx, { bytes: Buffer.from(lines.join("\n")), fileName: "rows.csv" }));
  expect(report.issues.filter((issue) => issue.severity === "error")).toEqual([]);
  expect(report.committed).toBe(true);
}

async function codes(ctx: ServiceContext, id: QuotaId, query: FigureQuery): Promise<readonly string[]> {
  return (await countedCodes(ctx, value(await figureFrame(ctx, query)))).get(id) ?? [];
}

async function figure(ctx: ServiceContext, id: QuotaId, query: FigureQuery) {
  return value(await quotaFigures(ctx, query)).quotas.find((quota) => quota.id === id);
}

const MAJOR = { industry: "36", kind: "new_build", currency: "CNY", unit: "yuan" };
const EVENING = "2025-07-15T04:00:00.000Z";

describe("a quota checked by hand", () => {
  it("draws the line of 1 billion yuan at the yuan", async () => {
    const ctx = contextOn(await freshDb(), EVENING);
    const amounts = ["999999997", "999999998", "999999999", "1000000000", "1000000001", "1000000002"];
    await load(ctx, amounts.map((amount, index) => ({ code: `A${index}`, name: `示例项目${index}`, ...MAJOR, total_investment: amount, signed_on: "2023-05-18" })));
    expect(await codes(ctx, "major_attracted", { year: 2023 })).toEqual(["A3", "A4", "A5"]);
    expect(await figure(ctx, "major_attracted", { year: 2023 })).toMatchObject({ value: 3, target: 20, targetYear: 2023, met: false, provisional: false });
    const near = value(await explainQuota(ctx, "major_attracted", { year: 2023 })).nearMisses;
    expect(near.map(({ code, condition, actual, required }) => ({ code, condition, actual, required }))).toEqual(
      ["A0", "A1", "A2"].map((code, index) => ({ code, condition: "size", actual: 999_999_997 + index, required: 1_000_000_000 })));
  });

  it("draws the line of a year at its last day, also for dates known to the month or the year", async () => {
    const ctx = contextOn(await freshDb(), EVENING);
    const dates = ["2022-12-30", "2022-12-31", "2022-12", "2023-01-01", "2023-01", "2023", "2023-12-31", "2024-01-01", "2022"];
    await load(ctx, dates.map((signed, index) => ({ code: `B${index}`, name: `示例项目${index}`, ...MAJOR, total_investment: "2000000000", signed_on: signed })));
    expect(await codes(ctx, "major_attracted", { year: 2022 })).toEqual(["B0", "B1", "B2", "B8"]);
    expect(await codes(ctx, "major_attracted", { year: 2023 })).toEqual(["B3", "B4", "B5", "B6"]);
    expect(await codes(ctx, "major_attracted", { year: 2023, asOf: "2023-06-30" })).toEqual(["B3", "B4"]);
    expect(await figure(ctx, "major_attracted", { year: 2024, asOf: "2023-12-31" })).toMatchObject({ value: 0 });
    expect(await figure(ctx, "major_landing_rate", { year: 2024, asOf: "2023-12-31" })).toMatchObject({ value: null, met: null });
  });

  it("draws the line of foreign capital at 25 %, and falls back on the investors' countries", async () => {
    const ctx = contextOn(await freshDb(), EVENING);
    const row = (code: string, share: string, country: string) => ({ code, name: `示例${code}`, ...MAJOR, total_investment: "1500000000", landed_on: "2023-05-18", foreign_share: share, investor: "示例投资", investor_country: country });
    await load(ctx, [row("C0", "24.98", "US"), row("C1", "24.99", "US"), row("C2", "0", "DE"), row("C3", "25", "CN"), row("C4", "25.01", "CN"), row("C5", "100", ""), row("C6", "", "HK"), row("C7", "", "CN"), row("C8", "", "")]);
    expect(await codes(ctx, "foreign_landed_usd", { year: 2023 })).toEqual(["C3", "C4", "C5", "C6"]);
    const each = Math.floor((1_500_000_000 * 10_000 * 2 + 70_467) / (2 * 70_467));
    expect(await figure(ctx, "foreign_landed_usd", { year: 2023 })).toMatchObject({ value: 4 * each, target: 5_500_000_000, targetYear: 2025, met: false });
  });

  it("keeps terminated projects below the line of the landing rate, and judges a third on integers", async () => {
    const ctx = contextOn(await freshDb(), EVENING);
    const base = { ...MAJOR, total_investment: "2000000000", signed_on: "2023-03-01", flags: "mayor_programme" };
    await load(ctx, [
      { code: "D0", name: "示例甲", ...base, landed_on: "2024-06-30" },
      { code: "D1", name: "示例乙", ...base, landed_on: "2023-06-30", terminated_on: "2024-02-01", termination_reason: "示例" },
      { code: "D2", name: "示例丙", ...base, industry: "73" },
    ]);
    expect(await figure(ctx, "major_landing_rate", { year: 2023, asOf: "2023-12-31" })).toMatchObject({ numerator: 1, denominator: 2, met: true });
    expect(await figure(ctx, "major_landing_rate", { year: 2023, asOf: "2024-03-01" })).toMatchObject({ numerator: 0, denominator: 2, value: 0, met: false });
    expect(await figure(ctx, "major_landing_rate", { year: 2023 })).toMatchObject({ numerator: 1, denominator: 2, value: 0.5, met: true });
    await load(ctx, [{ code: "D3", name: "示例丁", ...base, industry: "73" }, { code: "D4", name: "示例戊", ...base, industry: "73" }, { code: "D5", name: "示例己", ...base, industry: "73" }]);
    expect(await figure(ctx, "mayor_programme_manufacturing_share", { year: 2023 })).toMatchObject({ numerator: 2, denominator: 6, value: 0.3333, met: true });
  });

  it("turns the day at midnight in Shanghai whatever the server's zone", async () => {
    const db = await freshDb();
    const lastMinute = contextOn(db, "2024-12-31T15:59:00.000Z");
    await load(lastMinute, [{ code: "E0", name: "示例甲", ...MAJOR, total_investment: "2000000000", signed_on: "2024-12-31" }]);
    expect(value(await quotaFigures(lastMinute, {}))).toMatchObject({ year: 2024, asOf: "2024-12-31" });
    const tomorrow = "code,name,signed_on\nE1,示例乙,2025-01-01";
    const early = value(await importFile(lastMinute, { bytes: Buffer.from(tomorrow), fileName: "rows.csv" }));
    expect(early.issues.map((issue) => issue.code)).toContain("future_date");
    const firstMinute = contextOn(db, "2024-12-31T16:01:00.000Z");
    expect(value(await quotaFigures(firstMinute, {}))).toMatchObject({ year: 2025, asOf: "2025-01-01" });
    await load(firstMinute, [{ code: "E1", name: "示例乙", ...MAJOR, total_investment: "2000000000", signed_on: "2025-01-01" }]);
    expect(await codes(firstMinute, "major_attracted", { year: 2024 })).toEqual(["E0"]);
    expect(await codes(firstMinute, "major_attracted", { year: 2025 })).toEqual(["E1"]);
  });

  it("answers what was known before a correction and what is known now", async () => {
    const db = await freshDb();
    const before = contextOn(db, "2024-01-10T00:00:00.000Z");
    const rows = [0, 1, 2].map((index) => ({ code: `F${index}`, name: `示例项目${index}`, ...MAJOR, total_investment: "2000000000", signed_on: "2023-05-18", landed_on: "2023-11-01" }));
    await load(before, rows);
    const after = contextOn(db, "2024-02-20T00:00:00.000Z");
    await load(after, [{ ...rows[0], total_investment: "900000000" }, { ...rows[1], landed_on: "2024-01-05" }].map((row) => ({ ...row }) as Record<string, string>));
    const query = { year: 2023, asOf: "2023-12-31" };
    expect(await codes(after, "major_attracted", { ...query, knownAt: "2024-02-19T23:59:59.999Z" })).toEqual(["F0", "F1", "F2"]);
    expect(await codes(after, "major_attracted", query)).toEqual(["F1", "F2"]);
    expect(await figure(after, "major_landing_rate", { ...query, knownAt: "2024-01-10T00:00:00.000Z" })).toMatchObject({ numerator: 3, denominator: 3 });
    expect(await figure(after, "major_landing_rate", query)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await codes(after, "major_attracted", { ...query, knownAt: "2024-01-09T23:59:59.999Z" })).toEqual([]);
  });
});
