import { describe, expect, it } from "vitest";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { deriveFacts, emptyInput } from "#app/domain/project-input.ts";
import { statusOn } from "#app/domain/status.ts";
import { isSuspendedIn, isSuspendedOn, suspensionsOf } from "#app/domain/suspension.ts";

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

describe("several suspensions", () => {
  const version = (suspendedOn: string | null, resumedOn: string | null) => ({ suspendedOn, resumedOn });
  const periods = (...versions: ReturnType<typeof version>[]) => suspensionsOf(versions).map(({ suspendedOn, resumedOn }) => [suspendedOn, resumedOn]);
  it("are read from the versions: resumed and suspended anew is another one, any other change corrects the last", () => {
    expect(periods(version(null, null), version("2025-01-10", null), version("2025-01-10", "2025-03-01"), version("2025-05-01", null))).toEqual([["2025-01-10", "2025-03-01"], ["2025-05-01", null]]);
    expect(periods(version("2025-01-10", null), version("2025-01-20", null), version("2025-01-20", "2025-03-01"), version("2025-01-20", "2025-03-05"))).toEqual([["2025-01-20", "2025-03-05"]]);
    expect(periods(version("2025-01-10", null), version(null, null))).toEqual([]);
    expect(periods(version("2025-01-10", null), version(null, null), version("2025-02-10", null))).toEqual([["2025-02-10", null]]);
  });
  it("stand still on days within any of them", () => {
    const found = suspensionsOf([version("2025-01-10", "2025-03-01"), version("2025-05-01", null)]);
    expect(["2025-01-09", "2025-01-10", "2025-02-28", "2025-03-01", "2025-04-30", "2025-05-01"].map((day) => isSuspendedIn(found, day))).toEqual([false, true, true, false, false, true]);
  });
});

describe("the light", () => {
  const plans = [{ type: "completed" as const, planOn: "2025-06-15" }];
  const light = (change: Partial<ProjectFacts>, day: string) => {
    const input = { ...emptyInput("A", "示例"), dates: { landed: "2025-01-01" } };
    const facts = { ...deriveFacts(input, null, [], day, change.updates ?? []), ...change };
    const { light: shown, until } = statusOn(facts, plans, day);
    return `${shown} ${until}`;
  };
  it.each([
    [{}, "2025-05-30", "green 2025-05-31"], [{}, "2025-05-31", "yellow 2025-07-16"], [{ updates: ["2025-05-30"] }, "2025-05-31", "yellow 2025-07-16"],
    [{ updates: ["2025-05-31"] }, "2025-05-31", "green 2025-06-16"], [{ updates: ["2025-05-31"] }, "2025-06-16", "yellow 2025-07-16"],
    [{}, "2025-07-15", "yellow 2025-07-16"], [{}, "2025-07-16", "red null"],
    [{ suspendedOn: "2025-06-01" }, "2025-07-16", "none null"], [{ suspendedOn: "2025-07" }, "2025-07-16", "red 2025-07-31"],
    [{ suspendedOn: "2025-06-01", resumedOn: "2025-07-16" }, "2025-07-15", "none 2025-07-16"], [{ suspendedOn: "2025-06-01", resumedOn: "2025-07-16" }, "2025-07-16", "red null"],
  ] as const)("%# of %o on %s is %s", (change, day, expected) => {
    expect(light(change, day)).toBe(expected);
  });
});
