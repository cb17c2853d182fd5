import { describe, expect, it, test } from "vitest";
import { closingRefusals, deadlineRefusals, extensionRefusals, handOverRefusals, issueLight, issueState, recheckRefusals, termRefusals } from "#app/domain/issues.ts";
import { redFrom, standsRed } from "#app/domain/open-issues.ts";
import { deriveFacts, emptyInput } from "#app/domain/project-input.ts";
import { statusOn } from "#app/domain/status.ts";
import { endOfTerm, isWorkingDay } from "#app/domain/working-days.ts";

const TODAY = "2025-07-15";
const LEAD = deriveFacts(emptyInput("A", "示例"), null, [], TODAY, []);
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);
const SPECIAL = new Map([["2025-10-01", false], ["2025-10-02", false], ["2025-10-03", false], ["2025-10-06", false], ["2025-10-07", false], ["2025-10-08", false], ["2025-09-28", true], ["2025-10-11", true]]);

describe("a term", () => {
  it.each([
    ["2025-07-15", 1, "calendar", "2025-07-16"],
    ["2025-07-18", 1, "working", "2025-07-21"],
    ["2025-07-19", 1, "working", "2025-07-21"],
    ["2025-09-26", 2, "working", "2025-09-29"],
    ["2025-09-30", 1, "working", "2025-10-09"],
    ["2025-09-30", 3, "working", "2025-10-11"],
    ["2025-09-30", 3, "calendar", "2025-10-03"],
    ["2025-12-31", 1, "working", "2026-01-01"],
  ] as const)("from %s of %i %s days ends on %s", (from, days, unit, end) => expect(endOfTerm(from, days, unit, SPECIAL)).toBe(end));

  it("knows a holiday on a weekday and a Sunday at work", () => {
    expect([isWorkingDay("2025-10-01", SPECIAL), isWorkingDay("2025-09-28", SPECIAL), isWorkingDay("2025-09-27", SPECIAL), isWorkingDay("1999-12-31", SPECIAL)]).toEqual([false, true, false, true]);
  });

  it("is a day or a number of days, not both; of neither the usual one", () => {
    expect(termRefusals({ dueOn: null, days: null, unit: "working" })).toEqual([]);
    expect(codes(termRefusals({ dueOn: TODAY, days: 3, unit: "working" }))).toEqual(["day_or_term"]);
    expect(termRefusals({ dueOn: null, days: 3, unit: "calendar" })).toEqual([]);
  });

  it("ends neither yesterday nor in more than a year", () => {
    expect(codes(deadlineRefusals("2025-07-14", TODAY))).toEqual(["deadline_over"]);
    expect(deadlineRefusals(TODAY, TODAY)).toEqual([]);
    expect(codes(deadlineRefusals("2026-07-16", TODAY))).toEqual(["deadline_too_far"]);
    expect(codes(extensionRefusals("2025-07-20", "2025-07-20", TODAY))).toEqual(["not_longer"]);
    expect(codes(extensionRefusals("2025-07-14", "2025-07-10", TODAY))).toEqual(["deadline_over"]);
  });
});

test("an issue is handed to units that exist, of which one leads and does not support itself; every reason at once", () => {
  const known = new Set(["energy", "ecology"]);
  expect(codes(handOverRefusals({ lead: "nobody", supports: ["energy", "nobody"], dueOn: "2025-07-14" }, known, TODAY))).toEqual(["unknown_unit", "unknown_unit", "lead_supports", "deadline_over"]);
  expect(handOverRefusals({ lead: "energy", supports: ["ecology"], dueOn: TODAY }, known, TODAY)).toEqual([]);
});

describe("the state of an issue", () => {
  const course = { leadUnit: null, receivedOn: null, closingAskedOn: null, closedOn: null, withdrawnOn: null };
  it.each([
    [{}, "raised"], [{ leadUnit: "energy" }, "handed"], [{ leadUnit: "energy", receivedOn: TODAY }, "received"], [{ leadUnit: "energy", receivedOn: TODAY, closingAskedOn: TODAY }, "asked"],
    [{ leadUnit: "energy", receivedOn: TODAY, closingAskedOn: TODAY, closedOn: TODAY }, "closed"], [{ withdrawnOn: TODAY }, "withdrawn"],
  ] as const)("of %j is %s", (change, state) => expect(issueState({ ...course, ...change })).toBe(state));
});

describe("the light of an issue", () => {
  it.each([
    [null, null, "none"], ["2025-07-19", null, "green"], ["2025-07-18", null, "yellow"], ["2025-07-15", null, "yellow"], ["2025-07-14", null, "red"],
    ["2025-07-14", "2025-07-14", "green"], ["2025-07-13", "2025-07-14", "red"],
  ] as const)("due %s and asked to close %s is %s", (dueOn, closingAskedOn, light) => expect(issueLight({ dueOn, closingAskedOn }, TODAY).light).toBe(light));

  it("stops a gate once it is overdue and blocking, its own or whichever comes next", () => {
    const issue = { blocking: true, milestone: null, dueOn: "2025-07-14", closingAskedOn: null };
    expect(redFrom(issue)).toBe("2025-07-15");
    expect([standsRed(issue, "signed", TODAY), standsRed(issue, "signed", "2025-07-14")]).toEqual([true, false]);
    expect([standsRed({ ...issue, milestone: "landed" }, "signed", TODAY), standsRed({ ...issue, milestone: "landed" }, "landed", TODAY)]).toEqual([false, true]);
    expect([standsRed({ ...issue, blocking: false }, "signed", TODAY), standsRed({ ...issue, closingAskedOn: "2025-07-14" }, "signed", TODAY)]).toEqual([false, false]);
  });

  it("makes the project's light red, with the day it was due, and says when it will", () => {
    const issue = { blocking: true, milestone: null, dueOn: "2025-07-14", closingAskedOn: null };
    expect(statusOn(LEAD, [], TODAY, [issue])).toMatchObject({ light: "red", lightMilestone: null, lightDueOn: "2025-07-14" });
    expect(statusOn(LEAD, [], TODAY, [{ ...issue, dueOn: "2025-07-20" }])).toMatchObject({ light: "none", until: "2025-07-21" });
    expect(statusOn(LEAD, [], TODAY, [{ ...issue, blocking: false }])).toMatchObject({ light: "none", until: null });
  });
});

describe("closing", () => {
  const replies = [{ unit: "energy", reply: "已通电", repliedBy: 7 }, { unit: "ecology", reply: null, repliedBy: null }];
  it("needs the lead unit's reply, and a note while others are missing", () => {
    expect(codes(closingRefusals("ecology", replies, "已办结"))).toEqual(["lead_reply_missing"]);
    expect(codes(closingRefusals("energy", replies, null))).toEqual(["replies_missing"]);
    expect(closingRefusals("energy", replies, "生态部分不涉及")).toEqual([]);
  });

  it("is re-checked by nobody who replied, asked for it or belongs to a unit that replied; the one who raised it may", () => {
    expect(codes(recheckRefusals({ userId: 7, unit: "energy" }, 7, replies))).toEqual(["recheck_own_request", "recheck_own_reply", "recheck_own_unit"]);
    expect(codes(recheckRefusals({ userId: 8, unit: "energy" }, 7, replies))).toEqual(["recheck_own_unit"]);
    expect(codes(recheckRefusals({ userId: 9, unit: null }, 9, []))).toEqual(["recheck_own_request"]);
    expect(recheckRefusals({ userId: 9, unit: "ecology" }, 7, replies)).toEqual([]);
    expect(recheckRefusals({ userId: null, unit: null }, null, replies)).toEqual([]);
  });
});
