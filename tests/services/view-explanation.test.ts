import { expect, it } from "vitest";
import { nearMissText } from "#app/i18n/near-miss-words.ts";
import { conditionText } from "#app/i18n/predicate-words.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { viewExplanation } from "#app/services/quotas/view-explanation.server.ts";
import type { Explanation } from "#app/services/quotas/view-explanation.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";

const BEFORE = "2025-08-01T01:00:00.000Z";
const BETWEEN = "2025-08-04T01:00:00.000Z";
const AFTER = "2025-08-19T02:12:00.000Z";

async function explain(db: Db, id: string, query: Parameters<typeof viewExplanation>[2] = {}): Promise<Explanation> {
  const verdict = await viewExplanation(contextOn(db, AFTER), id, query);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

const missTexts = (view: Explanation, locale: Locale) => Object.fromEntries(view.nearMisses.map((miss) => [
  miss.code, nearMissText(locale, miss, { ...miss.facts, divisionName: miss.facts.divisionName?.[locale === "en" ? "en" : "zh"] ?? null }, view.milestone),
]));

it("says of each near-miss the one condition it fails, in both languages", async () => {
  const db = await freshDb();
  const dates = { signed: "2025-06-01" };
  await recordSamples(contextOn(db, BEFORE), {
    "NB-1": { dates: { signed: "2025-07" } },
    small: { dates, amount: 980_000_000, amountModifier: "approx" },
    range: { dates, amount: 800_000_000, amountModifier: "range" },
    hairline: { dates, amount: 999_999_999 },
    power: { dates, division: "44" },
    late: { dates: { signed: "2025-08-03" } },
    early: { dates: { signed: "2024-12-29" } },
    ended: { dates: { ...dates, terminated: "2025-07-22" }, terminationReason: "示例" },
    again: { dates, duplicateOf: "NB-1" },
    phase: { dates, partOf: "NB-1" },
    upgrade: { dates, kind: "technical_upgrade" },
  });
  const view = await explain(db, "major_attracted", { asOf: "2025-07-31" });
  expect(view.counted.map((project) => [project.code, project.on])).toEqual([["NB-1", "2025-07"]]);
  expect(view.conditions.map((condition) => [conditionText("zh-CN", condition), condition.nearMisses])).toEqual([
    ["总投资 ≥ 10 亿元", 3], ["制造业（13–43）", 1], ["非技改", 1], ["2025 年内签约，不晚于 7月31日", 2], ["截至 2025-07-31 未终止", 1], ["只计一次", 2],
  ]);
  expect(missTexts(view, "zh-CN")).toEqual({
    small: "约 9.8 亿元 < 10 亿元", range: "区间，按下限 8 亿元 < 10 亿元", hairline: "9.99999999 亿元 < 10 亿元", power: "非制造业：44 电力、热力生产和供应业",
    late: "签约 2025-08-03，晚 3 天", early: "签约 2024-12-29，早 3 天", ended: "2025-07-22 终止", again: "与 NB-1 为同一项目", phase: "NB-1 同一合同的分期", upgrade: "技改项目",
  });
  expect(missTexts(view, "en")).toMatchObject({ small: "approx. ¥980 m < ¥1 bn", late: "Signed 3 Aug 2025, 3 days after", again: "same project as NB-1" });
});

it("keeps a rate's other members in sight below the line", async () => {
  const db = await freshDb();
  await recordSamples(contextOn(db, BEFORE), {
    landed: { dates: { signed: "2025-02-01", landed: "2025-05-01" } },
    waiting: { dates: { signed: "2025-02-01" } },
    lost: { dates: { signed: "2025-02-01", landed: "2025-05-01", terminated: "2025-06-01" }, terminationReason: "示例" },
  });
  const view = await explain(db, "major_landing_rate", { year: 2025 });
  expect(view.row).toMatchObject({ numerator: 1, denominator: 3, standing: "below", gap: 1 });
  expect(view.milestone).toBe("landed");
  expect(view.counted.map((project) => project.code)).toEqual(["landed"]);
  expect(missTexts(view, "zh-CN")).toEqual({ lost: "2025-06-01 终止" });
  expect(view.others?.map((project) => project.code)).toEqual(["waiting"]);
});

it("compares a past state of knowledge with the present one, naming what changed", async () => {
  const db = await freshDb();
  await recordSamples(contextOn(db, BEFORE), { stays: { dates: { signed: "2025-06-01" } }, goes: { dates: { signed: "2025-06-02" } } });
  await reviseSample(contextOn(db, AFTER), "goes", { dates: { signed: "2025-06-02", terminated: "2025-07-22" }, terminationReason: "示例" });
  await recordSamples(contextOn(db, AFTER), { comes: { dates: { signed: "2025-06-03" } } });
  await recordSamples(contextOn(db, AFTER), { comesToo: { dates: { signed: "2025-06-04" } } });
  const view = await explain(db, "major_attracted", { asOf: "2025-07-31", knownAt: BETWEEN });
  expect(view.row.value).toBe(2);
  expect(view.comparison).toEqual({
    then: { value: 2, numerator: null, denominator: null }, now: { value: 3, numerator: null, denominator: null },
    entered: [{ code: "comes", name: "示例 comes" }, { code: "comesToo", name: "示例 comesToo" }], left: [{ code: "goes", name: "示例 goes" }],
  });
  expect((await explain(db, "major_attracted", { asOf: "2025-07-31" })).comparison).toBeNull();
});

it("refuses what is no quota", async () => {
  expect(await viewExplanation(contextOn(await freshDb()), "nonsense", {})).toEqual({ ok: false, errors: [{ code: "not_found" }] });
});
