import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Opinion } from "#app/domain/admission.ts";
import { approvalRefusals, leftOver } from "#app/domain/replacement.ts";
import { allocationRefusals, balanceE4, budgetRefusals } from "#app/domain/resources.ts";
import { decisionRefusals, opinionLight, opinionRefusals, requestRefusals, reviewState, staffOf, suggestedDecision, unitOf, usualSubject } from "#app/domain/reviews.ts";

const TODAY = "2025-07-15";
const KNOWN = new Set(["energy", "ecology"]);
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe("asking for a review", () => {
  it.each([
    [["energy"], "2025-07-15", []],
    [["energy", "ecology"], "2025-07-14", ["deadline_over"]],
    [["energy"], "2026-07-17", ["deadline_too_far"]],
    [[], "2025-07-20", ["units_required"]],
    [["energy", "energy", "nobody"], "2025-01-01", ["unit_twice", "unknown_unit", "deadline_over"]],
  ] as const)("of %j until %s tells every reason", (units, dueOn, wanted) => expect(codes(requestRefusals({ units, dueOn }, KNOWN, TODAY))).toEqual(wanted));

  it("is about two-high before new land", () => {
    expect(usualSubject({ twoHighScreen: "hit", newLand: true })).toBe("two_high");
    expect(usualSubject({ twoHighScreen: "clear", newLand: true })).toBe("new_land");
    expect(usualSubject({ twoHighScreen: null, newLand: null })).toBe("other");
  });
});

describe("an opinion", () => {
  const given = (opinion: Opinion, change: Partial<{ conditions: string; note: string; givenOn: string }> = {}) =>
    codes(opinionRefusals({ opinion, conditions: null, note: null, givenOn: TODAY, ...change }, "2025-07-10", TODAY));
  it("on conditions says them, against says why", () => {
    expect(given("agree")).toEqual([]);
    expect(given("conditions")).toEqual(["conditions_required"]);
    expect(given("conditions", { conditions: "能耗置换到位" })).toEqual([]);
    expect(given("against")).toEqual(["reason_required"]);
  });
  it("on paper is not from before it was asked nor after today", () => {
    expect(given("agree", { givenOn: "2025-07-09" })).toEqual(["before_asked"]);
    expect(given("agree", { givenOn: "2025-07-16" })).toEqual(["future_date"]);
  });
  it.each([["2025-07-14", "red", 1], ["2025-07-15", "yellow", 0], ["2025-07-18", "yellow", -3], ["2025-07-19", "green", -4]] as const)("due %s is %s", (dueOn, light, daysLate) => {
    expect(opinionLight(dueOn, TODAY)).toEqual({ light, daysLate });
  });
  it("is given for the own unit, of commerce by its staff", () => {
    expect([unitOf({ role: "unit", unit: "energy", district: null }), unitOf({ role: "commerce", unit: null, district: null }), unitOf({ role: "district", unit: null, district: null })]).toEqual(["energy", "commerce", null]);
    expect([staffOf("commerce"), staffOf("gov_330206"), staffOf("energy")]).toEqual([{ role: "commerce" }, { role: "district", district: "330206" }, undefined]);
  });
});

describe("a decision", () => {
  it.each([
    ["agree", ["agree", "agree"], []],
    ["agree", ["agree", null], ["early_needs_reason"]],
    ["agree", ["against", null], ["early_needs_reason", "overrules_needs_reason"]],
    ["conditions", ["against", "agree"], ["overrules_needs_reason"]],
    ["against", ["against", "agree"], []],
    ["against", ["agree"], ["reason_required"]],
    ["agree", ["conditions"], ["drops_conditions"]],
    ["conditions", ["conditions"], []],
  ] as const)("%s over %j", (decision, opinions, wanted) => {
    expect(codes(decisionRefusals({ decision, note: null }, opinions))).toEqual(wanted);
    expect(decisionRefusals({ decision, note: "会议决定" }, opinions)).toEqual([]);
  });
  it("that the opinions suggest is always accepted without a reason", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Opinion | null>("agree", "conditions", "against", null), { maxLength: 6 }), (opinions) => {
      const decision = suggestedDecision(opinions);
      return decision === null || decisionRefusals({ decision, note: null }, opinions).length === 0;
    }));
  });
  it("ends a review, a withdrawal as well", () => {
    expect(reviewState({ decision: null, withdrawnOn: null })).toBe("open");
    expect(reviewState({ decision: "agree", withdrawnOn: null })).toBe("decided");
    expect(reviewState({ decision: null, withdrawnOn: TODAY })).toBe("withdrawn");
  });
});

describe("a replacement plan", () => {
  const balance = (dimension: "capacity" | "energy" | "emissions", neededE4: number, replacedE4: number, ratioE4 = 10_000) => ({ dimension, neededE4, replacedE4, ratioE4 });
  it("is approved with three balances, none of them negative", () => {
    expect(approvalRefusals([balance("capacity", 10, 10), balance("energy", 0, 0), balance("emissions", 4, 5, 12_500)])).toEqual([]);
    expect(approvalRefusals([balance("capacity", 10, 9), balance("emissions", 4, 4, 12_500)])).toMatchObject([
      { code: "balance_negative", params: { dimension: "capacity", shortE4: 1 } }, { code: "balance_missing", params: { dimension: "energy" } }, { code: "balance_negative", params: { dimension: "emissions", shortE4: 1 } },
    ]);
  });
  test("replaces at least the needed amount times the ratio exactly when nothing is short", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(fc.property(amount, amount, fc.integer({ min: 10_000, max: 100_000 }), (neededE4, replacedE4, ratioE4) =>
      (leftOver({ neededE4, replacedE4, ratioE4 }) >= 0) === (BigInt(replacedE4) * 10_000n >= BigInt(neededE4) * BigInt(ratioE4))));
  });
});

describe("a resource", () => {
  const budgets = { cityE4: 100, districtE4: 40, cityGivenE4: 30, districtGivenE4: 10 };
  it("is given up to the smaller balance and no more than was asked", () => {
    expect(balanceE4(budgets)).toBe(30);
    expect(balanceE4({ ...budgets, districtE4: null })).toBe(70);
    expect(balanceE4({ ...budgets, cityE4: null })).toBeNull();
    const give = (amount: number, change: Partial<typeof budgets | { cityE4: null; districtE4: null }> = {}) => allocationRefusals(amount, { askedE4: 80, presentE4: 5 }, { ...budgets, ...change });
    expect(give(30)).toEqual([]);
    expect(give(31)).toEqual([{ code: "over_district_balance", field: "allocated", params: { balanceE4: 30 } }]);
    expect(codes(give(81))).toEqual(["more_than_asked", "over_city_balance", "over_district_balance"]);
    expect(codes(give(6, { cityE4: null }))).toEqual(["no_budget"]);
    expect(give(0, { cityE4: null })).toEqual([]);
  });
  it("has a budget not below what was given, districts not above the city", () => {
    expect(codes(budgetRefusals(29, true, { givenE4: 30, othersE4: 40, cityE4: 100 }))).toEqual(["budget_below_given", "budget_below_splits"]);
    expect(codes(budgetRefusals(61, false, { givenE4: 0, othersE4: 40, cityE4: 100 }))).toEqual(["splits_over_budget"]);
    expect(codes(budgetRefusals(1, false, { givenE4: 0, othersE4: 0, cityE4: null }))).toEqual(["city_budget_first"]);
    expect(budgetRefusals(60, false, { givenE4: 60, othersE4: 40, cityE4: 100 })).toEqual([]);
  });
});
