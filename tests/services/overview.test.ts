import { describe, expect, it } from "vitest";
import type { Principal } from "#app/domain/permissions.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { QuotaId } from "#app/domain/quotas.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { viewOverview } from "#app/services/overview/view-overview.server.ts";
import type { Overview } from "#app/services/overview/view-overview.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import type { SampleChange } from "#tests/support/sample-projects.ts";

function must<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

const signed = (on: string, more: SampleChange = {}): SampleChange => ({ ...more, dates: { lead: "2024-12-01", signed: on, ...more.dates } });

const SAMPLES: Readonly<Record<string, SampleChange>> = {
  A: signed("2025-01-10", { dates: { landed: "2025-03-01" } }),
  B: signed("2025-03", { district: "330282" }),
  C: signed("2025-03-31", { district: "qianwan" }),
  D: signed("2025-06-30", { district: "330282", dates: { terminated: "2025-07-01" }, terminationReason: "示例" }),
  E: signed("2025-02-01", { duplicateOf: "A" }),
  F: { dates: { lead: "2025-07-02" }, plans: [{ type: "signed", planOn: "2025-05-01" }] },
  G: { amount: 3_000_000_000, dates: { lead: "2025-01-02" }, plans: [{ type: "signed", planOn: "2025-07-10" }] },
  H: { kind: "technical_upgrade", dates: { lead: "2025-01-02" } },
};

async function overview(query: Parameters<typeof viewOverview>[1] = {}, actor: Principal = SYSTEM): Promise<Overview> {
  const db = await freshDb();
  await recordSamples(contextOn(db), SAMPLES);
  return must(await viewOverview(contextOn(db, TEST_NOW, actor), query));
}

const row = (view: Overview, id: QuotaId) => {
  const found = view.rows.find((entry) => entry.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("the meters", () => {
  it("show the figure, the exact target, the gap and the standing without guessing", async () => {
    const view = await overview();
    expect(view.rows).toHaveLength(16);
    expect(row(view, "major_attracted")).toMatchObject({ value: 3, target: { numerator: 20, denominator: 1 }, gap: 17, standing: "behind", time: { days: 196, of: 365 } });
    expect(row(view, "major_landing_rate")).toMatchObject({ numerator: 1, denominator: 4, target: { numerator: 1, denominator: 2 }, gap: 1, standing: "below", time: null });
    expect(row(view, "major_landed_cumulative").other).toEqual({ numerator: 50, denominator: 1, isMet: false });
    expect(row(view, "major_attracted").leadUnits).toEqual([{ zh: "市商务局", en: "Municipal Bureau of Commerce" }]);
  });

  it("mark the next target due and those taken over", async () => {
    expect(row(await overview({ year: 2022, asOf: "2022-06-30" }), "major_landed_cumulative")).toMatchObject({ targetYear: 2023, target: { numerator: 60 }, other: { numerator: 30 } });
    const db = await freshDb();
    const view = must(await viewOverview(contextOn(db, "2027-02-01T00:00:00.000Z"), {}));
    expect(row(view, "major_attracted")).toMatchObject({ targetYear: 2027, provisional: true });
    expect(row(view, "major_landed_cumulative")).toMatchObject({ target: null, standing: "no_target", provisional: false });
  });

  it("measure nobody's part by the city's targets", async () => {
    const liaison: Principal = { userId: 7, name: "示例", role: "liaison", district: "330206", unit: null, readOnly: false };
    expect(row(await overview({}, liaison), "major_attracted")).toMatchObject({ target: null, standing: "no_target", met: null });
    const district: Principal = { ...liaison, role: "district", district: "330282" };
    const view = await overview({}, district);
    expect(view.frame).toMatchObject({ district: "330282", districtName: { zh: "慈溪市" }, seesWholeCity: false, places: [] });
    expect(row(view, "major_attracted")).toMatchObject({ value: 1, standing: "no_target" });
    expect(view.lanes).toBeNull();
  });
});

it("the trend adds up to the figure, a month counting as its last day", async () => {
  const { trend } = await overview();
  expect(trend.months.map((month) => month.total)).toEqual([1, 1, 3, 3, 3, 3, 3]);
  expect((await overview({ asOf: "2025-03-30" })).trend.months.map((month) => month.total)).toEqual([1, 1, 1]);
  expect((await overview({ year: 2026 })).trend.months).toEqual([]);
});

it("the funnel counts who stands in a stage and who ever reached it, a technical upgrade from landing on", async () => {
  const { funnel } = await overview();
  expect(funnel.map(({ here, reached, passed }) => [here, reached, passed])).toEqual([[2, 6, 4], [3, 5, 1], [1, 1, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]);
  expect(funnel[0]?.hereCny).toBe(5_000_000_000);
});

it("districts rank by projects attracted, ties share a rank, zones stand apart", async () => {
  const { lanes } = await overview();
  const ranks = (lanes ?? []).filter((lane) => lane.rank !== null).map((lane) => [lane.code, lane.kind, lane.rank, lane.attracted, lane.landed, lane.target]);
  expect(ranks).toEqual([["330206", "county", 1, 1, 1, null], ["330282", "county", 1, 1, 0, null], ["qianwan", "zone", 1, 1, 0, null]]);
  expect(lanes?.some((lane) => lane.code === "330204")).toBe(false);
});

it("needs attention: red before yellow with days late, and nothing on another day", async () => {
  const { attention } = await overview();
  expect(attention).toMatchObject({ red: 1, yellow: 1 });
  expect(attention?.items.map(({ code, light, milestone, daysLate }) => [code, light, milestone, daysLate])).toEqual([["F", "red", "signed", 75], ["G", "yellow", "signed", 5]]);
  expect((await overview({ asOf: "2025-07-14" })).attention).toBeNull();
});
