import { describe, expect, it } from "vitest";
import { conditionsOf, CONDITION_NAMES } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { countedBy, QUOTAS, quotaWindow } from "#app/domain/quotas.ts";
import { LOCALES } from "#app/i18n/locale.ts";
import { conditionText, predicateText } from "#app/i18n/predicate-words.ts";

const WINDOW = quotaWindow(2025, "2025-07-31", "land_or_capital");
const STATEMENTS: readonly (readonly [Predicate, string, string])[] = [
  [{ op: "all", of: [] }, "全部项目", "every project"],
  [{ op: "any", of: [] }, "没有项目", "no project"],
  [{ op: "atMost", fact: "totalUsd", value: 5_500_000_000 }, "总投资（美元） ≤ 55 亿美元", "Total investment, USD ≤ US$5.5 bn"],
  [{ op: "atLeast", fact: "farE4", value: 20_000 }, "容积率 ≥ 2.0", "Floor area ratio ≥ 2.0"],
  [{ op: "oneOf", fact: "kind", values: ["new_build", "relocation"] }, "项目类型：新建、迁入", "Kind: New build, Relocation"],
  [{ op: "not", of: { op: "known", fact: "liaisonId" } }, "联络员未知", "Liaison unknown"],
  [{ op: "not", of: { op: "happenedBy", milestone: "completed", by: "2024-12-31" } }, "截至 2024-12-31 未竣工", "Not completed by 31 Dec 2024"],
  [{ op: "happenedIn", milestone: "landed", from: "2021-01-01", to: "2025-07-31" }, "2021-01-01 至 2025-07-31 落地", "Landed from 1 Jan 2021 to 31 Jul 2025"],
  [{ op: "happenedIn", milestone: "signed", from: "2025-01-01", to: "2025-12-31" }, "2025 年内签约", "Signed in 2025"],
  [{ op: "statusIn", field: "light", values: ["red"] }, "灯：红灯", "Light: Red light"],
  [{ op: "matches", text: "电池" }, "含“电池”", "contains “电池”"],
  [{ op: "all", of: [{ op: "flagged", flag: "defence" }, { op: "openLead" }] }, "军工，且尚未签约的线索", "Defence and Lead not signed yet"],
];

describe("statements in words", () => {
  it.each(STATEMENTS)("%j", (statement, zh, en) => {
    expect(predicateText("zh-CN", statement)).toBe(zh);
    expect(predicateText("en", statement)).toBe(en);
  });
});

it.each(LOCALES)("every condition of every quota has words in %s, none of them a code", (locale) => {
  const named = new Set<string>();
  for (const { rule } of QUOTAS) {
    if (rule.rule === "events") continue;
    for (const condition of conditionsOf(countedBy(rule, WINDOW))) {
      named.add(condition.name);
      expect(conditionText(locale, condition)).not.toMatch(/undefined|null|_|\.\.|\{/);
    }
  }
  expect([...named].sort()).toEqual([...CONDITION_NAMES].sort());
});
