import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#app/domain/dates.ts";
import { leadClock, leadSteps } from "#app/domain/lead-clock.ts";
import type { ClockedLead } from "#app/domain/lead-clock.ts";
import { DEFAULT_LEAD_DAYS, parseLeadDays, readLeadDays } from "#app/domain/lead-days.ts";

const DAYS = DEFAULT_LEAD_DAYS;
const lead = (change: Partial<ClockedLead> = {}): ClockedLead => ({ leadOn: "2025-07-01", firstContactOn: null, assessedOn: null, talks: [], ...change });

describe("the clock of a lead", () => {
  test.each([
    ["a new lead is to be answered within a day", lead(), "2025-07-01", { step: "answer", dueOn: "2025-07-02", daysLate: -1 }],
    ["on the due day it is not late", lead(), "2025-07-02", { step: "answer", daysLate: 0 }],
    ["the day after it is", lead(), "2025-07-03", { step: "answer", daysLate: 1 }],
    ["a talk answers it", lead({ talks: ["2025-07-01"] }), "2025-07-02", { step: "assess", dueOn: "2025-07-04" }],
    ["so does the recorded first contact", lead({ firstContactOn: "2025-07-02" }), "2025-07-02", { step: "assess" }],
    ["a talk before the lead answers nothing", lead({ talks: ["2025-06-30"] }), "2025-07-02", { step: "answer" }],
    ["a talk after today answers nothing yet", lead({ talks: ["2025-07-09"] }), "2025-07-02", { step: "answer" }],
    ["assessed, one talk before: feedback is owed", lead({ talks: ["2025-07-01"], assessedOn: "2025-07-03" }), "2025-07-05", { step: "feedBack", dueOn: "2025-07-08" }],
    ["a talk on the day of the assessment is the feedback", lead({ talks: ["2025-07-01", "2025-07-03"], assessedOn: "2025-07-03" }), "2025-07-05", { step: "followUp", dueOn: "2025-07-17" }],
    ["then every 14 days after the latest talk", lead({ talks: ["2025-07-01", "2025-07-03", "2025-07-20"], assessedOn: "2025-07-03" }), "2025-08-10", { step: "followUp", dueOn: "2025-08-03", daysLate: 7 }],
  ] as const)("%s", (_name, given, today, expected) => expect(leadClock(given, today, DAYS)).toMatchObject(expected));

  test("without a lead date there is none", () => expect(leadClock(lead({ leadOn: null }), "2025-07-01", DAYS)).toBeNull());
  test("other days move the due days", () => expect(leadSteps(lead(), "2025-07-01", { ...DAYS, answer: 2, assess: 5, feedBack: 10 }).map((step) => step.dueOn)).toEqual(["2025-07-03", "2025-07-06", "2025-07-11", "2025-07-15"]));
  test("a step done late says by how many days", () => expect(leadSteps(lead({ talks: ["2025-07-05"] }), "2025-07-10", DAYS)[0]).toMatchObject({ doneOn: "2025-07-05", daysLate: 3 }));

  test("a further talk never brings a due day forward and never reopens a step", () => {
    const days = fc.integer({ min: 0, max: 60 }).map((after) => addDays("2025-07-01", after));
    fc.assert(fc.property(fc.array(days, { maxLength: 6 }), fc.option(days, { nil: null }), days, days, (talks, assessedOn, further, today) => {
      const before = leadSteps(lead({ talks, assessedOn }), today, DAYS);
      const after = leadSteps(lead({ talks: [...talks, further], assessedOn }), today, DAYS);
      for (const [index, step] of before.entries()) {
        expect((after[index]?.dueOn ?? "") >= step.dueOn).toBe(true);
        if (step.doneOn !== null) expect(after[index]?.doneOn).not.toBeNull();
      }
    }));
  });
});

describe("the days of the clock", () => {
  const typed = { answer: "1", assess: "3", feedBack: "7", followUp: "14", right: "180", backdate: "90" };
  test("are whole numbers from 1 on", () => {
    expect(parseLeadDays(typed)).toEqual({ ok: true, value: DEFAULT_LEAD_DAYS });
    const bad = parseLeadDays({ ...typed, answer: "0", assess: "1.5", feedBack: "-7", followUp: "", right: "10^9", backdate: "5000" });
    expect(bad.ok ? [] : bad.errors.map(({ code, field }) => [code, field])).toEqual([
      ["too_small", "answer"], ["not_integer", "assess"], ["negative", "feedBack"], ["required", "followUp"], ["bad_number", "right"], ["too_large", "backdate"],
    ]);
  });
  test("come in order", () => {
    expect(parseLeadDays({ ...typed, answer: "9" })).toMatchObject({ ok: false, errors: [{ code: "days_out_of_order", field: "assess" }] });
    expect(parseLeadDays({ ...typed, feedBack: "2" })).toMatchObject({ ok: false, errors: [{ code: "days_out_of_order", field: "feedBack" }] });
  });
  test("are the defaults where nobody set others", () => expect([readLeadDays(null).right, readLeadDays('{"answer":2}').followUp]).toEqual([180, 14]));
});
