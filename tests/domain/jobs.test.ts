import { describe, expect, test } from "vitest";
import { addDays } from "#app/domain/dates.ts";
import { backupName, backupsToRemove, cronOf, staleRates } from "#app/domain/jobs.ts";

describe("backups", () => {
  const nights = (last: string, n: number) => Array.from({ length: n }, (_, index) => backupName(addDays(last, -index)));
  test("of the newest days stay, and the first of each of the newest months", () => {
    const names = nights("2025-07-15", 500);
    const removed = backupsToRemove(names, { days: 30, months: 12 });
    const kept = names.filter((name) => !removed.includes(name));
    expect(kept.slice(0, 30)).toEqual(nights("2025-07-15", 30));
    expect(kept.slice(30)).toEqual(["2025-06-01", "2025-05-01", "2025-04-01", "2025-03-01", "2025-02-01", "2025-01-01", "2024-12-01", "2024-11-01", "2024-10-01", "2024-09-01", "2024-08-01"].map(backupName));
  });
  test("removed night by night leave the same as removed at once", () => {
    let kept: string[] = [];
    for (const name of nights("2025-07-15", 500).toReversed()) {
      kept.push(name);
      const removed = backupsToRemove(kept, { days: 30, months: 12 });
      kept = kept.filter((entry) => !removed.includes(entry));
    }
    const all = nights("2025-07-15", 500);
    expect(kept.toReversed()).toEqual(all.filter((name) => !backupsToRemove(all, { days: 30, months: 12 }).includes(name)));
  });
  test("of people and other files are never removed", () => {
    expect(backupsToRemove(["before-move.backup", "luodi-2020-01-01.backup.txt", "luodi-.backup", ...nights("2025-07-15", 3)], { days: 1, months: 1 })).toEqual([backupName("2025-07-14")]);
  });
});

test.each([
  [{ dailyAt: "02:30" }, "30 2 * * *"], [{ dailyAt: "00:05" }, "5 0 * * *"], [{ everyMinutes: 5 }, "*/5 * * * *"], [{ everyMinutes: 60 }, "0 * * * *"],
])("the schedule %j is the pattern %s", (schedule, pattern) => expect(cronOf(schedule)).toBe(pattern));

test("a rate is stale the day after its limit, and where there is none", () => {
  const newest = new Map([["USD", "2025-04-06"], ["EUR", "2025-04-05"], ["JPY", null]]);
  expect(staleRates(newest, "2025-04-06")).toEqual([{ currency: "EUR", on: "2025-04-05" }, { currency: "JPY", on: null }]);
});
