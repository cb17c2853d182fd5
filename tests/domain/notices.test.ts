import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#app/domain/dates.ts";
import { addMilliseconds, MINUTE_MS } from "#app/domain/instants.ts";
import { DEFAULT_HABITS, habitRefusals, isQuiet, leavesAtOnce, leavesInDigest } from "#app/domain/notice-habits.ts";
import { kindsOf, NOTICE_KINDS, NOTICE_TOPICS, topicsFor } from "#app/domain/notices.ts";
import { CAUGHT_UP_DAYS, ESCALATION, levelsReached, REMINDER_RULES, reminderOf } from "#app/domain/reminders.ts";

const NIGHT = { quietFrom: "22:00", quietTo: "07:00", digestAt: "08:30" };
const NOON = { quietFrom: "12:00", quietTo: "13:30", digestAt: "13:00" };

describe("quiet hours", () => {
  test.each([
    ["2025-07-15T13:59:59.999Z", NIGHT, "2025-07-15T13:59:59.999Z"], ["2025-07-15T14:00:00.000Z", NIGHT, "2025-07-15T23:00:00.000Z"],
    ["2025-07-15T16:30:00.000Z", NIGHT, "2025-07-15T23:00:00.000Z"], ["2025-07-15T22:59:00.000Z", NIGHT, "2025-07-15T23:00:00.000Z"],
    ["2025-07-15T23:00:00.000Z", NIGHT, "2025-07-15T23:00:00.000Z"], ["2025-07-15T04:15:00.000Z", NOON, "2025-07-15T05:30:00.000Z"],
    ["2025-07-15T04:15:00.000Z", { ...NIGHT, quietFrom: null, quietTo: null }, "2025-07-15T04:15:00.000Z"],
  ])("let what happens at %s leave when they are over", (at, habits, leaves) => expect(leavesAtOnce(at, habits)).toBe(leaves));
  test("never let anything leave inside them, nor before it happened, nor more than a day later", () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((n) => `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`);
    fc.assert(fc.property(minute, minute, minute, fc.integer({ min: 0, max: 3 * 24 * 60 }), (quietFrom, quietTo, digestAt, n) => {
      fc.pre(quietFrom !== quietTo);
      const habits = { quietFrom, quietTo, digestAt };
      const at = addMilliseconds("2025-07-15T00:00:00.000Z", n * MINUTE_MS);
      for (const [leaves, days] of [[leavesAtOnce(at, habits), 1], [leavesInDigest(at, habits), 2]] as const) {
        expect(isQuiet(leaves, habits)).toBe(false);
        expect(leaves >= at && leaves <= addMilliseconds(at, days * 24 * 60 * MINUTE_MS)).toBe(true);
      }
    }));
  });
  test.each([
    [NIGHT, []], [DEFAULT_HABITS, []], [{ ...NIGHT, quietFrom: null }, ["quiet_needs_both"]], [{ ...NIGHT, quietTo: "22:00" }, ["quiet_all_day"]],
    [{ quietFrom: "25:00", quietTo: "7:00", digestAt: "" }, ["invalid_time", "invalid_time", "invalid_time"]],
  ])("%j are refused for their reasons", (habits, codes) => expect(habitRefusals(habits).map(({ code }) => code)).toEqual(codes));
});

describe("the digest", () => {
  test.each([
    ["2025-07-15T00:29:00.000Z", NIGHT, "2025-07-15T00:30:00.000Z"], ["2025-07-15T00:30:00.000Z", NIGHT, "2025-07-16T00:30:00.000Z"],
    ["2025-07-15T04:15:00.000Z", NOON, "2025-07-15T05:30:00.000Z"],
  ])("with what happens at %s leaves once a day, after quiet hours", (at, habits, leaves) => expect(leavesInDigest(at, habits)).toBe(leaves));
});

describe("reminders", () => {
  test.each([
    [-4, null], [-3, "soon"], [0, "soon"], [1, 1], [5, 1], [6, 2], [10, 2], [11, 3], [300, 60],
  ])("of an issue %i days late", (days, reminder) => expect(reminderOf(days, REMINDER_RULES.issue)).toBe(reminder));
  test.each([
    [-16, null], [-15, "soon"], [0, "soon"], [1, 1], [30, 1], [31, 2], [31 + CAUGHT_UP_DAYS, 2], [32 + CAUGHT_UP_DAYS, null],
  ])("of a milestone %i days late", (days, reminder) => expect(reminderOf(days, REMINDER_RULES.milestone)).toBe(reminder));
  test.each([[0, null], [2, null], [3, 1], [7, 1], [8, 2]])("of an issue that waits for %i days to be handed over or re-checked", (days, reminder) => expect(reminderOf(days, REMINDER_RULES.waiting)).toBe(reminder));
  test("come in their order, and whatever days are missed none comes twice", () => {
    fc.assert(fc.property(fc.constantFrom(...Object.values(REMINDER_RULES)), fc.uniqueArray(fc.integer({ min: -40, max: 120 }), { maxLength: 60 }), (rule, days) => {
      const told = [...new Set(days.toSorted((a, b) => a - b).map((day) => reminderOf(day, rule)).filter((reminder) => reminder !== null))];
      const late = told.filter((reminder) => reminder !== "soon");
      expect(late).toEqual(late.toSorted((a, b) => a - b));
      expect(told.indexOf("soon")).toBeLessThanOrEqual(0);
    }));
  });
  test("a day is never due twice over: the last day of a deadline is soon, the next one late", () => {
    const dueOn = "2025-07-22";
    expect([addDays(dueOn, 0) <= dueOn, reminderOf(0, REMINDER_RULES.issue), reminderOf(1, REMINDER_RULES.issue)]).toEqual([true, "soon", 1]);
  });
});

test("an overdue issue rises level by level", () => {
  expect([0, 1, 6, 7, 14, 15, 90].map((days) => levelsReached(days).map(({ level }) => level))).toEqual([[], [], [], [2], [2], [2, 3], [2, 3]]);
  expect(ESCALATION.map(({ fromDays }) => fromDays)).toEqual(ESCALATION.map(({ fromDays }) => fromDays).toSorted((a, b) => a - b));
});

describe("topics", () => {
  test("hold every kind once, and each has one", () => {
    expect(NOTICE_TOPICS.flatMap(kindsOf).toSorted()).toEqual([...NOTICE_KINDS].toSorted());
    expect(NOTICE_TOPICS.filter((topic) => kindsOf(topic).length === 0)).toEqual([]);
  });
  test.each([
    ["administrator", ["system"]], ["auditor", []], ["leader", ["issues"]], ["unit", ["issues", "commitments", "opinions"]],
    ["liaison", ["issues", "dates", "leads", "commitments", "opinions", "reports", "questions"]],
  ] as const)("of a %s", (role, topics) => expect(topicsFor(role)).toEqual(topics));
});
