import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { explainQuota } from "#app/services/quotas/explain-quota.server.ts";
import { quotaFigures } from "#app/services/quotas/quota-figures.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const RECORDED = "2025-07-01T02:00:00.000Z";
const YESTERDAY = "2025-07-14T15:59:59.000Z";
const TODAY = "2025-07-15T04:00:00.000Z";

test("a milestone corrected today: figure and explanation as known yesterday stay, as known now they follow", async () => {
  const db = await freshDb();
  await recordSamples(contextOn(db, RECORDED), {
    "NB-1": { dates: { signed: "2025-01-03" } },
    "NB-2": { dates: { signed: "2025-02-01", started: "2025-05-01" } },
  });
  const ctx = contextOn(db, TODAY, { ...SYSTEM, role: "commerce" });
  expect(await changeMilestone(ctx, "NB-1", { intent: "record", version: 1, formKey: undefined, milestone: "signed", actualOn: "2024-12-30" })).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await changeMilestone(ctx, "NB-2", { intent: "clear", version: 1, formKey: undefined, milestone: "started" })).toMatchObject({ ok: true });
  const figure = async (id: string, year: number, knownAt?: string) => {
    const figures = await quotaFigures(ctx, { year, ...(knownAt ? { knownAt } : {}) });
    if (!figures.ok) throw new Error(JSON.stringify(figures.errors));
    return figures.value.quotas.find((entry) => entry.id === id)?.value;
  };
  const counted = async (year: number, knownAt?: string) => {
    const explained = await explainQuota(ctx, "major_attracted", { year, ...(knownAt ? { knownAt } : {}) });
    if (!explained.ok) throw new Error(JSON.stringify(explained.errors));
    return explained.value;
  };
  expect([await figure("major_attracted", 2025, YESTERDAY), await figure("major_attracted", 2025)]).toEqual([2, 1]);
  expect([await figure("major_attracted", 2024, YESTERDAY), await figure("major_attracted", 2024)]).toEqual([0, 1]);
  expect([await figure("building_1bn", 2025, YESTERDAY), await figure("building_1bn", 2025)]).toEqual([1, 0]);
  expect((await counted(2025, YESTERDAY)).counted.map((item) => item.code)).toEqual(["NB-1", "NB-2"]);
  const now = await counted(2025);
  expect(now.counted.map((item) => item.code)).toEqual(["NB-2"]);
  expect(now.nearMisses.map((miss) => miss.code)).toContain("NB-1");
});
