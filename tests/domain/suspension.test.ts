import { expect, it } from "vitest";
import { isSuspendedOn } from "#app/domain/suspension.ts";

it.each([
  [null, null, "2025-07-15", false],
  ["2025-07-15", null, "2025-07-15", true],
  ["2025-07-15", null, "2025-07-14", false],
  ["2025-06", null, "2025-06-29", false],
  ["2025-06", null, "2025-06-30", true],
  ["2025-03-01", "2025-05-01", "2025-04-30", true],
  ["2025-03-01", "2025-05-01", "2025-05-01", false],
  ["2025-06-01", "2025-02-01", "2025-07-15", true],
] as const)("suspended on %s, resumed on %s: on %s it is %s", (suspendedOn, resumedOn, asOf, expected) => {
  expect(isSuspendedOn({ suspendedOn, resumedOn }, asOf)).toBe(expected);
});
