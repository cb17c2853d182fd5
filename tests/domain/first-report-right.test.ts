import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#app/domain/dates.ts";
import { firstReportRight, rightHolder } from "#app/domain/first-report-right.ts";
import type { RightFacts } from "#app/domain/first-report-right.ts";
import { TALK_CHANNELS } from "#app/domain/kinds.ts";

const facts = (change: Partial<RightFacts> = {}): RightFacts => ({ district: "330206", reportedOn: "2025-01-01", renewedUntil: null, releasedOn: null, talks: [], ...change });
const visit = (on: string) => ({ on, channel: "visit_out" as const });

test.each([
  ["lasts its days from the report", facts(), "2025-01-31", { state: "held", expiresOn: "2025-01-31", daysLeft: 0 }],
  ["ends by itself the day after", facts(), "2025-02-01", { state: "expired", daysLeft: -1 }],
  ["is carried on by a visit while it lasts", facts({ talks: [visit("2025-01-20")] }), "2025-02-10", { state: "held", expiresOn: "2025-02-19" }],
  ["and by a visit on its last day", facts({ talks: [visit("2025-01-31")] }), "2025-02-10", { expiresOn: "2025-03-02" }],
  ["and on by the next one", facts({ talks: [visit("2025-02-15"), visit("2025-01-20")] }), "2025-03-01", { expiresOn: "2025-03-17" }],
  ["is not revived by a visit after it lapsed", facts({ talks: [visit("2025-02-05")] }), "2025-02-10", { state: "expired", expiresOn: "2025-01-31" }],
  ["is not carried on by a message", facts({ talks: [{ on: "2025-01-20", channel: "message" }] }), "2025-02-10", { state: "expired" }],
  ["nor by an unnamed note", facts({ talks: [{ on: "2025-01-20", channel: null }] }), "2025-02-10", { state: "expired" }],
  ["nor by a talk before the report", facts({ talks: [visit("2024-12-20")] }), "2025-02-10", { state: "expired" }],
  ["is prolonged by commerce, lapsed or not", facts({ renewedUntil: "2025-06-30" }), "2025-03-01", { state: "held", expiresOn: "2025-06-30" }],
  ["is not shortened by an earlier day", facts({ renewedUntil: "2025-01-10" }), "2025-01-20", { state: "held", expiresOn: "2025-01-31" }],
  ["ends on the day of its release", facts({ releasedOn: "2025-01-10" }), "2025-01-10", { state: "released" }],
  ["holds until then", facts({ releasedOn: "2025-01-10" }), "2025-01-09", { state: "held" }],
] as const)("the right %s", (_name, given, today, expected) => expect(firstReportRight(given, today, 30)).toMatchObject(expected));

test("without a district, a report or before it there is no right", () => {
  expect([firstReportRight(facts({ district: null }), "2025-01-02", 30), firstReportRight(facts({ reportedOn: null }), "2025-01-02", 30), firstReportRight(facts(), "2024-12-31", 30)]).toEqual([null, null, null]);
});

test("of several reports the earliest whose right still holds carries it", () => {
  const claim = (code: string, order: number, reportedOn: string, releasedOn: string | null = null) => ({ code, order, right: firstReportRight(facts({ reportedOn, releasedOn }), "2025-02-20", 60) });
  const [old, first, second] = [claim("A", 1, "2024-11-01"), claim("B", 3, "2025-01-05"), claim("C", 2, "2025-01-05")];
  expect(rightHolder([old, first, second])?.code).toBe("C");
  expect(rightHolder([old, first, claim("C", 2, "2025-01-05", "2025-02-01")])?.code).toBe("B");
  expect(rightHolder([old, { code: "D", order: 4, right: null }])).toBeNull();
});

test("a further talk never shortens a right, and a released one never holds", () => {
  const days = fc.integer({ min: -20, max: 200 }).map((after) => addDays("2025-01-01", after));
  const talk = fc.record({ on: days, channel: fc.constantFrom(...TALK_CHANNELS, null) });
  fc.assert(fc.property(fc.array(talk, { maxLength: 6 }), talk, days, (talks, further, today) => {
    const [before, after] = [firstReportRight(facts({ talks }), today, 30), firstReportRight(facts({ talks: [...talks, further] }), today, 30)];
    expect(after === null).toBe(before === null);
    expect((after?.expiresOn ?? "") >= (before?.expiresOn ?? "")).toBe(true);
    expect(firstReportRight(facts({ talks, releasedOn: "2025-01-01" }), today, 30)?.state ?? "released").toBe("released");
  }));
});
