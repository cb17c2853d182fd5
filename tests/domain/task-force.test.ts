import { expect, test } from "vitest";
import { lastMeetingOn, litSince, redBefore } from "#app/domain/task-force.ts";

test("a milestone turns red a day after its grace of 30 days, an issue the day after its deadline, and nothing is lit before it is late", () => {
  expect(litSince("red", "completed", "2025-06-01", "2025-07-15")).toBe("2025-07-02");
  expect(litSince("red", null, "2025-07-10", "2025-07-15")).toBe("2025-07-11");
  expect(litSince("yellow", "completed", "2025-07-10", "2025-07-15")).toBe("2025-07-11");
  expect(litSince("yellow", "completed", "2025-07-15", "2025-07-15")).toBeNull();
  expect(litSince("red", "completed", null, "2025-07-15")).toBeNull();
});

test("what turned red on the day of the meeting before was seen there; a day later is new", () => {
  const today = "2025-07-15";
  const { milestone, issue } = redBefore(today);
  expect(litSince("red", "completed", milestone, today)).toBe(lastMeetingOn(today));
  expect(litSince("red", null, issue, today)).toBe(lastMeetingOn(today));
});
