import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { addDaysOff, daysOffPage, removeDaysOff } from "#app/services/settings/days-off.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

function valueOf<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}
const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));

test("days off move the terms that are set from then on, not the deadlines set before; all of a notice is taken or nothing", async () => {
  const db = await freshDb();
  await recordSamples(contextOn(db), { "NB-2025-0001": {} });
  const as = (role: Principal["role"]) => contextOn(db, TEST_NOW, { ...SYSTEM, role });
  const decide = async () => {
    const { number } = valueOf(await decideInMeeting(as("commerce"), { code: "NB-2025-0001", category: "land", title: "示例", detail: null, blocking: false, lead: "energy", supports: [], requirement: null, dueOn: null, days: 3, unit: "working" }));
    return { number, dueOn: valueOf(await issuePage(as("commerce"), number)).issue.dueOn };
  };
  const first = await decide();
  expect(first.dueOn).toBe("2025-07-18");
  expect(codes(await addDaysOff(as("administrator"), { year: 2025, lines: "7月17日放假。7月40日放假" }))).toEqual(["no_such_days"]);
  expect((await decide()).dueOn).toBe("2025-07-18");
  valueOf(await addDaysOff(as("administrator"), { year: 2025, lines: "7月17日至18日放假\n2025-07-19 上班" }));
  expect((await decide()).dueOn).toBe("2025-07-21");
  expect(valueOf(await issuePage(as("commerce"), first.number)).issue.dueOn).toBe("2025-07-18");
  const page = valueOf(await daysOffPage(as("auditor"), { year: 2025 }));
  expect(page.runs).toContainEqual({ from: "2025-07-17", to: "2025-07-18", isWorking: false });
  expect([page.months[6], page.mayWrite, page.years.includes(2026)]).toEqual([22, false, true]);
  expect(codes(await addDaysOff(as("commerce"), { year: 2025, lines: "7月21日放假" }))).toEqual(["forbidden"]);
  valueOf(await removeDaysOff(as("administrator"), { from: "2025-07-17", to: "2025-07-18", kind: "off" }));
  expect(codes(await removeDaysOff(as("administrator"), { from: "2025-07-17", to: "2025-07-18", kind: "off" }))).toEqual(["stale"]);
  expect((await decide()).dueOn).toBe("2025-07-18");
  expect(db.handle.prepare("SELECT action FROM audit_log WHERE action LIKE 'daysOff.%' ORDER BY seq").pluck().all()).toEqual(["daysOff.add", "daysOff.remove"]);
});
